namespace OrleansResume.Grains.Storage;

/// <summary>Maps a grain's state to its row. The table knows the SQL; the storage knows Orleans.</summary>
/// <typeparam name="TState">The state: the row's columns, and the transition that is to be written.</typeparam>
internal interface IStateTable<TState>
    where TState : class
{
    /// <summary>The row; null where there is none.</summary>
    Task<TState?> Read(Guid id);

    /// <summary>
    /// Carries out the state's pending transition in one statement and one commit, if the row is still at
    /// <paramref name="version"/> (0: if there is none). Returns the row as it then is; null where the transition was overtaken
    /// and nothing changed.
    /// </summary>
    Task<TState?> Write(Guid id, TState state, long version);

    /// <summary>The version that the row has with this state.</summary>
    static abstract long VersionOf(TState state);
}
