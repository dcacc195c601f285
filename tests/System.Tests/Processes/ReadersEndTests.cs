using System.Diagnostics;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.System.Tests.Reading;

namespace OrleansResume.System.Tests.Processes;

/// <summary>No reader outlives its silo, however that ends.</summary>
public sealed class ReadersEndTests(TestPostgres postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Silo_Ends_AndItsReadersWithIt(bool killed)
    {
        await using var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var silo = await ServerProcess.Silo($"--ConnectionStrings:Postgres={database.ConnectionString}", "--Reading:Readers=2").Ready();
        using var guest = await ResumeClient.NewGuest(silo.Api);
        await guest.Upload(SmallResume.Bytes, "resume.txt");
        using var http = new HttpClient { BaseAddress = silo.Operators };
        Assert.Contains("\"readers\":{\"processes\":", await http.GetStringAsync(new Uri("/health/worker", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var readers = ReaderPoolTests.Children(silo.Id).Select(Process.GetProcessById).ToList();
        Assert.NotEmpty(readers);

        await (killed ? silo.Kill() : silo.Stop());

        foreach (var reader in readers)
        {
            await reader.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            reader.Dispose();
        }
    }
}
