using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Tests.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>Carries out a run on the product and on the model, and compares the rows, the history, the lists and the leases.</summary>
internal sealed class LawRun
{
    private readonly LawDatabase _database;
    private readonly LawModel _model;
    private readonly FakeTimeProvider _machine = new();
    private readonly Guid _document = Guid.CreateVersion7();
    private readonly AnalysisId[] _attempts = [.. Enumerable.Range(0, 3).Select(_ => new AnalysisId(Guid.CreateVersion7()))];
    private readonly WorkerId[] _workers = [new(Guid.CreateVersion7()), new(Guid.CreateVersion7())];
    private readonly WorkerLease[] _leases;
    private readonly LawGrain _grain;

    private readonly LawStorage _storage;

    public LawRun(LawDatabase database, LawStorage storage, LawModel model)
    {
        (_database, _storage, _model) = (database, storage, model);
        _leases = [.. _workers.Select(Lease)];
        _grain = new LawGrain(database, new DocumentId(_document), new GuestId(_document), _attempts, _workers);
    }

    /// <summary>Where the product differs from the model first; null where it does not.</summary>
    public async Task<string?> Differs(IEnumerable<LawCommand> steps)
    {
        await _database.Set(0);
        var document = new Activation<DocumentState>(_database.Source, _document);
        await document.TryWrite(Steps.Store(7, new GuestId(_document)));
        string? history;
        try
        {
            foreach (var step in steps)
            {
                if (await Take(step) is { } differs)
                {
                    return $"After \"{step}\": {differs}.";
                }
            }

            history = await History();
        }
        finally
        {
            // Whatever was left here, the runs after it would find; leases, at which every step looks, would make them slow.
            await Delete();
            await _database.Do("DELETE FROM workers");
        }

        return history ?? ((await Rows()).Count == 0 ? null : "The document has gone, and its attempts have not.");
    }

    private async Task<string?> Take(LawCommand step)
    {
        switch (step.Act)
        {
            case LawAct.Wait:
                _model.Wait(step.Seconds);
                _machine.Advance(TimeSpan.FromSeconds(step.Seconds));
                await _database.Set(_model.Now);
                return Leases();
            case LawAct.Renew:
                return await Renew(step);
            case LawAct.Sweep:
                var overdue = _model.Overdue.ToList();
                var ended = await new AnalysisQueue(_database.Source).FailOverdue(10, new AnalysisOptions(), CancellationToken.None);
                _model.Sweep();
                return Same("overdue", overdue, ended.Select(one => one.Analysis)) ?? Compare(await Rows());
            case LawAct.Look:
                var queue = new AnalysisQueue(_database.Source);
                return Same("unheld", _model.Unheld, (await queue.Unheld(10, 10, CancellationToken.None)).Select(one => one.Analysis))
                    ?? Same("abandoned", _model.Abandoned, (await queue.Abandoned(Guid.Empty, 10, CancellationToken.None)).Select(one => one.Analysis));
            case LawAct.Refresh:
                await (await _grain.At(step)).ReadStateAsync();
                return null;
            case LawAct.Delete:
                await Delete();
                _model.Delete();
                return Compare(await Rows());
            case LawAct.Together:
                return await Write(step.Members, writes => _storage.AsOne(writes, step.IsRefused));
            default:
                return await Write([step], async writes => [await writes[0]()]);
        }
    }

    // Each step is of another attempt, and what is due comes of the rows before all of them.
    private async Task<string?> Write(IReadOnlyList<LawCommand> steps, Func<IReadOnlyList<Func<Task<Step>>>, Task<Step[]>> carryOut)
    {
        var due = new List<(LawCommand Step, LawRow? Before, LawRow? Next, bool Knows)>();
        var writes = new List<Func<Task<Step>>>();
        foreach (var step in steps)
        {
            var before = _model.Rows.GetValueOrDefault(step.Attempt);
            var activation = await _grain.At(step);
            due.Add((step, before, _model.Next(step), activation.RecordExists ? activation.State.Version == before?.Version : before is null));
            var way = steps.Count > 1 ? activation.Through(_storage.Shared) : step.Fault switch
            {
                LawFault.NeverArrives => activation.Through(_storage.NeverArrives),
                LawFault.AnswerIsLost => activation.Through(_storage.AnswerIsLost),
                _ => activation,
            };
            writes.Add(() => Decide(step, way, before?.Run ?? 0));
        }

        var said = await carryOut(writes);
        var rows = await Rows();
        for (var i = 0; i < due.Count; i++)
        {
            var (step, before, next, knows) = due[i];
            if (Wrong(step, before, rows.GetValueOrDefault(step.Attempt), next, said[i] == Step.Write, knows) is { } wrong) return wrong;
        }

        return Compare(rows);
    }

    // What nobody was told of is no write that anybody knows of.
    private async Task<Step> Decide(LawCommand step, Activation<AnalysisState> activation, int lastRun)
    {
        try
        {
            return await _grain.Decide(step, activation, lastRun, LawDatabase.At(_model.Now));
        }
        catch (UnavailableException) when (step.Fault != LawFault.None)
        {
            return Step.Overtaken;
        }
    }

    private string? Wrong(LawCommand step, LawRow? before, LawRow? after, LawRow? next, bool said, bool knows)
    {
        if (after == before)
        {
            return said ? $"it was written, and {Tell(before)} is still there"
                : step.Fault != LawFault.NeverArrives && knows && next != before ? $"{Tell(before)} is still there, where {Tell(next)} was due"
                : null;
        }

        if (step.Fault == LawFault.NeverArrives || after is null || after != next)
        {
            return $"{Tell(before)} became {Tell(after)}, where {Tell(step.Fault == LawFault.NeverArrives ? before : next)} was due";
        }

        _model.Apply(step, after);
        return said || step.Fault == LawFault.AnswerIsLost ? null : "it was written, and the caller was told that it was not";
    }

    private async Task<string?> Renew(LawCommand step)
    {
        if (step.Fault != LawFault.NeverArrives)
        {
            // Whose answer is lost has renewed all the same: as another one of its name.
            await (step.Fault == LawFault.None ? _leases[step.Worker] : Lease(_workers[step.Worker])).Renew(CancellationToken.None);
            _model.Renew(step.Worker, isHeard: step.Fault == LawFault.None);
        }

        var live = await _database.All("SELECT id FROM workers WHERE worker_is_live(id)", row => new WorkerId(row.GetGuid(0)));
        for (var worker = 0; worker < _workers.Length; worker++)
        {
            if (live.Contains(_workers[worker]) != _model.IsLive(worker)) return $"worker {worker}'s lease is good: {live.Contains(_workers[worker])}, and should not be so";
        }

        return Leases();
    }

    private string? Leases()
    {
        for (var worker = 0; worker < _workers.Length; worker++)
        {
            var lease = _leases[worker];
            if (lease.IsHeld && !_model.IsLive(worker)) return $"worker {worker} believes in a lease that has run out";
            if (lease.IsHeld != _model.IsHeld(worker)) return $"worker {worker} believes in its lease: {lease.IsHeld}, and should not do so";
            if (lease.MayJudge != _model.MayJudge(worker)) return $"worker {worker} calls others gone: {lease.MayJudge}, and should not do so";
        }

        return null;
    }

    private string? Compare(Dictionary<int, LawRow> rows)
    {
        foreach (var attempt in Enumerable.Range(0, _attempts.Length))
        {
            var (there, due) = (rows.GetValueOrDefault(attempt), _model.Rows.GetValueOrDefault(attempt));
            if (there != due) return $"attempt {attempt} is {Tell(there)}, where {Tell(due)} was due";
        }

        return null;
    }

    private async Task<string?> History()
    {
        var lines = await _database.All(
            "SELECT analysis_id, version, run, from_status, to_status, reason FROM analysis_transitions WHERE analysis_id = ANY(ARRAY[" + Ids() + "]::uuid[])",
            row => new LawLine(Place(row.GetGuid(0)), row.GetInt64(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4), row.GetString(5)));
        var (there, due) = (lines.OrderBy(line => (line.Attempt, line.Version)).ToList(), _model.History.OrderBy(line => (line.Attempt, line.Version)).ToList());
        return there.SequenceEqual(due) ? null : $"The history says {string.Join(", ", there.Except(due))}, where {string.Join(", ", due.Except(there))} was due.";
    }

    private async Task<Dictionary<int, LawRow>> Rows() => (await _database.All(
        "SELECT id, status, attempt_count, run, worker_id, version, deadline_at, extract(epoch FROM time_left)::int, error_code FROM analyses WHERE id = ANY(ARRAY[" + Ids() + "]::uuid[])",
        row => (Place(row.GetGuid(0)), new LawRow(
            row.GetString(1),
            row.GetInt32(2),
            row.GetInt32(3),
            row.IsDBNull(4) ? null : Array.IndexOf(_workers, new WorkerId(row.GetGuid(4))),
            row.GetInt64(5),
            row.IsDBNull(6) ? null : LawDatabase.Seconds(row.GetFieldValue<DateTimeOffset>(6)),
            row.IsDBNull(7) ? null : row.GetInt32(7),
            row.IsDBNull(8) ? null : row.GetString(8))))).ToDictionary();

    private Task Delete() => _database.Do($"DELETE FROM documents WHERE id = '{_document}'");

    private string Ids() => string.Join(',', _attempts.Select(attempt => $"'{attempt.Value}'"));

    private int Place(Guid attempt) => Array.IndexOf(_attempts, new AnalysisId(attempt));

    private string? Same(string what, IEnumerable<int> due, IEnumerable<AnalysisId> there)
    {
        var (mine, found) = (due.Order().ToList(), there.Select(attempt => Place(attempt.Value)).Order().ToList());
        return mine.SequenceEqual(found) ? null : $"{what} are [{string.Join(',', found)}], where [{string.Join(',', mine)}] was due";
    }

    private WorkerLease Lease(WorkerId worker) =>
        new(worker, "silo", _database.Source, new DatabaseClock(_machine), new WorkerSlots(1, _machine), NullLogger<WorkerLease>.Instance);

    private static string Tell(LawRow? row) => row?.ToString() ?? "nothing";
}
