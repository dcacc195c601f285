using System.Net;
using System.Net.Sockets;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

/// <summary>A process that cannot start says why in its last line, and no stack hides it.</summary>
public sealed class StartFaultsTests(TestPostgres postgres)
{
    [Theory]
    [InlineData("--Analysis:SlotsPerSilo=0", "Analysis:SlotsPerSilo is 1 to 1024")]
    [InlineData("--Analysis:Timeout=soon", "Failed to convert configuration value 'soon' at 'Analysis:Timeout'")]
    [InlineData("--Operators:Urls=http://127.0.0.1:{port}", "Operators__Urls")]
    [InlineData("--Silo:SiloPort={port}", "Silo__SiloPort")]
    [InlineData("--ConnectionStrings:Postgres=no string", "ConnectionStrings__Postgres is no connection string")]
    public async Task Silo_WithWhatItCannotStartWith_SaysWhatToDo(string setting, string line)
    {
        await using var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        // Behind the ports that every process of the tests has, so that this one counts.
        await using var silo = ServerProcess.Silo(
            $"--ConnectionStrings:Postgres={database.ConnectionString}", setting.Replace("{port}", port.ToString(global::System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await silo.Ended();

        Assert.Equal(1, silo.ExitCode);
        Assert.Contains(silo.Output.Split('\n'), said => said.Contains(line, StringComparison.Ordinal) && !said.StartsWith(' '));
    }
}
