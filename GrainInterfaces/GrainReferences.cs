using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Health;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.GrainInterfaces;

/// <summary>The only way from an id to a grain, so that a key is never mistaken for another's.</summary>
public static class GrainReferences
{
    /// <summary>The grain of a document.</summary>
    public static IDocumentGrain Document(this IGrainFactory grains, DocumentId id) => Of<IDocumentGrain>(grains, id.Value);

    /// <summary>The mint limit of a client's address.</summary>
    public static IAddressGrain Address(this IGrainFactory grains, AddressId id) => Of<IAddressGrain>(grains, id.Value);

    /// <summary>The grain of a guest.</summary>
    public static IGuestGrain Guest(this IGrainFactory grains, GuestId id) => Of<IGuestGrain>(grains, id.Value);

    /// <summary>The lists of documents.</summary>
    public static IDocumentListGrain DocumentLists(this IGrainFactory grains) => grains.GetGrain<IDocumentListGrain>(0);

    /// <summary>The grain of an analysis attempt, as its owner sees it.</summary>
    public static IAnalysisGrain Analysis(this IGrainFactory grains, AnalysisId id) => Of<IAnalysisGrain>(grains, id.Value);

    /// <summary>The same grain, as the workers see it.</summary>
    public static IAnalysisRunGrain AnalysisRun(this IGrainFactory grains, AnalysisId id) => Of<IAnalysisRunGrain>(grains, id.Value);

    /// <summary>The lists of analyses.</summary>
    public static IAnalysisListGrain AnalysisLists(this IGrainFactory grains) => grains.GetGrain<IAnalysisListGrain>(0);

    /// <summary>The cluster's canary.</summary>
    public static ICanaryGrain Canary(this IGrainFactory grains) => grains.GetGrain<ICanaryGrain>(0);

    /// <summary>How the workers of the cluster are.</summary>
    public static IWorkerHealthGrain WorkerHealth(this IGrainFactory grains) => grains.GetGrain<IWorkerHealthGrain>(0);

    /// <summary>The cluster's one sweeper.</summary>
    public static ISweeperGrain Sweeper(this IGrainFactory grains) => grains.GetGrain<ISweeperGrain>(0);

    // Asked by type, the factory looks at the type's attributes each time; what it finds is the same for ever.
    private static TGrain Of<TGrain>(IGrainFactory grains, Guid key)
        where TGrain : IGrainWithGuidKey
    {
        if (Known<TGrain>.Names is { } names)
        {
            return (TGrain)grains.GetGrain(GrainId.Create(names.Grain, GrainIdKeyExtensions.CreateGuidKey(key)), names.Interface);
        }

        var grain = grains.GetGrain<TGrain>(key);
        if (grain is GrainReference reference)
        {
            Known<TGrain>.Names = new Names(reference.GrainId.Type, reference.InterfaceType);
        }

        return grain;
    }

    private sealed record Names(GrainType Grain, GrainInterfaceType Interface);

    private static class Known<TGrain>
    {
        public static Names? Names { get; set; }
    }
}
