using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

/// <summary>What a report says depends on the document alone, not on the process that wrote it, nor on the day's order of things.</summary>
public sealed class SameReportTests(TestPostgres postgres)
{
    private const string Job = "C# and SQL are required, Python or R too. Kubernetes is a plus. Three years of experience.";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Analyses_BeforeAndAfterARestart_AreTheSameByteForByte()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        List<(string Document, JsonElement Report)> before = [];
        await using var first = await Silo(database).Ready();
        using var guest = await ResumeClient.NewGuest(first.Api);
        foreach (var file in ResumeFiles.All)
        {
            var document = await guest.Upload(await File.ReadAllBytesAsync(file, Token), Path.GetFileName(file));
            before.Add((document, await Report(guest, document)));
        }

        await first.Stop();
        await using var second = await Silo(database).Ready();
        using var again = guest.At(second.Api);
        using var another = await ResumeClient.NewGuest(second.Api);
        foreach (var (file, (document, report)) in ResumeFiles.All.Zip(before))
        {
            Assert.Equal(report.GetRawText(), (await Report(again, document)).GetRawText());

            // Read again from its bytes as well. The date of this upload may be another, so what was read is compared.
            var read = await Report(another, await another.Upload(await File.ReadAllBytesAsync(file, Token), Path.GetFileName(file)));
            Assert.Equal(report.GetProperty("resume").GetRawText(), read.GetProperty("resume").GetRawText());
        }
    }

    private static ServerProcess Silo(TestDatabase database) => ServerProcess.Silo($"--ConnectionStrings:Postgres={database.ConnectionString}");

    private static async Task<JsonElement> Report(ResumeClient client, string document)
    {
        var analysis = await client.Final(await client.Analyze(document, Job), _patience);
        Assert.Equal("completed", ResumeClient.Text(analysis, "status"));
        return analysis.GetProperty("result");
    }
}
