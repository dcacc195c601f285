using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo.Postgres;
using OrleansResume.System.Tests.Reading;
using OrleansResume.System.Tests.Telemetry;

namespace OrleansResume.System.Tests.Uploads;

/// <summary>Readers that hang, crash or are all taken, in a real silo: who is told what, and who is not kept waiting.</summary>
public sealed class ReadersInTroubleTests(TestPostgres postgres)
{
    private const int Kill = 9;
    private const int GoOn = 18;
    private const int Stop = 19;

    // Nobody handles it, so that it ends a process as it goes on, and nobody sends it to end one.
    private const int User = 10;
    private static readonly byte[] _other = [.. SmallResume.Bytes, .. "• Another line\n"u8];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_ThatHangsItsReader_IsTooComplexAndAnotherGuestIsServedMeanwhile()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await Silo(database, "--Reading:Readers=2");
        using var one = await ResumeClient.NewGuest(silo.Api);
        using var honest = await ResumeClient.NewGuest(silo.Api);
        var hung = ReaderPoolTests.Children(silo.Id)[0];
        PosixSignal.Send(hung, Stop);

        var uploads = new[] { SmallResume.Bytes, _other }.Select(content => UploadAnswer.Of(silo.Api, one.Token, content, Token)).ToList();
        var first = await Task.WhenAny(uploads);
        var document = await honest.Upload(SmallResume.Bytes);
        var judged = await honest.Final(await honest.Analyze(document), TimeSpan.FromSeconds(30));
        var last = await uploads.Single(upload => upload != first);

        Assert.Equal(("taken", "completed"), ((await first).Told, ResumeClient.Text(judged, "status")));
        Assert.Equal((422, "too_complex"), (last.Status, last.Told));
        Assert.InRange(last.Took, TimeSpan.FromSeconds(5), UploadAnswer.Late);
        Assert.DoesNotContain(hung, ReaderPoolTests.Children(silo.Id));
        var scrape = await Scrape.Until(
            silo.Operators, scrape => Replaced(scrape, "time") == 1 && Readers(scrape, "idle") == 2, Token);
        Assert.Equal((0, 3), (Readers(scrape, "busy"), scrape.Value("resume_reader_wait_seconds_count")));
        await silo.Stop();
    }

    [Fact]
    public async Task Upload_WhileEveryReaderIsTaken_IsOverloadedWithATimeToComeAgain()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await Silo(database);
        using var guest = await ResumeClient.NewGuest(silo.Api);
        PosixSignal.Send(Assert.Single(ReaderPoolTests.Children(silo.Id)), Stop);

        var uploads = await Task.WhenAll(new[] { SmallResume.Bytes, _other }.Select(content => UploadAnswer.Of(silo.Api, guest.Token, content, Token)));

        var (refused, hung) = uploads[0].Status == 503 ? (uploads[0], uploads[1]) : (uploads[1], uploads[0]);
        Assert.Equal((503, "overloaded", TimeSpan.FromSeconds(2)), (refused.Status, refused.Code, refused.RetryAfter));
        Assert.Equal((422, "too_complex"), (hung.Status, hung.Told));
        Assert.All(uploads, upload => Assert.InRange(upload.Took, TimeSpan.FromSeconds(1.9), UploadAnswer.Late));
        await silo.Stop();
    }

    [Fact]
    public async Task Upload_WhoseReaderCrashes_IsTooComplexAndTheNextIsRead()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await Silo(database, "--Reading:MaxWait=00:00:20", "--Reading:MaxAnswer=00:01:00", "--Reading:MaxTime=00:00:20");
        using var guest = await ResumeClient.NewGuest(silo.Api);
        var (upload, reader) = await InReader(silo, guest);

        PosixSignal.Send(reader, User);
        PosixSignal.Send(reader, GoOn);

        var answer = await upload;
        Assert.Equal((422, "too_complex"), (answer.Status, answer.Told));
        await Scrape.Until(silo.Operators, scrape => Replaced(scrape, "crashed") == 1 && Readers(scrape, "idle") == 1, Token);
        Assert.Equal("taken", (await UploadAnswer.Of(silo.Api, guest.Token, SmallResume.Bytes, Token)).Told);
        await silo.Stop();
    }

    [Fact]
    public async Task Upload_WhoseReaderIsKilledByOthers_IsReadByAnother()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await Silo(database, "--Reading:MaxWait=00:00:20", "--Reading:MaxAnswer=00:01:00", "--Reading:MaxTime=00:00:20");
        using var guest = await ResumeClient.NewGuest(silo.Api);
        var (upload, reader) = await InReader(silo, guest);

        PosixSignal.Send(reader, Kill);

        Assert.Equal("taken", (await upload).Told);
        await Scrape.Until(silo.Operators, scrape => Replaced(scrape, "killed") == 1, Token);
        await silo.Stop();
    }

    private static Task<ServerProcess> Silo(TestDatabase database, params string[] settings) =>
        ServerProcess.Silo([$"--ConnectionStrings:Postgres={database.ConnectionString}", .. settings]).Ready();

    // An upload that has reached its reader, which does nothing with it as long as it stands still.
    private static async Task<(Task<UploadAnswer> Upload, int Reader)> InReader(ServerProcess silo, ResumeClient guest)
    {
        var reader = Assert.Single(ReaderPoolTests.Children(silo.Id));
        PosixSignal.Send(reader, Stop);
        var upload = UploadAnswer.Of(silo.Api, guest.Token, SmallResume.Bytes, Token);
        await Scrape.Until(silo.Operators, scrape => Readers(scrape, "busy") == 1, Token);
        return (upload, reader);
    }

    private static double? Readers(Scrape scrape, string state) => scrape.Value("resume_reader_processes", "state", state);

    private static double? Replaced(Scrape scrape, string reason) => scrape.Value("resume_reader_replaced_total", "reason", reason);
}
