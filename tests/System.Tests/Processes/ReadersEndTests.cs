using System.Diagnostics;
using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Reading;
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
        var health = JsonDocument.Parse(await http.GetStringAsync(new Uri("/health/worker", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement.GetProperty("readers");
        var command = await ReaderCommands.Find(TestContext.Current.CancellationToken);
        Assert.Equal(2, health.GetProperty("processes").GetInt32());
        Assert.Equal(command is { NetworkOpen: null, FilesOpen: null }, health.GetProperty("isolated").GetBoolean());
        Assert.Equal(command.NetworkOpen is null ? "none" : "reachable", health.GetProperty("network").GetString());
        Assert.Equal(command.FilesOpen is null ? "none" : "reachable", health.GetProperty("files").GetString());
        var readers = ReaderPoolTests.Children(silo.Id).Select(Process.GetProcessById).ToList();
        Assert.NotEmpty(readers);

        await (killed ? silo.Kill() : silo.Stop());

        foreach (var reader in readers)
        {
            await reader.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            reader.Dispose();
        }
    }

    // As where its file hangs: the end of its input is nothing that it would see.
    [Fact]
    public async Task Reader_WhoseParentIsGone_EndsThoughItsInputDoesNot()
    {
        var token = TestContext.Current.CancellationToken;
        var command = await ReaderCommands.Find(token);
        var words = string.Join(' ', command.Words.Select(word => $"'{word}'"));
        var info = new ProcessStartInfo("sh", ["-c", $"exec 3<&0; {words} <&3 & wait"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        using var parent = Process.Start(info) ?? throw new InvalidOperationException("sh did not start.");
        var bounds = JsonSerializer.SerializeToUtf8Bytes(new ReadingOptions(), ReadAnswerJson.Default.ReadingOptions);
        await Frames.Write(parent.StandardInput.BaseStream, bounds, token);
        Assert.Empty(await Frames.Read(parent.StandardOutput.BaseStream, token) ?? throw new InvalidOperationException("The reader ended."));
        using var reader = Process.GetProcessById(Assert.Single(ReaderPoolTests.Children(parent.Id)));

        parent.Kill();

        await reader.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(10), token);
        // Its input was open until now.
        parent.StandardInput.Close();
    }
}
