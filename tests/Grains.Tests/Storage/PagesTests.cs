using CsCheck;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>The law of lists: a walk over all pages tells each row once, newest first, whatever is added meanwhile.</summary>
public sealed class PagesTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Few different minutes, so that many rows share their time; microseconds, so that the cursor must keep them.
    private static Gen<int[]> Times => Gen.Int[0, 6].Array[0, 40];

    [Fact]
    public async Task Documents_WalkedPageByPage_AreToldOnceInOrder()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await Gen.Select(Times, Times, Gen.Int[1, 15]).SampleAsync(
            async (before, meanwhile, limit) =>
            {
                var owner = Guid.CreateVersion7();
                await Insert(before, "documents");
                var grain = new DocumentListGrain(new DocumentTable(database.DataSource));
                var added = new Queue<int>(meanwhile);
                var told = await Walk(
                    cursor => grain.List(new GuestId(owner), new PageRequest(limit, cursor)),
                    document => document.Id.Value,
                    limit,
                    () => Insert(added.TryDequeue(out var minute) ? [minute] : [], "meanwhile"));
                await AssertLaw(database, told, $"documents WHERE owner_id = '{owner}'", "created_at", "file_name = 'documents'");

                Task Insert(int[] minutes, string name) => database.ExecuteAsync(
                    $"""
                    INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, word_count, warnings, created_at, expires_at, version)
                    SELECT id, '{owner}', '{name}', 'text/plain', 1, sha256(id::text::bytea), 0, '[]', {At("minute")}, '2100-01-01', 1
                    FROM (SELECT gen_random_uuid() AS id, minute FROM unnest(ARRAY[{string.Join(',', minutes)}]::int[]) minute) rows
                    """,
                    Token);
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task Analyses_WalkedPageByPage_AreToldOnceInOrder()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await Gen.Select(Times, Times, Gen.Int[1, 15]).SampleAsync(
            async (before, meanwhile, limit) =>
            {
                var document = Guid.CreateVersion7();
                Assert.True(await Store(database, document));
                await Insert(before, 1);
                var grain = new AnalysisListGrain(database.DataSource);
                var added = new Queue<int>(meanwhile);
                var told = await Walk(
                    cursor => grain.List(Steps.Owner, new DocumentId(document), new PageRequest(limit, cursor)),
                    analysis => analysis.Id.Value,
                    limit,
                    () => Insert(added.TryDequeue(out var minute) ? [minute] : [], 2));
                await AssertLaw(database, told, $"analyses WHERE document_id = '{document}'", "queued_at", "version = 1");

                Task Insert(int[] minutes, int version) => database.ExecuteAsync(
                    $"""
                    INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, deadline_at, version)
                    SELECT gen_random_uuid(), '{document}', '{Steps.Owner.Value}', 'queued', 1, 0, 'default', '', {At("minute")}, now(), {version}
                    FROM unnest(ARRAY[{string.Join(',', minutes)}]::int[]) minute
                    """,
                    Token);
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task Documents_BehindAnyCursor_AreAPage()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var grain = new DocumentListGrain(new DocumentTable(database.DataSource));
        var ticks = Gen.OneOf(
            Gen.Long[DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks],
            Gen.OneOf(DateTimeOffset.MinValue.Ticks, DateTimeOffset.MinValue.Ticks + 1, DateTimeOffset.MaxValue.Ticks - 1, DateTimeOffset.MaxValue.Ticks));
        await Gen.Select(ticks, Gen.Guid).SampleAsync(
            async (before, id) =>
            {
                var cursor = new ListCursor(new DateTimeOffset(before, TimeSpan.Zero), id).ToString();
                Assert.Empty((await grain.List(Steps.Owner, new PageRequest(20, cursor))).Items);
            },
            threads: 1);
    }

    private static string At(string minute) => $"'2026-01-01'::timestamptz + {minute} * interval '1 minute 1 microsecond'";

    private static Task<bool> Store(TestDatabase database, Guid document) =>
        new Activation<DocumentState>(database.DataSource, document).TryWrite(Steps.Store(1, new GuestId(Guid.CreateVersion7())));

    private static async Task<List<Guid>> Walk<T>(Func<string?, Task<Page<T>>> list, Func<T, Guid> id, int limit, Func<Task> betweenPages)
    {
        var told = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await list(cursor);
            Assert.InRange(page.Items.Length, page.NextCursor is null ? 0 : limit, limit);
            told.AddRange(page.Items.Select(id));
            cursor = page.NextCursor;
            await betweenPages();
        }
        while (cursor is not null);

        return told;
    }

    // The database's own order is the measure: it compares ids byte by byte, .NET does not.
    private static async Task AssertLaw(TestDatabase database, List<Guid> told, string from, string time, string wasThereBefore)
    {
        var all = await Ids($"SELECT id FROM {from} ORDER BY {time} DESC, id DESC");
        Assert.Equal(all.Where(told.Contains), told);
        Assert.Empty((await Ids($"SELECT id FROM {from} AND {wasThereBefore}")).Except(told));

        async Task<Guid[]> Ids(string sql) => await database.ScalarAsync<Guid[]>($"SELECT ARRAY({sql})", Token) ?? [];
    }
}
