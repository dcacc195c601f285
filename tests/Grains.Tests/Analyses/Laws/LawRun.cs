using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
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

    public LawRun(LawDatabase database, LawModel model)
    {
        (_database, _model) = (database, model);
        _leases = [.. _workers.Select(Lease)];
        _grain = new LawGrain(database, new DocumentId(_document), new GuestId(_document), _attempts, _workers);
    }

    /// <summary>Where the product differs from the model first; null where it does not.</summary>
    public async Task<string?> Differs(IEnumerable<LawCommand> steps)
    {
        await _database.Set(0);
        var document = new Activation<DocumentState>(_database.Source, _document);
        await document.TryWrite(Steps.Store(7, new GuestId(_document)));
        foreach (var step in steps)
        {
            if (await Take(step) is { } differs)
            {
                await Delete();
                return $"After \"{step}\": {differs}.";
            }
        }

        var history = await History();
        await Delete();
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
                return null;
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
            default:
                return await Write(step);
        }
    }

    private async Task<string?> Write(LawCommand step)
    {
        var before = _model.Rows.GetValueOrDefault(step.Attempt);
        var next = _model.Next(step);
        var activation = await _grain.At(step);
        var knows = activation.RecordExists ? activation.State.Version == before?.Version : before is null;
        var isDone = step.Fault != LawFault.NeverArrives;
        // Another one with the same memory does what the caller is not to hear of.
        var said = isDone && await _grain.Decide(step, step.Fault == LawFault.None ? activation : activation.Twin(), before?.Run ?? 0, LawDatabase.At(_model.Now)) == Step.Write;
        var rows = await Rows();
        var after = rows.GetValueOrDefault(step.Attempt);
        if (after == before)
        {
            return said ? $"it was written, and {Tell(before)} is still there"
                : isDone && knows && next != before ? $"{Tell(before)} is still there, where {Tell(next)} was due"
                : null;
        }

        if (after is null || after != next)
        {
            return $"{Tell(before)} became {Tell(after)}, where {Tell(next)} was due";
        }

        _model.Apply(step, after);
        return said ? Compare(rows) : "it was written, and the caller was told that it was not";
    }

    private async Task<string?> Renew(LawCommand step)
    {
        if (step.Fault != LawFault.NeverArrives)
        {
            // Whose answer is lost has renewed all the same: as another one of its name.
            await (step.Fault == LawFault.None ? _leases[step.Worker] : Lease(_workers[step.Worker])).Renew(CancellationToken.None);
            _model.Renew(step.Worker);
        }

        var live = await _database.All("SELECT id FROM workers WHERE worker_is_live(id)", row => new WorkerId(row.GetGuid(0)));
        for (var worker = 0; worker < _workers.Length; worker++)
        {
            if (live.Contains(_workers[worker]) != _model.IsLive(worker)) return $"worker {worker}'s lease is good: {live.Contains(_workers[worker])}, and should not be so";
            if (_leases[worker].IsHeld && !_model.IsLive(worker)) return $"worker {worker} believes in a lease that has run out";
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
