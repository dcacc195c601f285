using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

/// <summary>The silo that brings its own PostgreSQL: what ./run starts.</summary>
public sealed class PrivateDatabaseTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);
    private readonly TestFolder _folder = TestFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StopAndStart_EverythingIsStillThere()
    {
        string document, analysis, text;
        ResumeClient client;
        await using (var silo = await Silo().Ready())
        {
            client = await ResumeClient.NewGuest(silo.Api);
            document = await client.Upload(SmallResume.Bytes, "resume.txt");
            analysis = await client.Analyze(document);
            text = (await client.Final(analysis, _patience)).GetRawText();
            await silo.Stop();
            Assert.Equal(0, silo.ExitCode);
        }

        await using var again = await Silo().Ready();
        using var same = client.At(again.Api);
        Assert.Equal(document, ResumeClient.Text(await same.Get($"/api/v1/documents/{document}"), "id"));
        Assert.Equal(text, (await same.Get($"/api/v1/analyses/{analysis}")).GetRawText());
        await again.Stop();
        client.Dispose();
    }

    [Fact]
    public async Task KillSiloAndPostgres_BetweenAcceptedAndCompleted_TheNextStartCompletesAll()
    {
        List<string> accepted;
        ResumeClient client;
        await using (var silo = await Silo().Ready())
        {
            client = await ResumeClient.NewGuest(silo.Api);
            var document = await client.Upload(SmallResume.Bytes, "resume.txt");
            accepted = [.. await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.Analyze(document)))];
            await silo.Kill();
            KillPostmaster();
        }

        await using var again = await Silo().Ready();
        using var same = client.At(again.Api);
        var answers = await Task.WhenAll(accepted.Select(id => same.Final(id, _patience, retries: 3)));
        Assert.All(answers, answer => Assert.Equal("completed", ResumeClient.Text(answer, "status")));
        await again.Stop();
        client.Dispose();
    }

    [Fact]
    public async Task SecondSiloOnTheSameFolder_IsToldWhatToDo()
    {
        await using var owner = await Silo().Ready();
        await using var second = Silo();

        await second.Ended();

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("ConnectionStrings__Postgres", second.Output, StringComparison.Ordinal);
        await owner.Stop();
    }

    [Theory]
    [InlineData("--Llm:Provider=openai", "Llm:Endpoint is the http or https address")]
    [InlineData("--Llm:AttemptTimeout=soon", "Failed to convert configuration value 'soon' at 'Llm:AttemptTimeout'")]
    public async Task WrongSetting_EndsTheStartInOneLine(string setting, string says)
    {
        await using var silo = ServerProcess.Silo($"--DataDirectory={_folder.Path}", setting);

        await silo.Ended();

        Assert.Equal(1, silo.ExitCode);
        Assert.Contains(says, silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", silo.Output, StringComparison.Ordinal);
    }

    private ServerProcess Silo() => ServerProcess.Silo($"--DataDirectory={_folder.Path}");

    // The whole of PostgreSQL, with no chance to write anything down.
    private void KillPostmaster()
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(_folder.Path, "pg", "postmaster.pid")).First(), global::System.Globalization.CultureInfo.InvariantCulture);
        global::System.Diagnostics.Process.GetProcessById(pid).Kill();
    }
}
