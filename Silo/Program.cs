using Microsoft.Extensions.Options;
using Npgsql;
using OrleansResume.Api;
using OrleansResume.Silo;
using OrleansResume.Silo.Cluster;
using OrleansResume.Silo.Postgres;

// The database comes up before the host and goes down after it, so that everything in the host can rely on it.
var builder = WebApplication.CreateBuilder(args);
builder.AddDefaultSettings();
try
{
    await using var database = await SiloDatabase.Open(builder);
    await using var app = SiloApp.Build(builder, database.ConnectionString);
    app.Lifetime.ApplicationStarted.Register(() => Announcement.Print(app));
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is PrivatePostgresException or MigrationException or SiloConfigurationException
    or ApiConfigurationException or OptionsValidationException or NpgsqlException
    || exception is InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" })
{
    // One line that says what to do; the stack would only hide it.
    await Console.Error.WriteLineAsync(exception is NpgsqlException ? $"The database cannot be reached ({exception.Message}). Check ConnectionStrings__Postgres" : exception.Message);
    return 1;
}
