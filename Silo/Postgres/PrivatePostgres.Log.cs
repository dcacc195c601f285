namespace OrleansResume.Silo.Postgres;

/// <summary>What the private PostgreSQL has to say.</summary>
public sealed partial class PrivatePostgres
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Making a PostgreSQL {Major} cluster in {Cluster}")]
    private static partial void LogCreating(ILogger logger, string cluster, string major);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL {Major} listens on 127.0.0.1:{Port}, data in {Cluster}")]
    private static partial void LogStarted(ILogger logger, string major, int port, string cluster);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL has stopped")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL died, starting it again; its log is {Log}")]
    private static partial void LogDied(ILogger logger, string log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL is back on port {Port}")]
    private static partial void LogRestarted(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL did not start again, trying once more in {Pause}")]
    private static partial void LogRestartFailed(ILogger logger, TimeSpan pause, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL is still stopping after {Patience}: it is writing down what is committed")]
    private static partial void LogStopIsSlow(ILogger logger, TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL did not stop within {Patience} and is told to end at once; the next start recovers")]
    private static partial void LogStopForced(ILogger logger, TimeSpan patience);
}
