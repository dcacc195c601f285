using Microsoft.Extensions.Logging;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// Ends the leases of silos that the cluster has declared dead, and puts back what they held: that goes on as soon as Orleans knows,
/// which is earlier than their leases run out. Such a silo ends itself when it hears of it; what it brings before that is refused by
/// its fence.
/// </summary>
internal sealed partial class DeadSilos(IClusterMembershipService membership, WorkerTable workers, AnalysisSweep sweep, ILogger<DeadSilos> logger)
{
    private readonly HashSet<SiloAddress> _known = [];

    /// <summary>
    /// Follows the cluster until it is cancelled, or ends where a dead silo still holds something: it has renewed its lease without
    /// knowing, or its grains are still looked for there. Throws where the database does not answer. Called again, it goes on with
    /// those, and with who died meanwhile.
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

            // Every silo does, since whoever hears of it first may be the next to die.
            var ended = await workers.EndLeases([.. dead.Select(silo => silo.ToParsableString())], cancellation);
            LogEnded(logger, dead.Count, ended.Count);
            if (!await sweep.ReleaseAllOf(ended, cancellation))
            {
                return;
            }

            _known.UnionWith(dead);
            _known.IntersectWith(cluster.Members.Keys);
        }
    }

    [LoggerMessage(1402, LogLevel.Information, "The cluster has declared {Silos} silos dead; {Leases} leases of theirs have ended")]
    private static partial void LogEnded(ILogger logger, int silos, int leases);
}
