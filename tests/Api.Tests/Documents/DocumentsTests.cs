using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace OrleansResume.Api.Tests.Documents;

public sealed class DocumentsTests(ApiServer api)
{
    private static readonly Uri _documents = new("/api/v1/documents", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_AResume_IsADocumentInEveryForm()
    {
        using var guest = await api.Guest();
        using var created = await guest.PostAsync(_documents, ApiServer.Form(ApiServer.Resume, "Ada's résumé.txt"), Token);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var document = await ApiServer.Json(created);
        var address = $"/api/v1/documents/{document.GetProperty("id").GetString()}";
        Assert.Equal(address, created.Headers.Location!.OriginalString);
        Assert.Equal("Ada's résumé.txt", document.GetProperty("file_name").GetString());
        Assert.Equal("text/plain", document.GetProperty("media_type").GetString());
        Assert.Equal(ApiServer.Resume.Length, document.GetProperty("size_bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(ApiServer.Resume)), document.GetProperty("sha256").GetString());
        Assert.Equal(TimeSpan.FromDays(30), document.GetProperty("expires_at").GetDateTimeOffset() - document.GetProperty("created_at").GetDateTimeOffset());

        using var content = await guest.GetAsync(new Uri(address + "/content", UriKind.Relative), Token);
        Assert.Equal(ApiServer.Resume, await content.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("attachment", content.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Ada's résumé.txt", content.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(content.Headers.GetValues("X-Content-Type-Options")));

        using var text = await guest.GetAsync(new Uri(address + "/text", UriKind.Relative), Token);
        Assert.Equal("text/plain; charset=utf-8", text.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("Ada Example\n", await text.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var resume = await guest.GetAsync(new Uri(address + "/resume", UriKind.Relative), Token);
        var basics = (await ApiServer.Json(resume)).GetProperty("basics");
        Assert.Equal(("Ada Example", "ada@example.com"), (basics.GetProperty("name").GetString(), basics.GetProperty("email").GetString()));

        using var told = await guest.GetAsync(new Uri(address, UriKind.Relative), Token);
        Assert.Equal(global::System.Text.Json.JsonValueKind.Null, (await ApiServer.Json(told)).GetProperty("latest_analysis").ValueKind);
    }

    [Fact]
    public async Task Upload_TheSameBytesAgain_IsTheFirstDocument()
    {
        using var guest = await api.Guest();
        var first = await ApiServer.Upload(guest);
        using var again = await guest.PostAsync(_documents, ApiServer.Form(ApiServer.Resume, "other.txt"), Token);
        using var stranger = await api.Guest();

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, (await ApiServer.Json(again)).GetProperty("id").GetString());
        Assert.NotEqual(first, await ApiServer.Upload(stranger));
    }

    [Fact]
    public async Task Upload_TheSameBytesManyTimesAtOnce_IsOneDocument()
    {
        using var guest = await api.Guest();

        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ApiServer.Upload(guest)));

        Assert.Single(ids.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Delete_ADocument_IsGoneAndMayComeAgain()
    {
        using var guest = await api.Guest();
        var id = await ApiServer.Upload(guest);
        var address = new Uri($"/api/v1/documents/{id}", UriKind.Relative);

        using var deleted = await guest.DeleteAsync(address, Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await guest.DeleteAsync(address, Token);
        await ApiServer.Problem(again, 404, "not_found");
        Assert.NotEqual(id, await ApiServer.Upload(guest));
    }

    [Fact]
    public async Task List_ManyDocuments_NewestFirstPageByPage()
    {
        using var guest = await api.Guest();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await ApiServer.Upload(guest, Encoding.UTF8.GetBytes($"Resume number {i} of a person with some words in it")));
        }

        var told = new List<string>();
        var query = "?limit=2";
        while (query is not null)
        {
            using var answer = await guest.GetAsync(new Uri($"/api/v1/documents{query}", UriKind.Relative), Token);
            var page = await ApiServer.Json(answer);
            told.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            query = page.GetProperty("next_cursor").GetString() is { } cursor ? $"?limit=2&cursor={cursor}" : null;
        }

        ids.Reverse();
        Assert.Equal(ids, told);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task List_ALimitOutOfBounds_IsRefused(string limit)
    {
        using var guest = await api.Guest();
        using var answer = await guest.GetAsync(new Uri($"/api/v1/documents?limit={limit}", UriKind.Relative), Token);

        await ApiServer.Problem(answer, 400, "invalid_limit");
    }
}
