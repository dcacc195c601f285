namespace OrleansResume.Grains.Workers;

/// <summary>One feature's search for work that is stuck. Run every 2 s on every silo, and by the sweeper grain's reminder.</summary>
internal interface ISweep
{
    /// <summary>Finds what is stuck and sets it going. Repeatable; many silos may run it at once.</summary>
    Task Run(CancellationToken cancellation);
}
