using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>One guest: its permits, and its erasure with all that belongs to it.</summary>
internal sealed partial class GuestGrain(
    [PersistentState(GuestGrain.StateName, GuestGrain.Provider)] IPersistentState<PermitsState> persistent,
    ErasedGuestTable erased,
    LimitMetrics metrics,
    DatabaseClock clock,
    IOptions<LimitOptions> options,
    ILogger<GuestGrain> logger) : Grain, IGuestGrain
{
    /// <summary>Its state's name in storage.</summary>
    public const string StateName = "guest";

    /// <summary>The provider of incidental state.</summary>
    public const string Provider = "incidental";

    private readonly PermitLedger _permits = new(persistent, clock);
    private readonly ImmutableArray<NamedPolicy> _analyses = [new("burst", options.Value.Burst), new("day", options.Value.Day)];
    private readonly ImmutableArray<NamedPolicy> _uploads = [new("uploads", options.Value.Uploads)];
    private bool _erased;

    private GuestId Id => new(this.GetPrimaryKey());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_erased, var now) = await erased.Look(Id, cancellationToken);
        if (!clock.HasFollowed)
        {
            // This silo's lease has not been answered yet, and its machine's clock may be hours off.
            clock.Follow(now);
        }
    }

    /// <inheritdoc/>
    public Task<Refusal?> Acquire(AnalysisId analysis) => Take(_analyses, analysis.Value);

    /// <inheritdoc/>
    public Task<Refusal?> AcquireUpload(DocumentId document) => Take(_uploads, document.Value);

    /// <inheritdoc/>
    public Task GiveBack(AnalysisId analysis) => _permits.GiveBack(_analyses, analysis.Value);

    /// <inheritdoc/>
    public Task<Outcome<GuestLimits>> Limits() => Task.FromResult<Outcome<GuestLimits>>(
        _erased ? LimitRefusals.Erased() : new GuestLimits(_permits.States(_analyses), _permits.States(_uploads)[0]));

    /// <inheritdoc/>
    public async Task<Refusal?> Erase()
    {
        if (_erased)
        {
            return LimitRefusals.Erased();
        }

        // First the mark: from here on nothing more is taken in of this guest's, on whatever silo.
        await erased.Add(Id);
        _erased = true;
        await FinishErasure();
        return null;
    }

    /// <inheritdoc/>
    public async Task FinishErasure()
    {
        if (!_erased && !(await erased.Look(Id, CancellationToken.None)).IsErased)
        {
            return;
        }

        _erased = true;
        await GrainFactory.DocumentLists().Erase(Id);
        await GrainFactory.AnalysisLists().Erase(Id);
        await persistent.ClearStateAsync();
        await erased.Finish(Id);
        LogErased(logger, Id.Value);
        DeactivateOnIdle();
    }

    private async Task<Refusal?> Take(ImmutableArray<NamedPolicy> policies, Guid key)
    {
        if (_erased)
        {
            return LimitRefusals.Erased();
        }

        if (await _permits.Take(policies, key) is not { } limit)
        {
            return null;
        }

        metrics.Refused(limit.Policy);
        return LimitRefusals.Of(limit);
    }

    [LoggerMessage(1701, LogLevel.Information, "Guest {Guest} is erased")]
    private static partial void LogErased(ILogger logger, Guid guest);
}
