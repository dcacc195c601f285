using System.Globalization;
using System.Net;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

public sealed class HugeUploadTests(TestPostgres postgres)
{
    private const long Megabyte = 1024 * 1024;
    private const int AtOnce = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_HundredsOfMegabytes_AreRefusedWhileTheyStreamAndMemoryStaysFlat()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var server = await ServerProcess.Silo($"--ConnectionStrings:Postgres={database.ConnectionString}").Ready();
        using var guest = await ResumeClient.NewGuest(server.Api);
        await guest.Upload("Ada Example, ada@example.org"u8.ToArray());
        var before = await PeakBytes(server);

        var statuses = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Upload(server, guest.Token)));

        Assert.All(statuses, status => Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}"));
        // 400 MB were sent, or would have been; a few uploads' worth is what each may hold.
        Assert.InRange(await PeakBytes(server) - before, 0, 120 * Megabyte);
    }

    private static async Task<HttpStatusCode?> Upload(ServerProcess server, string token)
    {
        using var http = new HttpClient { BaseAddress = server.Api };
        using var content = new StreamContent(new Zeros(100 * Megabyte));
        using var form = new MultipartFormDataContent { { content, "file", "resume.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/documents", UriKind.Relative)) { Content = form };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The connection may be closed on a client that goes on sending beyond what is dropped for it.
            return null;
        }
    }

    // The most that the process has had in memory at a time.
    private static async Task<long> PeakBytes(ServerProcess server)
    {
        var peak = (await File.ReadAllLinesAsync($"/proc/{server.Id}/status", Token)).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(peak["VmHWM:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }

    private sealed class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException("Its length is not told, so that it is sent in chunks.");

        public override long Position { get => throw new NotSupportedException("It only goes forward."); set => throw new NotSupportedException("It only goes forward."); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Clear(buffer, offset, read);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It only goes forward.");

        public override void SetLength(long value) => throw new NotSupportedException("It is only read.");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read.");
    }
}
