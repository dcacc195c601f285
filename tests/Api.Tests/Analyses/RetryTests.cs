using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Api.Tests.Analyses;

public sealed class RetryTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retry_AFailedAnalysis_IsOneNewAttempt()
    {
        using var guest = await api.Guest();
        using var accepted = await AnalysesTests.Analyze(guest, await ApiServer.Upload(guest), body: null);
        var id = (await ApiServer.Json(accepted)).GetProperty("id").GetString()!;
        await AnalysesTests.Final(guest, id);
        var retry = new Uri($"/api/v1/analyses/{id}/retry", UriKind.Relative);
        using var completed = await guest.PostAsync(retry, content: null, Token);
        await ApiServer.Problem(completed, 409, "not_retryable");

        // As the sweep would have left it.
        await api.Server.Database.ExecuteAsync(
            $"UPDATE analyses SET status = 'failed', result = NULL, error_code = 'timed_out', error_message = 'late', version = version + 1 WHERE id = '{id}'", Token);
        var grains = api.Server.App.Services.GetRequiredService<IGrainFactory>();
        await grains.AnalysisRun(new AnalysisId(Guid.Parse(id))).Refresh();
        using var first = await guest.PostAsync(retry, content: null, Token);
        using var second = await guest.PostAsync(retry, content: null, Token);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        var attempt = await ApiServer.Json(first);
        Assert.Equal((2, id), (attempt.GetProperty("attempt_count").GetInt32(), attempt.GetProperty("retry_of").GetString()));
        Assert.Equal(attempt.GetProperty("id").GetString(), (await ApiServer.Json(second)).GetProperty("id").GetString());
        using var parent = await guest.GetAsync(new Uri($"/api/v1/analyses/{id}", UriKind.Relative), Token);
        Assert.Equal(attempt.GetProperty("id").GetString(), (await ApiServer.Json(parent)).GetProperty("retried_by").GetString());
    }
}
