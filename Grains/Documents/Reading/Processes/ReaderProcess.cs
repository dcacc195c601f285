using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>One reader process, as its silo holds it: takes one file at a time, and is ended where it takes too much of anything.</summary>
internal sealed class ReaderProcess : IDisposable
{
    private const int KilledExitCode = 128 + 9;
    private const int MostFiles = 2_000;
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    // A second where nothing else runs. Nobody's file waits for it so long.
    private static readonly TimeSpan _start = TimeSpan.FromSeconds(40);

    /// <summary>What cooperates has answered by its own time's end; what has not is ended so much later.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(400);

    private readonly Process _process;
    private readonly ReadingOptions _options;
    private readonly TimeProvider _time;
    private int _files;
    private bool _killed;

    private ReaderProcess(Process process, ReadingOptions options, TimeProvider time)
    {
        (_process, _options, _time) = (process, options, time);
        // Nobody reads what a runtime prints at its end; unread, it would stop it.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it can be given a file.</summary>
    public bool IsAlive => HasNotExited();

    /// <summary>Whether it is better replaced before the next file.</summary>
    public bool IsUsed => _files >= MostFiles || Usage() is not { } usage || usage.Resident > _options.MaxResidentBytes / 4;

    /// <summary>Starts one; ends when it is warm.</summary>
    /// <exception cref="ReaderStartException">It does not start here.</exception>
    public static async Task<ReaderProcess> Start(ReaderCommand command, ReadingOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var info = new ProcessStartInfo(command.Words[0], command.Words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        info.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        ReaderProcess? reader = null;
        try
        {
            reader = new ReaderProcess(Process.Start(info) ?? throw new ReaderStartException("The reader did not start."), options, time);
            using var late = new CancellationTokenSource(_start, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            await Frames.Write(reader._process.StandardInput.BaseStream, JsonSerializer.SerializeToUtf8Bytes(options, ReadAnswerJson.Default.ReadingOptions), either.Token);
            if (await Frames.Read(reader._process.StandardOutput.BaseStream, either.Token) is not { Length: 0 })
            {
                throw new ReaderStartException("The reader ended, or did not say that it is ready.");
            }

            return reader;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidDataException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            reader?.Dispose();
            throw new ReaderStartException($"The reader did not start: {exception.GetType().Name}.", exception);
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>Reads a file. Null with the fault where the process is of no use any more.</summary>
    /// <param name="content">The file.</param>
    /// <param name="allowed">Longest time to read it: what cooperates has answered by then.</param>
    public async Task<(Outcome<ReadDocument>? Outcome, ReaderFault? Fault)> Read(ReadOnlyMemory<byte> content, TimeSpan allowed)
    {
        _files++;
        var begun = _time.GetTimestamp();
        var processor = Usage()?.Processor ?? TimeSpan.Zero;
        using var timer = new PeriodicTimer(_look, _time);
        var answer = Ask(content, allowed);
        while (await Task.WhenAny(answer, timer.WaitForNextTickAsync().AsTask()) != answer)
        {
            if (Exceeds(begun, allowed, processor) is { } fault)
            {
                Kill();
                // Its pipes end with it, unless somebody else holds them: that is not waited for.
                await ((Task)answer).WaitAsync(Grace, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                return (null, fault);
            }
        }

        try
        {
            return (await answer, null);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It ended without an answer, or closed its pipes, which is no better.
            await Ended();
            var killed = !IsAlive && _process.ExitCode == KilledExitCode;
            Kill();
            return (null, killed && !_killed ? ReaderFault.Killed : ReaderFault.Crashed);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            Kill();
            return (null, ReaderFault.Answer);
        }
    }

    /// <summary>Ends it at once; whoever reads from it sees its pipes end.</summary>
    public void Kill()
    {
        try
        {
            if (!_process.HasExited)
            {
                _killed = true;
                _process.Kill();
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself in this moment.
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task<Outcome<ReadDocument>> Ask(ReadOnlyMemory<byte> content, TimeSpan allowed)
    {
        await Frames.Write(_process.StandardInput.BaseStream, ReaderProgram.Allowed(allowed), CancellationToken.None);
        await Frames.Write(_process.StandardInput.BaseStream, content, CancellationToken.None);
        var answer = await Frames.Read(_process.StandardOutput.BaseStream, CancellationToken.None) ?? throw new EndOfStreamException("The reader ended.");
        return ReadAnswer.FromJson(answer);
    }

    // Null where nothing is exceeded, or where it has just ended: its answer, or the lack of one, tells.
    private ReaderFault? Exceeds(long begun, TimeSpan allowed, TimeSpan processor)
    {
        var late = _time.GetElapsedTime(begun) > allowed + Grace;
        return Usage() is not { } usage ? late ? ReaderFault.Time : null
            : late ? ReaderFault.Time
            : usage.Processor - processor > _options.MaxProcessorTime + Grace ? ReaderFault.Processor
            : usage.Resident > _options.MaxResidentBytes ? ReaderFault.Memory
            : null;
    }

    // Null once it has ended. The system forgets a process before this one has heard of its end: then what is asked of it throws.
    private (TimeSpan Processor, long Resident)? Usage()
    {
        try
        {
            _process.Refresh();
            return _process.HasExited ? null : (_process.TotalProcessorTime, _process.WorkingSet64);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private bool HasNotExited()
    {
        try
        {
            return !_process.HasExited;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private async Task Ended() =>
        await _process.WaitForExitAsync().WaitAsync(Grace, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
}

/// <summary>A reader process does not start. The message carries no text of a document.</summary>
internal sealed class ReaderStartException(string message, Exception? inner = null) : Exception(message, inner);
