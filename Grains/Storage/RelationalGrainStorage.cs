using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using OrleansResume.GrainInterfaces;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// One grain state is one row: the state's table carries out its pending transition as one fenced statement. What was overtaken
/// becomes <see cref="InconsistentStateException"/>, what the database refused <see cref="StorageException"/>; after any failure the
/// caller's memory is as it was before, because the row that the statement returns is what becomes the state.
/// </summary>
internal sealed class RelationalGrainStorage(IServiceProvider services) : IGrainStorage
{
    /// <summary>The provider's name.</summary>
    public const string Name = "relational";

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Rows<T>().Read(grainId.GetGuidKey(), grainState);

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Rows<T>().Write(grainId.GetGuidKey(), grainState);

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new InvalidOperationException($"State '{stateName}' is cleared by a transition of its own, which is a write.");

    private IMap<T> Rows<T>() => services.GetRequiredService<IMap<T>>();

    /// <summary>What Orleans' open generic methods can ask for: it does not say that a state is a class.</summary>
    internal interface IMap<T>
    {
        Task Read(Guid id, IGrainState<T> grainState);

        Task Write(Guid id, IGrainState<T> grainState);
    }

    /// <summary>One state type and its table.</summary>
    internal sealed class Map<TState, TTable>(TTable table) : IMap<TState>
        where TState : class, new()
        where TTable : class, IStateTable<TState>
    {
        public async Task Read(Guid id, IGrainState<TState> grainState) => Take(grainState, FreshId.Is(id) ? null : await table.Read(id));

        public async Task Write(Guid id, IGrainState<TState> grainState)
        {
            var next = grainState.State ?? throw new InvalidOperationException("A state is written with a transition.");
            var version = grainState.RecordExists ? TTable.VersionOf(next) : 0;
            var written = await table.Write(id, next, version)
                ?? throw new InconsistentStateException($"Version {version} was overtaken.");
            Take(grainState, written);
        }

        private static void Take(IGrainState<TState> grainState, TState? row)
        {
            grainState.State = row ?? new TState();
            grainState.RecordExists = row is not null;
            grainState.ETag = row is null ? null! : TTable.VersionOf(row).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
