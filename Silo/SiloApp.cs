using Microsoft.Extensions.Options;
using OrleansResume.Api;
using OrleansResume.Api.Operators;
using OrleansResume.Grains;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Cluster;
using OrleansResume.Silo.Postgres;
using OrleansResume.Silo.Reading;

namespace OrleansResume.Silo;

/// <summary>One silo process: the grains and their worker, the operators' port and, unless told not to, the API.</summary>
public static class SiloApp
{
    /// <summary>Puts the process together. The database is there and at this binary's version.</summary>
    /// <param name="builder">With the configuration of API.md.</param>
    /// <param name="connectionString">As the user gave it, or the private PostgreSQL's.</param>
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(_ => Telemetry.DataSource(ConnectionStrings.Prepare(connectionString)));
        builder.Services.AddResumeGrains(builder.Configuration).AddResumeWorker().AddResumeCanary();
        if (builder.Configuration.GetValue("Reading:Processes", defaultValue: true))
        {
            builder.Services.AddReaderProcesses(ReaderCommands.Find);
        }

        builder.AddResumeSilo();
        builder.AddResumeApi(hostApi: builder.Configuration.GetValue("Silo:HostApi", defaultValue: true));

        var app = builder.Build();
        // The host would do it too, and print a stack around what a person needs to read.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapResumeApi();
        app.MapDashboard();
        return app;
    }
}
