using OrleansResume.System.Tests;
using OrleansResume.System.Tests.Faults;
using OrleansResume.System.Tests.Processes;
using OrleansResume.System.Tests.Telemetry;
using OrleansResume.System.Tests.Uploads;
using Xunit.Sdk;
using Xunit.v3;

// Most of these tests wait most of the time, for leases and for processes to start: one more at a time than there are processors in
// the smallest machine that runs them. More of them would start so many silos at once that these wait for each other.
[assembly: Parallelization(MaxThreads = 3)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace OrleansResume.System.Tests;

/// <summary>What takes longest begins first, so that none of it is left to run alone at the end. What is not named here is short.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] _long =
    [
        typeof(FaultRunTests), typeof(TakeoverTests), typeof(StoppedWorkerTests), typeof(EventStreamTests), typeof(RepeatedKeysTests), typeof(PrivateDatabaseTests),
        typeof(MetricsTests), typeof(ReadersInTroubleTests), typeof(ReadersEndTests), typeof(HostileFilesTests), typeof(AmbiguousCommitTests), typeof(SameReportTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    // A class without a collection is one by itself, and is in its name.
    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(_long, type => collection.TestCollectionDisplayName.Contains(type.FullName!, StringComparison.Ordinal));
        return place < 0 ? _long.Length : place;
    }
}
