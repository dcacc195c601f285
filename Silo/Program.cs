using Npgsql;
using OrleansResume.Api;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo;
using OrleansResume.Silo.Cluster;
using OrleansResume.Silo.Postgres;
using OrleansResume.Silo.Reading;

if (args is [ReaderCommands.Verb])
{
    await using var input = Console.OpenStandardInput();
    await using var output = Console.OpenStandardOutput();
    return ReaderProgram.Run(input, output);
}

if (args is [Confinement.Verb, .. { Length: > 0 } command])
{
    return Confinement.Run(command);
}

// The database comes up before the host and goes down after it, so that everything in the host can rely on it.
var builder = WebApplication.CreateBuilder(args);
builder.AddDefaultSettings();
try
{
    await using var database = await SiloDatabase.Open(builder);
    await using var app = SiloApp.Build(builder, database.ConnectionString);
    app.Lifetime.ApplicationStarted.Register(() => Announcement.Print(app));
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception exception) when (Line(exception) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}

static string? Line(Exception exception) => exception switch
{
    PrivatePostgresException or MigrationException or SiloConfigurationException => exception.Message,
    NpgsqlException => $"The database cannot be reached ({exception.Message}). Check ConnectionStrings__Postgres",
    _ => StartFaults.Line(exception),
};
