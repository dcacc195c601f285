using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>One guest: its permits, and its erasure with all that belongs to it.</summary>
// With the first of its analyses, which front ends spread: not all at the silo that has just started.
[PreferLocalPlacement]
internal sealed partial class GuestGrain(
    [PersistentState(GuestGrain.StateName, IncidentalGrainStorage.Name)] IPersistentState<PermitsState> persistent,
    ErasedGuestTable erased,
    LimitMetrics metrics,
    WorkerLease lease,
    DatabaseClock clock,
    IOptions<LimitOptions> options,
    ILogger<GuestGrain> logger) : Grain, IGuestGrain
{
    /// <summary>Its state's name in storage.</summary>
    public const string StateName = "guest";

    private readonly PermitLedger _permits = new(persistent, clock);
    private readonly ImmutableArray<NamedPolicy> _analyses = [new("burst", options.Value.Burst), new("day", options.Value.Day)];
    private readonly ImmutableArray<NamedPolicy> _uploads = [new("uploads", options.Value.Uploads)];
    private Erasure? _erasure;

    private GuestId Id => new(this.GetPrimaryKey());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _erasure = await erased.Look(Id, cancellationToken);
        await lease.EnsureClock(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Outcome<Permit>> Acquire(AnalysisId analysis) => Take(_analyses, analysis.Value);

    /// <inheritdoc/>
    public async Task<Refusal?> AcquireUpload(DocumentId document) => (await Take(_uploads, document.Value)).TryGet(out _, out var refusal) ? null : refusal;

    /// <inheritdoc/>
    public Task GiveBackUpload(DocumentId document) => _permits.GiveBack(_uploads, document.Value);

    /// <inheritdoc/>
    public Task GiveBack(AnalysisId analysis) => _permits.GiveBack(_analyses, analysis.Value);

    /// <inheritdoc/>
    public Task<Outcome<GuestLimits>> Limits() => Task.FromResult<Outcome<GuestLimits>>(
        _erasure is null ? new GuestLimits(_permits.States(_analyses), _permits.States(_uploads)[0]) : LimitRefusals.Erased());

    /// <inheritdoc/>
    public async Task<Refusal?> Erase()
    {
        if (_erasure is { IsFinished: true })
        {
            return LimitRefusals.Erased();
        }

        // First the mark: from here on nothing more is taken in of this guest's, on whatever silo.
        await erased.Add(Id);
        _erasure = new Erasure(IsFinished: false);
        await FinishErasure();
        return null;
    }

    /// <inheritdoc/>
    public async Task FinishErasure()
    {
        _erasure ??= await erased.Look(Id, CancellationToken.None);
        if (_erasure is not { IsFinished: false })
        {
            return;
        }

        await GrainFactory.DocumentLists().Erase(Id);
        await GrainFactory.AnalysisLists().Erase(Id);
        await _permits.Clear();
        await erased.Finish(Id);
        _erasure = new Erasure(IsFinished: true);
        LogErased(logger, Id.Value);
        DeactivateOnIdle();
    }

    private async Task<Outcome<Permit>> Take(ImmutableArray<NamedPolicy> policies, Guid key)
    {
        if (_erasure is not null)
        {
            return LimitRefusals.Erased();
        }

        var taken = await _permits.Take(policies, key);
        if (taken.Refusing is not { } limit)
        {
            return new Permit(taken.Charged, _permits.States(policies));
        }

        metrics.Refused(limit.Policy);
        return LimitRefusals.Of(limit);
    }

    [LoggerMessage(1701, LogLevel.Information, "Guest {Guest} is erased")]
    private static partial void LogErased(ILogger logger, Guid guest);
}
