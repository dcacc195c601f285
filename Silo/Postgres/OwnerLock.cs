namespace OrleansResume.Silo.Postgres;

/// <summary>One process owns a data directory. The kernel lets go of the lock when the process ends, however it ends.</summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream file;

    private OwnerLock(FileStream file) => this.file = file;

    /// <returns>Null when another owner holds it.</returns>
    public static OwnerLock? TryTake(string folder)
    {
        try
        {
            return new OwnerLock(new FileStream(Path.Combine(folder, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PrivatePostgresException($"{folder} belongs to another user. Start as that user, or set DataDirectory to another folder", e);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
