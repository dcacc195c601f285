using CsCheck;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>What may happen to attempts and workers, in any order.</summary>
public enum LawAct
{
    /// <summary>Accepted, into the worker's line.</summary>
    Accept = 0,

    /// <summary>Accepted, unheld.</summary>
    AcceptUnheld = 1,

    /// <summary>Accepted, and begun in the same statement.</summary>
    AcceptBegun = 2,

    /// <summary>The attempt before it has failed and is repeated.</summary>
    Retry = 3,

    /// <summary>A worker begins the next run.</summary>
    Begin = 4,

    /// <summary>A worker brings a report.</summary>
    Complete = 5,

    /// <summary>A worker brings an error.</summary>
    Fail = 6,

    /// <summary>The grain's timer.</summary>
    Expire = 7,

    /// <summary>A worker that stops gives it back.</summary>
    GiveBack = 8,

    /// <summary>Its worker is called lost.</summary>
    TakeAway = 9,

    /// <summary>An activation reads its row.</summary>
    Refresh = 10,

    /// <summary>Time passes.</summary>
    Wait = 11,

    /// <summary>A worker renews its lease.</summary>
    Renew = 12,

    /// <summary>The sweep ends what is overdue.</summary>
    Sweep = 13,

    /// <summary>The lists of what waits and of what was abandoned are looked at.</summary>
    Look = 14,

    /// <summary>The document goes, and all its attempts with it.</summary>
    Delete = 15,

    /// <summary>Steps of several attempts, whose statements share a round trip and a commit.</summary>
    Together = 16,
}

/// <summary>What becomes of the statement.</summary>
public enum LawFault
{
    /// <summary>It is done and answered.</summary>
    None = 0,

    /// <summary>It never reaches the database.</summary>
    NeverArrives = 1,

    /// <summary>It is committed, and the caller does not hear of it.</summary>
    AnswerIsLost = 2,
}

/// <summary>A step of a run.</summary>
/// <param name="Act">What happens.</param>
/// <param name="Attempt">To which attempt: 0 to 2, each but the first a retry of the one before, if at all.</param>
/// <param name="Activation">Which of two activations of its grain does it: one too many is what a partition of the network leaves.</param>
/// <param name="Worker">Which of two workers.</param>
/// <param name="RunsAgo">Of a result: how many runs ago its run was.</param>
/// <param name="Seconds">Of a wait: even, where every deadline is odd.</param>
/// <param name="Fault">What becomes of the statement.</param>
public sealed record LawCommand(LawAct Act, int Attempt, int Activation, int Worker, int RunsAgo, int Seconds, LawFault Fault)
{
    // What an attempt's grain does. What is completed is completed for the rest of a run, so that is rare.
    private static readonly (int, IGen<LawAct>)[] _steps =
    [
        (4, Gen.Const(LawAct.Accept)), (6, Gen.Const(LawAct.AcceptUnheld)), (4, Gen.Const(LawAct.AcceptBegun)),
        (20, Gen.Const(LawAct.Begin)), (2, Gen.Const(LawAct.Complete)), (8, Gen.Const(LawAct.Fail)), (6, Gen.Const(LawAct.Expire)),
        (8, Gen.Const(LawAct.GiveBack)), (8, Gen.Const(LawAct.TakeAway)),
    ];

    // Behind a deletion nothing happens any more: one in every fourth run is enough.
    private static readonly Gen<LawCommand> _one = Any(
        [
            .. _steps, (12, Gen.Const(LawAct.Retry)), (4, Gen.Const(LawAct.Refresh)), (12, Gen.Const(LawAct.Wait)), (10, Gen.Const(LawAct.Renew)), (4, Gen.Const(LawAct.Sweep)),
            (4, Gen.Const(LawAct.Look)), (1, Gen.Const(LawAct.Delete)),
        ]);

    // No retry among them: what it reads of the attempt before it may be before or behind that one's own step.
    private static readonly Gen<LawCommand> _together = Gen.Select(
        Any(_steps), Any(_steps), Any(_steps), Gen.Int[2, 3], Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1))), (a, b, c, count, refused) => new LawCommand(LawAct.Together, 0, 0, 0, 0, 0, LawFault.None)
        {
            Members = [.. new[] { a, b, c }.Take(count).Select((step, attempt) => step with { Attempt = attempt, Fault = LawFault.None })],
            IsRefused = refused == 1,
        });

    /// <summary>Any run: what is rare in life is frequent here, but an attempt must get somewhere.</summary>
    public static Gen<LawCommand[]> Runs { get; } = Gen.Select(
        Any([(1, Gen.Const(LawAct.Accept)), (2, Gen.Const(LawAct.AcceptUnheld)), (1, Gen.Const(LawAct.AcceptBegun))]),
        Gen.Frequency((10, _one), (1, _together)).Array[1, 59],
        (first, others) => new[] { first with { Attempt = 0, Fault = LawFault.None } }.Concat(others).ToArray());

    /// <summary>Of steps together: each of another attempt.</summary>
    public IReadOnlyList<LawCommand> Members { get; init; } = [];

    /// <summary>Of steps together: beside them a statement that the database refuses, so that each is tried by itself.</summary>
    public bool IsRefused { get; init; }

    private static Gen<LawCommand> Any((int, IGen<LawAct>)[] acts) => Gen.Select(
        Gen.Frequency(acts),
        Gen.Frequency((5, Gen.Const(0)), (4, Gen.Const(1)), (2, Gen.Const(2))),
        Gen.Int[0, 1],
        Gen.Frequency((5, Gen.Const(0)), (1, Gen.Const(1))),
        Gen.Frequency((6, Gen.Const(0)), (1, Gen.Const(1))),
        Gen.Frequency((2, Gen.Const(2)), (2, Gen.Const(4)), (2, Gen.Const(8)), (1, Gen.Const(40))),
        Gen.Frequency((8, Gen.Const(LawFault.None)), (1, Gen.Const(LawFault.NeverArrives)), (1, Gen.Const(LawFault.AnswerIsLost))),
        (act, attempt, activation, worker, ago, seconds, fault) => new LawCommand(act, attempt, activation, worker, ago, seconds, fault));

    /// <summary>As a counterexample is read.</summary>
    public override string ToString() => Act switch
    {
        LawAct.Together => $"together{(IsRefused ? ", beside one that is refused" : "")} ({string.Join(" and ", Members)})",
        LawAct.Wait => $"wait {Seconds} s",
        LawAct.Renew => $"worker {Worker} renews{Broken}",
        LawAct.Sweep or LawAct.Look or LawAct.Delete => $"{Act}",
        LawAct.Complete or LawAct.Fail => $"{Act} {Attempt} by worker {Worker}, {(RunsAgo == 0 ? "its run" : "the run before")}, at activation {Activation}{Broken}",
        LawAct.Refresh or LawAct.Expire or LawAct.AcceptUnheld or LawAct.Retry => $"{Act} {Attempt} at activation {Activation}{Broken}",
        _ => $"{Act} {Attempt} by worker {Worker} at activation {Activation}{Broken}",
    };

    private string Broken => Fault switch
    {
        LawFault.NeverArrives => ", which never arrives",
        LawFault.AnswerIsLost => ", whose answer is lost",
        _ => "",
    };
}
