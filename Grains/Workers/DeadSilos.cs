using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// Ends the leases of silos that the cluster has declared dead: what they held goes on as soon as Orleans knows, which is earlier
/// than their leases run out. Such a silo ends itself when it hears of it; what it brings before that is refused by its fence.
/// </summary>
internal sealed partial class DeadSilos(IClusterMembershipService membership, WorkerTable workers, Sweep sweep, ILogger<DeadSilos> logger)
{
    private readonly HashSet<SiloAddress> _known = [];

    /// <summary>
    /// Follows the cluster until it is cancelled. Throws where the database does not answer: the leases of those who died meanwhile
    /// run out by themselves, unless it is called again before.
    /// </summary>
    public async Task FollowCluster(CancellationToken cancellation)
    {
        await foreach (var cluster in membership.MembershipUpdates.WithCancellation(cancellation))
        {
            var dead = cluster.Members.Values.Where(member => member.Status == SiloStatus.Dead).Select(member => member.SiloAddress).Except(_known).ToList();
            if (dead.Count == 0)
            {
                continue;
            }

            var ended = await workers.EndLeases([.. dead.Select(silo => silo.ToParsableString())], cancellation);
            _known.UnionWith(dead);
            if (ended > 0)
            {
                // Of the silos that hear of it, the one that was first looks at once; the others look in their turn.
                LogEnded(logger, ended);
                await sweep.RunNow(cancellation);
            }
        }
    }

    [LoggerMessage(1402, LogLevel.Information, "The cluster has declared silos dead: {Leases} leases ended")]
    private static partial void LogEnded(ILogger logger, int leases);
}
