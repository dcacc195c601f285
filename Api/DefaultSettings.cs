namespace OrleansResume.Api;

/// <summary>What holds in silos and front ends unless somebody says otherwise, in a file, the environment or on the command line.</summary>
public static class DefaultSettings
{
    /// <summary>Puts them below all other sources.</summary>
    public static void AddDefaultSettings(this WebApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                // What Orleans, its retries and the web server say at every start and request drowns what the product says.
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Orleans"] = "Warning",
                // A longer prefix wins: this is the product, not the framework.
                ["Logging:LogLevel:OrleansResume"] = "Information",
                // Orleans' placement asks again, with a warning and a trace of the stack each time, while a silo dies.
                ["Logging:LogLevel:Polly"] = "Error",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Npgsql"] = "Warning",
            },
        });
}
