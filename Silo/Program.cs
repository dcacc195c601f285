using Microsoft.Extensions.Logging.Console;
using OrleansResume.Silo.Postgres;

// The database comes up before the host and goes down after it, so that everything in the host can rely on it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.AddSimpleConsole(console => console.ColorBehavior = LoggerColorBehavior.Disabled);
using var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole());

PrivatePostgres? postgres = null;
try
{
    var given = builder.Configuration.GetConnectionString("Postgres");
    if (string.IsNullOrWhiteSpace(given))
    {
        postgres = await PrivatePostgres.StartAsync(builder.Configuration["DataDirectory"] ?? ".data", loggers, TimeProvider.System, CancellationToken.None);
    }

    var connectionString = ConnectionStrings.Prepare(given ?? postgres!.ConnectionString);
    await Migrations.ApplyAsync(connectionString, loggers, options: null, CancellationToken.None);
    await using var app = builder.Build();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is PrivatePostgresException or MigrationException)
{
    // One line that says what to do; the stack would only hide it.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
finally
{
    if (postgres is not null)
    {
        await postgres.DisposeAsync();
    }
}
