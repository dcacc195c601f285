namespace OrleansResume.Grains.Workers;

/// <summary>One feature's search for work that is stuck. Run every 2 s on every silo, and by the sweeper grain's reminder.</summary>
internal interface ISweep
{
    /// <summary>Finds what is stuck and sets it going. Repeatable; many silos may run it at once.</summary>
    /// <param name="mayJudge">Whether a worker whose lease has run out may be called gone: everybody has had the time to renew.</param>
    /// <param name="cancellation">This silo stops.</param>
    Task Run(bool mayJudge, CancellationToken cancellation);
}
