using System.Text;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Tests.Guests;

public sealed class ErasureTests(TestPostgres postgres)
{
    private const string Everything =
        """
        SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM document_contents) + (SELECT count(*) FROM analyses)
             + (SELECT count(*) FROM analyses_set_aside) + (SELECT count(*) FROM model_tokens)
             + (SELECT count(*) FROM orleans.grain_states WHERE payload IS NOT NULL)
        """;

    private readonly GuestId _guest = new(Guid.CreateVersion7());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_AGuestWithWork_LeavesNothingAndTakesNothingMore()
    {
        await using var cluster = await ResumeCluster.Start(postgres, silos: 2, workers: false);
        var document = await Upload(cluster, 0);
        await Upload(cluster, 1);
        var analysis = cluster.Grains.Analysis(new AnalysisId(Guid.CreateVersion7()));
        await analysis.Start(new StartAnalysis(_guest, document, JobDescription: null, AnalyzerChoice.Default));
        await cluster.Database.ExecuteAsync(
            $"INSERT INTO analyses_set_aside (id, owner_id, reason, row_was) VALUES (gen_random_uuid(), '{_guest}', 'x', '{"{}"}')", Token);
        await cluster.Database.ExecuteAsync($"INSERT INTO model_tokens VALUES (gen_random_uuid(), 1, '{_guest}', 1, 1)", Token);

        Assert.Null(await cluster.Grains.Guest(_guest).Erase());

        Assert.Equal(0L, await cluster.Database.ScalarAsync<long>(Everything, Token));
        Assert.Equal(RefusalCode.NotFound, Refused(await analysis.Get(_guest)));
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Document(document).Get(_guest)));
        Assert.Equal(RefusalCode.GuestErased, Refused(await TryUpload(cluster, 2)));
        Assert.Equal(RefusalCode.GuestErased, Refused(await cluster.Grains.Guest(_guest).Limits()));
        Assert.Equal(RefusalCode.GuestErased, (await cluster.Grains.Guest(_guest).Erase())!.Code);
    }

    [Fact]
    public async Task Erase_WhileUploadsRun_KeepsNoneOfThem()
    {
        await using var cluster = await ResumeCluster.Start(postgres, silos: 2, workers: false);
        var uploads = Enumerable.Range(0, 24).Select(number => TryUpload(cluster, number)).ToList();
        await Task.WhenAny(uploads);

        Assert.Null(await cluster.Grains.Guest(_guest).Erase());
        await Task.WhenAll(uploads);

        Assert.Equal(0L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM documents WHERE deleted_at IS NULL", Token));
    }

    [Fact]
    public async Task FinishErasure_AfterACrash_EndsItAndOnlyIt()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        await Upload(cluster, 0);
        await cluster.Grains.Guest(_guest).FinishErasure();
        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM documents", Token));

        await cluster.Database.ExecuteAsync($"INSERT INTO erased_guests VALUES ('{_guest}', now())", Token);
        await cluster.Grains.Guest(_guest).FinishErasure();

        Assert.Equal(0L, await cluster.Database.ScalarAsync<long>(Everything, Token));
        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM erased_guests WHERE finished_at IS NOT NULL", Token));
    }

    [Fact]
    public async Task Erase_AgainAfterItBrokeOff_GoesOnAndEndsIt()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        var document = await Upload(cluster, 0);
        await Upload(cluster, 1);
        // As a crash leaves it: marked, one document already on its way out.
        await cluster.Database.ExecuteAsync(
            $"INSERT INTO erased_guests VALUES ('{_guest}', now()); UPDATE documents SET deleted_at = now(), version = version + 1 WHERE id = '{document}'", Token);

        Assert.Null(await cluster.Grains.Guest(_guest).Erase());

        Assert.Equal(0L, await cluster.Database.ScalarAsync<long>(Everything, Token));
        Assert.Equal(RefusalCode.GuestErased, (await cluster.Grains.Guest(_guest).Erase())!.Code);
    }

    [Fact]
    public async Task Upload_BeyondTheBytesAGuestMayStore_IsRefusedAndFree()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false, settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Limits:Stored:Bytes"] = "50",
            ["Limits:Uploads:Permits"] = "2",
        });
        await Upload(cluster, 1);

        for (var i = 2; i < 6; i++)
        {
            Assert.Equal(RefusalCode.StorageFull, Refused(await TryUpload(cluster, i)));
        }

        Assert.True((await cluster.Grains.Guest(_guest).Limits()).TryGet(out var limits, out _));
        Assert.Equal(1, limits.Uploads.Remaining);
    }

    [Fact]
    public async Task Sweep_HalfErasedGuestsAndOldDocuments_AreGone()
    {
        await using var cluster = await ResumeCluster.Start(postgres);
        var keeps = new GuestId(Guid.CreateVersion7());
        var kept = await Upload(cluster, 0, keeps);
        var old = new GuestId(Guid.CreateVersion7());
        var expired = await Upload(cluster, 1, old);
        await Upload(cluster, 2);
        await cluster.Database.ExecuteAsync($"INSERT INTO erased_guests VALUES ('{_guest}', now() - interval '1 hour')", Token);
        await cluster.Database.ExecuteAsync(
            $"UPDATE documents SET created_at = now() - interval '31 days', expires_at = now() - interval '1 second', version = version + 1 WHERE id = '{expired}'", Token);

        await cluster.Calls.Carried(nameof(IDocumentGrain.Expire), expired.Value);
        await cluster.Calls.Carried(nameof(IGuestGrain.FinishErasure), _guest.Value);

        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM documents", Token));
        Assert.True((await cluster.Grains.Document(kept).Get(keeps)).TryGet(out _, out _));
        Assert.Equal(RefusalCode.NotFound, Refused(await cluster.Grains.Document(expired).Get(old)));
    }

    [Fact]
    public async Task Upload_BeyondWhatAGuestMayStore_IsRefusedAlsoAtOnce()
    {
        await using var cluster = await ResumeCluster.Start(postgres, silos: 2, workers: false, settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Limits:Stored:Documents"] = "3",
        });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => TryUpload(cluster, number)));

        Assert.Equal(3, outcomes.Count(outcome => outcome.TryGet(out _, out _)));
        Assert.All(outcomes.Where(outcome => !outcome.TryGet(out _, out _)), outcome => Assert.Equal(RefusalCode.StorageFull, Refused(outcome)));
        Assert.True(outcomes.First(outcome => outcome.TryGet(out _, out _)).TryGet(out var stored, out _));
        Assert.Null(await cluster.Grains.Document(stored.Document.Id).Delete(_guest));
        Assert.True((await TryUpload(cluster, 99)).TryGet(out _, out _));
    }

    private async Task<DocumentId> Upload(ResumeCluster cluster, int number, GuestId? owner = null) =>
        (await TryUpload(cluster, number, owner)).TryGet(out var uploaded, out var refusal) ? uploaded.Document.Id : throw new InvalidOperationException(refusal.Detail);

    private Task<Outcome<UploadedDocument>> TryUpload(ResumeCluster cluster, int number, GuestId? owner = null) =>
        cluster.Grains.Document(new DocumentId(Guid.CreateVersion7())).Upload(
            new UploadDocument(owner ?? _guest, "resume.txt", Encoding.UTF8.GetBytes($"Ada Example, resume number {number}")));

    private static RefusalCode Refused<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was not refused.") : refusal.Code;
}
