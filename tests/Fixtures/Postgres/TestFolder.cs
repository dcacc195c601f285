namespace OrleansResume.Fixtures.Postgres;

/// <summary>
/// A temporary folder that is gone with the test. Where a test run was killed, the next one deletes what it left: the lock
/// file in each folder is held by its owner and let go of by the kernel.
/// </summary>
public sealed class TestFolder : IDisposable
{
    private static readonly string Parent = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"orleansresume-tests-{Environment.UserName}");
    private readonly FileStream held;

    private TestFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>Makes a folder, after deleting those of runs that were killed.</summary>
    public static TestFolder Create()
    {
        Directory.CreateDirectory(Parent);
        // Two runs that clean at the same time would take each other's folders between making and locking them.
        using var cleaning = Wait(System.IO.Path.Combine(Parent, "cleaning.lock"));
        foreach (var left in Directory.EnumerateDirectories(Parent))
        {
            if (TryHold(LockOf(left)) is { } abandoned)
            {
                using (abandoned)
                {
                    Delete(left);
                }

                File.Delete(LockOf(left));
            }
        }

        var path = System.IO.Path.Combine(Parent, Guid.CreateVersion7().ToString("N"));
        var mine = TryHold(LockOf(path)) ?? throw new InvalidOperationException($"{path} is new and locked");
        Directory.CreateDirectory(path);
        return new TestFolder(path, mine);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Delete(Path);
        File.Delete(LockOf(Path));
        held.Dispose();
    }

    private static string LockOf(string folder) => folder + ".lock";

    private static FileStream? TryHold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's.
            return null;
        }
    }

    private static FileStream Wait(string path)
    {
        var spin = new SpinWait();
        while (true)
        {
            if (TryHold(path) is { } held)
            {
                return held;
            }

            spin.SpinOnce();
        }
    }

    // A PostgreSQL that was told to end by its watch may still be removing its own files.
    private static void Delete(string folder)
    {
        for (var attempt = 0; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 5)
            {
                Thread.Yield();
            }
        }
    }
}
