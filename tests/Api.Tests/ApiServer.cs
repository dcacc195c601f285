using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Api.Guests;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;

[assembly: AssemblyFixture(typeof(OrleansResume.Api.Tests.ApiServer))]

namespace OrleansResume.Api.Tests;

/// <summary>One server for all tests of the contract; each test is a guest of its own.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    private ResumeServer? _server;

    /// <summary>Where tests that need a server of their own start it.</summary>
    public TestPostgres Postgres { get; } = new();

    /// <summary>The server.</summary>
    public ResumeServer Server => _server ?? throw new InvalidOperationException("It has not started.");

    /// <summary>A text resume that an analysis completes for.</summary>
    public static byte[] Resume { get; } = Encoding.UTF8.GetBytes(
        """
        Ada Example
        Portland, OR | ada@example.com | (503) 555-0142

        Experience
        Senior Engineer, Example Works, Jan 2020 - Present
        • Reduced build time by 40 % for a team of 12 engineers
        • Led the migration of 30 services to containers
        • Designed a cache that serves 9 000 requests a second
        Engineer, Sample Systems, Mar 2016 - Dec 2019
        • Built a billing service for 200 customers
        • Automated 15 manual reports
        • Improved test coverage from 40 % to 85 %

        Education
        BSc in Computer Science, Sample University, 2012 - 2016

        Skills
        C#, PostgreSQL, Docker, Linux
        """);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _server = await ResumeServer.Start(Postgres);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await Postgres.DisposeAsync();
    }

    /// <summary>A client without a guest; redirects and cookies are the test's own business.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Server.Api };

    /// <summary>A client that is a new guest.</summary>
    public async Task<HttpClient> Guest()
    {
        var http = Anonymous();
        using var minted = await http.PostAsync(new Uri("/api/v1/guests", UriKind.Relative), content: null);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Json(minted)).GetProperty("token").GetString());
        return http;
    }

    /// <summary>A file as a form.</summary>
    public static MultipartFormDataContent Form(byte[] content, string fileName = "resume.txt", string field = "file") =>
        new() { { new ByteArrayContent(content), field, fileName } };

    /// <summary>Uploads; the document's id.</summary>
    public static async Task<string> Upload(HttpClient guest, byte[]? content = null)
    {
        using var answer = await guest.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), Form(content ?? Resume));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("id").GetString()!;
    }

    /// <summary>An answer's JSON.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return json.RootElement.Clone();
    }

    /// <summary>Checks that an answer is a problem of this status and code, in the form that every problem has.</summary>
    public static async Task<JsonElement> Problem(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await Json(answer);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("trace_id").GetString());
        foreach (var field in new[] { "type", "title", "detail" })
        {
            Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty(field).GetString()), field);
        }

        return problem;
    }

    /// <summary>A token as this installation makes them, made at another time.</summary>
    internal string TokenMadeAt(DateTimeOffset time)
    {
        var protection = Server.App.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>();
        return new GuestTokens(protection, new FakeTimeProvider(time)).Mint().Token;
    }
}
