using System.Diagnostics;
using System.Globalization;

namespace OrleansResume.Silo.Postgres;

/// <summary>One running postmaster, and a watch that ends it when we are gone without having done so.</summary>
internal sealed class Postmaster : IAsyncDisposable
{
    private readonly Process process;
    private readonly Process watch;

    private Postmaster(Process process, Process watch)
    {
        this.process = process;
        this.watch = watch;
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <param name="command">postgres and its arguments, as the account that runs it.</param>
    /// <param name="log">The file that takes what it has to say.</param>
    public static Postmaster Launch(IEnumerable<string> command, string log)
    {
        // The shell opens the log while it still is us, so that the log may lie where PostgreSQL's account may not go.
        var postmaster = Start(["sh", "-c", """exec "$@" >>"$0" 2>&1 </dev/null""", log, .. command], redirectInput: false);
        // Our end of the pipe closes when we end, also by kill -9: then read fails. A line says that the watch is over.
        // The kernel's parent-death signal would do neither: it is tied to the thread that started the child.
        var watcher = Start(
            ["sh", "-c", """exec >/dev/null 2>&1; read -r _ || kill -INT "$0" """, postmaster.Id.ToString(CultureInfo.InvariantCulture)],
            redirectInput: true);
        return new Postmaster(postmaster, watcher);
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public void Signal(int signal)
    {
        if (!process.HasExited)
        {
            PosixSignal.Send(process.Id, signal);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await watch.StandardInput.WriteLineAsync();
            await watch.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // The watch was killed, so there is nobody to tell.
        }

        watch.StandardInput.Close();
        await watch.WaitForExitAsync();
        watch.Dispose();
        process.Dispose();
    }

    // A session of its own: Ctrl-C in the terminal goes to all of our group, and the silo still needs its database to drain.
    private static Process Start(IEnumerable<string> command, bool redirectInput)
    {
        var info = ShellCommand.Describe(PostgresAccount.ExecutableExists("setsid") ? ["setsid", .. command] : command);
        info.RedirectStandardInput = redirectInput;
        return Process.Start(info) ?? throw new PrivatePostgresException($"{info.FileName} did not start");
    }
}
