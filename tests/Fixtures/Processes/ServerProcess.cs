using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OrleansResume.Fixtures.Processes;

/// <summary>A real process of the product: a silo or a separate front end. It is gone when the test is.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Freeze = 19;
    private const int Thaw = 18;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    // Several that start at once on a busy machine.
    private static readonly TimeSpan _startsWithin = TimeSpan.FromSeconds(150);

    private readonly Process _process;
    private volatile bool _disposed;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, Uri api, Uri operators, int siloPort)
    {
        _process = process;
        SiloPort = siloPort;
        Api = api;
        Operators = operators;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it serves the API.</summary>
    public Uri Api { get; }

    /// <summary>Its operators' port.</summary>
    public Uri Operators { get; }

    /// <summary>Where other silos reach it, if it is one.</summary>
    public int SiloPort { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What it wrote.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>It runs no more.</summary>
    public bool HasEnded => _disposed || _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a silo with ports of its own.</summary>
    public static ServerProcess Silo(params string[] settings) => Start(Repository.Program("Silo"), settings);

    /// <summary>Starts a front end of its own.</summary>
    public static ServerProcess FrontEnd(params string[] settings) => Start(Repository.Program("Api"), settings);

    /// <summary>The same, with more in its environment.</summary>
    public static ServerProcess Silo(IReadOnlyDictionary<string, string> environment, params string[] settings) => Start(Repository.Program("Silo"), settings, environment);

    /// <summary>Starts a program that takes the product's settings, with ports of its own.</summary>
    public static ServerProcess Start(string program, params string[] arguments) => Start(program, arguments, new Dictionary<string, string>(StringComparer.Ordinal));

    private static ServerProcess Start(string program, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var ports = FreePorts.Take(4);
        var (api, operators) = ($"http://127.0.0.1:{ports[0]}", $"http://127.0.0.1:{ports[1]}");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] all =
        [
            program, .. QuietSettings.Arguments, "--Reading:Readers=1", $"--Urls={api}", $"--Operators:Urls={operators}", $"--Silo:SiloPort={ports[2]}", $"--Silo:GatewayPort={ports[3]}", .. arguments,
        ];
        Array.ForEach(all, start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        return new ServerProcess(process, new Uri(api), new Uri(operators), ports[2]);
    }

    /// <summary>Ends when it has said that it is ready.</summary>
    public async Task<ServerProcess> Ready()
    {
        var ended = _process.WaitForExitAsync();
        try
        {
            var first = await Task.WhenAny(_ready.Task, ended).WaitAsync(_startsWithin);
            return first == ended ? throw new InvalidOperationException($"It ended with {_process.ExitCode}:\n{Output}") : this;
        }
        catch
        {
            // Nobody else has it yet.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: it does not notice.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(_patience);
    }

    /// <summary>SIGTERM, and waits until it has ended.</summary>
    public async Task Stop()
    {
        Send(Terminate);

        await Ended();
    }

    /// <summary>SIGSTOP: it stands still, and knows nothing of it.</summary>
    public void Stand() => Send(Freeze);

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public void GoOn() => Send(Thaw);

    /// <summary>Waits until it has ended.</summary>
    public Task Ended() => _process.WaitForExitAsync().WaitAsync(_patience);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // One that did not get ready has been ended by whoever waited for it.
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private void Send(int signal)
    {
        if (Signal(_process.Id, signal) != 0 && !_process.HasExited)
        {
            throw new InvalidOperationException($"Process {_process.Id} took no signal.");
        }
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.Contains("is ready", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int pid, int signal);
}
