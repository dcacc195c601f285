using System.Net.Http.Headers;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Llm;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>What a guest sees of the model, and how a guest keeps a resume from it.</summary>
public sealed class ModelTests(ApiServer api)
{
    [Fact]
    public async Task Analyze_WithAModel_IsAskedUnlessTheGuestSaysBuiltin()
    {
        await using var model = await ModelServer.Start();
        model.Answer = ModelAnswers.Finds(new { category = "experience", quote = "Ada Example", message = "Which Ada?", suggestion = "Say." });
        await using var server = await ResumeServer.Start(
            api.Postgres, configure: null, [.. model.Settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        using var guest = await Guest(server);
        var document = await ApiServer.Upload(guest);

        using var builtIn = await AnalysesTests.Analyze(guest, document, new { analyzer = "builtin" }, key: "\"k\"");
        using var other = await AnalysesTests.Analyze(guest, document, new { analyzer = "default" }, key: "\"k\"");
        await ApiServer.Problem(other, 422, "idempotency_key_reused");
        var alone = await AnalysesTests.Final(guest, (await ApiServer.Json(builtIn)).GetProperty("id").GetString()!);
        Assert.Equal("""{"name":"builtin","version":"6","model":null}""", alone.GetProperty("analyzer").GetRawText());
        Assert.Empty(model.Requests);

        using var accepted = await AnalysesTests.Analyze(guest, document, body: null);
        var modelled = await AnalysesTests.Final(guest, (await ApiServer.Json(accepted)).GetProperty("id").GetString()!);
        Assert.Equal("""{"name":"llm","version":"6.3","model":"test-model","tokens":{"input":1,"output":1}}""", modelled.GetProperty("analyzer").GetRawText());
        Assert.Contains(modelled.GetProperty("result").GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("id").GetString() == "model.1");
        Assert.Single(model.Requests);

        using var operators = new HttpClient();
        var health = await ApiServer.Json(await operators.GetAsync(new Uri(server.Operators, "/health/worker"), TestContext.Current.CancellationToken));
        Assert.Equal("closed", health.GetProperty("model_breaker").GetString());

        model.Answer = ModelAnswers.Status(503);
        using var repeated = await AnalysesTests.Analyze(guest, document, body: null);
        var stored = await AnalysesTests.Final(guest, (await ApiServer.Json(repeated)).GetProperty("id").GetString()!);
        Assert.Equal(modelled.GetProperty("result").GetRawText(), stored.GetProperty("result").GetRawText());
        Assert.Single(model.Requests);

        using var doomed = await AnalysesTests.Analyze(guest, document, new { job_description = "A gardener who knows roses." });
        var failed = await AnalysesTests.Final(guest, (await ApiServer.Json(doomed)).GetProperty("id").GetString()!);
        Assert.Equal(("failed", "provider_unavailable"), (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetProperty("code").GetString()));
    }

    private static async Task<HttpClient> Guest(ResumeServer server)
    {
        using var minted = await ResumeClient.NewGuest(server.Api);
        var guest = new HttpClient { BaseAddress = server.Api };
        guest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", minted.Token);
        return guest;
    }
}
