namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>An attempt as the design has it: seconds of the model's clock, places instead of ids.</summary>
internal sealed record LawRow(string Status, int Attempts, int Run, int? Worker, long Version, int? Deadline, int? TimeLeft, string? Error)
{
    public bool IsFinal => Status is "completed" or "failed";
}

/// <summary>A line of the history.</summary>
internal sealed record LawLine(int Attempt, long Version, int Run, string? From, string To, string Reason);

/// <summary>
/// What the design says of each step, from the row that is there: written from its text, knowing neither the statements nor
/// <c>AnalysisLifecycle</c>.
/// </summary>
internal sealed class LawModel
{
    public const int QueueTimeout = 65;
    public const int Timeout = 35;
    public const int Lease = 6;

    // What the sweep leaves to the grain's own timer.
    private const int Patience = 2;

    private readonly int?[] _heard = [null, null];
    private readonly int[] _heldSince = [0, 0];

    /// <summary>A mistake, to see that it is found: an attempt whose worker was lost would be given new time.</summary>
    public bool GivesNewTimeToLostWork { get; init; }

    public Dictionary<int, LawRow> Rows { get; } = [];

    public List<LawLine> History { get; } = [];

    /// <summary>Steps that changed a row.</summary>
    public int Written { get; private set; }

    public int Now { get; private set; }

    public int[] LeaseEnds { get; } = [0, 0];

    public bool DocumentIsThere { get; private set; } = true;

    public IEnumerable<int> Unheld => Rows.Where(row => row.Value is { Status: "queued", Worker: null }).Select(row => row.Key);

    public IEnumerable<int> Abandoned => Rows.Where(row => row.Value.Worker is { } worker && !IsLive(worker)).Select(row => row.Key);

    public IEnumerable<int> Overdue => Rows.Where(row => !row.Value.IsFinal && row.Value.Deadline < Now - Patience).Select(row => row.Key);

    public bool IsLive(int worker) => LeaseEnds[worker] > Now;

    public void Wait(int seconds) => Now += seconds;

    /// <summary>A worker has renewed its lease.</summary>
    /// <param name="worker">Which.</param>
    /// <param name="isHeard">Whether it was told so.</param>
    public void Renew(int worker, bool isHeard)
    {
        LeaseEnds[worker] = Now + Lease;
        if (isHeard)
        {
            _heldSince[worker] = IsHeld(worker) ? _heldSince[worker] : Now;
            _heard[worker] = Now;
        }
    }

    /// <summary>Whether a worker may believe that its lease is good.</summary>
    public bool IsHeld(int worker) => _heard[worker] is { } heard && Now - heard < Lease;

    /// <summary>Whether a worker has known so for long enough to call another one gone.</summary>
    public bool MayJudge(int worker) => IsHeld(worker) && Now - _heldSince[worker] >= Lease;

    public void Delete()
    {
        Rows.Clear();
        DocumentIsThere = false;
    }

    public void Sweep()
    {
        foreach (var attempt in Overdue.ToList())
        {
            Apply(attempt, Ended(Rows[attempt], "failed", "timed_out"), "timed_out");
        }
    }

    /// <summary>The row after a step that nothing disturbs; the same where the step is none of its business.</summary>
    public LawRow? Next(LawCommand step)
    {
        var row = Rows.GetValueOrDefault(step.Attempt);
        var isHeld = row is { IsFinal: false } && row.Worker == step.Worker;
        return step.Act switch
        {
            LawAct.Accept or LawAct.AcceptUnheld or LawAct.AcceptBegun when row is null && step.Attempt == 0 && DocumentIsThere => New(step, 1),
            LawAct.Retry when row is null && Rows.GetValueOrDefault(step.Attempt - 1) is { Status: "failed" } parent && DocumentIsThere => New(step, parent.Attempts + 1),
            LawAct.Begin when row is { Status: "queued" } && (row.Worker is null || isHeld) => row with
            {
                Status = "processing",
                Run = row.Run + 1,
                Worker = step.Worker,
                Version = row.Version + 1,
                Deadline = row.Run == 0 || (GivesNewTimeToLostWork && row.TimeLeft is null) ? Now + Timeout : row.TimeLeft is { } left ? Now + left : row.Deadline,
                TimeLeft = null,
            },
            LawAct.Complete when row is { Status: "processing" } && isHeld && step.RunsAgo == 0 => Ended(row, "completed", error: null),
            LawAct.Fail when row is { Status: "processing" } && isHeld && step.RunsAgo == 0 => Ended(row, "failed", "internal"),
            LawAct.Expire when row is { IsFinal: false } && row.Deadline <= Now => Ended(row, "failed", "timed_out"),
            LawAct.GiveBack when isHeld => Released(row!) with
            {
                TimeLeft = row!.Status == "processing" ? Math.Max(row.Deadline!.Value - Now, 1) : row.TimeLeft,
                Deadline = row.Status == "processing" ? Now + QueueTimeout : row.Deadline,
            },
            LawAct.TakeAway when isHeld && !IsLive(step.Worker) => Released(row!),
            _ => row,
        };
    }

    /// <summary>The row has become this, by that step.</summary>
    public void Apply(LawCommand step, LawRow row) => Apply(step.Attempt, row, step.Act switch
    {
        LawAct.Accept or LawAct.AcceptUnheld or LawAct.AcceptBegun => "accepted",
        LawAct.Retry => "retried",
        LawAct.Begin => "begun",
        LawAct.GiveBack => "released",
        LawAct.TakeAway => "worker_lost",
        _ => row.Error ?? "completed",
    });

    private void Apply(int attempt, LawRow row, string reason)
    {
        var before = Rows.GetValueOrDefault(attempt);
        Rows[attempt] = row;
        Written++;
        if (before is null)
        {
            History.Add(new LawLine(attempt, 1, 0, null, "queued", reason));
            if (row.Status == "processing")
            {
                History.Add(new LawLine(attempt, 2, 1, "queued", "processing", "begun"));
            }
        }
        else if (before.Status != row.Status)
        {
            // A place in a line that is given up is no line of the history.
            History.Add(new LawLine(attempt, row.Version, row.Run, before.Status, row.Status, reason));
        }
    }

    private LawRow New(LawCommand step, int attempts) => step.Act == LawAct.AcceptBegun
        ? new LawRow("processing", attempts, 1, step.Worker, 2, Now + Timeout, TimeLeft: null, Error: null)
        : new LawRow("queued", attempts, 0, step.Act == LawAct.Accept ? step.Worker : null, 1, Now + QueueTimeout, TimeLeft: null, Error: null);

    private static LawRow Ended(LawRow row, string status, string? error) =>
        row with { Status = status, Worker = null, Version = row.Version + 1, Deadline = null, TimeLeft = null, Error = error };

    private static LawRow Released(LawRow row) => row with { Status = "queued", Worker = null, Version = row.Version + 1 };
}
