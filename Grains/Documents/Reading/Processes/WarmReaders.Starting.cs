using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>How readers are started, and started again where that fails.</summary>
internal sealed partial class WarmReaders
{
    private Task Starts()
    {
        lock (_lock)
        {
            return Task.WhenAll(_starts);
        }
    }

    // What cannot start is not tried again at once by everybody.
    private void StartMore()
    {
        lock (_lock)
        {
            _starts.RemoveWhere(start => start.IsCompleted);
            var pause = TimeSpan.FromSeconds(Math.Min(_longestPause.TotalSeconds, (1 << Math.Min(_failedStarts, 10)) - 1));
            if (!_stopping.IsCancellationRequested && _idle.Count + _busy.Count + _starting < options.Readers
                && (_failedStarts == 0 || time.GetElapsedTime(_failedAt) >= pause))
            {
                _starting++;
                _starts.Add(Task.Run(StartOne));
            }
        }
    }

    private async Task StartOne()
    {
        try
        {
            var reader = await ReaderProcess.Start(await FindCommand(), options, time, _stopping.Token);
            lock (_lock)
            {
                _starting--;
                _failedStarts = 0;
                if (!_stopping.IsCancellationRequested)
                {
                    _idle.Push(reader);
                    _ready.Release();
                    return;
                }
            }

            reader.Dispose();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It is not wanted any more.
        }
        catch (Exception exception)
        {
            lock (_lock)
            {
                _starting--;
                _failedStarts++;
                _failedAt = time.GetTimestamp();
            }

            LogNotStarted(logger, exception is ReaderStartException ? exception.Message : exception.GetType().Name);
        }
    }

    private Task<ReaderCommand> FindCommand()
    {
        lock (_lock)
        {
            return _command is null or { IsFaulted: true } or { IsCanceled: true } ? _command = find(_stopping.Token) : _command;
        }
    }

    [LoggerMessage(1021, LogLevel.Warning, "A reader was replaced: {Fault}")]
    private static partial void LogReplaced(ILogger logger, ReaderFault fault);

    [LoggerMessage(1022, LogLevel.Error, "No reader: {Why}")]
    private static partial void LogNotStarted(ILogger logger, string why);
}
