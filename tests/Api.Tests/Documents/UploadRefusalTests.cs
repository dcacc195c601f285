using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansResume.Fixtures;

namespace OrleansResume.Api.Tests.Documents;

public sealed class UploadRefusalTests(ApiServer api)
{
    private static readonly Uri _documents = new("/api/v1/documents", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_Nothing_SaysThatTheFileIsMissing()
    {
        using var guest = await api.Guest();
        using var noBody = await guest.PostAsync(_documents, content: null, Token);
        await ApiServer.Problem(noBody, 400, "file_missing");
        using var json = await guest.PostAsync(_documents, new StringContent("{}", Encoding.UTF8, "application/json"), Token);
        await ApiServer.Problem(json, 400, "file_missing");
        using var otherField = await guest.PostAsync(_documents, ApiServer.Form(ApiServer.Resume, field: "resume"), Token);
        await ApiServer.Problem(otherField, 400, "file_missing");
    }

    [Fact]
    public async Task Upload_TwoFiles_IsRefusedAndStoresNeither()
    {
        using var guest = await api.Guest();
        using var form = ApiServer.Form(ApiServer.Resume);
        form.Add(new ByteArrayContent(ApiServer.Resume), "file", "second.txt");
        using var answer = await guest.PostAsync(_documents, form, Token);

        await ApiServer.Problem(answer, 400, "one_file_only");
        using var list = await guest.GetAsync(_documents, Token);
        Assert.Empty((await ApiServer.Json(list)).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t \r\n ")]
    public async Task Upload_AnEmptyFile_IsUnreadable(string content)
    {
        using var guest = await api.Guest();
        using var answer = await guest.PostAsync(_documents, ApiServer.Form(Encoding.UTF8.GetBytes(content)), Token);

        Assert.Equal("empty", (await ApiServer.Problem(answer, 422, "document_unreadable")).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("encrypted.pdf", "encrypted")]
    [InlineData("truncated.pdf", "corrupt")]
    [InlineData("scanned.pdf", "no_text")]
    [InlineData("sixty-pages.pdf", "too_many_pages")]
    [InlineData("bomb.docx", "too_complex")]
    [InlineData("macros.docm", "macros")]
    [InlineData("entity.docx", "corrupt")]
    public async Task Upload_AFileThatCannotBeRead_SaysWhy(string file, string reason)
    {
        using var guest = await api.Guest();
        using var answer = await guest.PostAsync(_documents, ApiServer.Form(await File.ReadAllBytesAsync(ResumeFiles.Path("bad", file), Token), file), Token);

        Assert.Equal(reason, (await ApiServer.Problem(answer, 422, "document_unreadable")).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("picture.png")]
    [InlineData("legacy.doc")]
    [InlineData("archive.zip")]
    public async Task Upload_AnotherType_IsUnsupportedWhateverItsName(string file)
    {
        using var guest = await api.Guest();
        var bytes = await File.ReadAllBytesAsync(ResumeFiles.Path("bad", file), Token);
        using var answer = await guest.PostAsync(_documents, ApiServer.Form(bytes, "resume.pdf"), Token);

        await ApiServer.Problem(answer, 415, "unsupported_media_type");
    }

    [Fact]
    public async Task Upload_ADocxNamedPdf_IsTakenAsDocx()
    {
        using var guest = await api.Guest();
        var docx = await File.ReadAllBytesAsync(ResumeFiles.All.First(file => file.EndsWith(".docx", StringComparison.Ordinal)), Token);
        using var answer = await guest.PostAsync(_documents, ApiServer.Form(docx, "resume.pdf"), Token);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.EndsWith("wordprocessingml.document", (await ApiServer.Json(answer)).GetProperty("media_type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_OneByteTooMany_IsTooLarge()
    {
        using var guest = await api.Guest();
        using var answer = await guest.PostAsync(_documents, ApiServer.Form(new byte[(5 * 1024 * 1024) + 1]), Token);

        await ApiServer.Problem(answer, 413, "document_too_large");
    }

    [Fact]
    public async Task Upload_ThatEndsEarly_StoresNothing()
    {
        using var guest = await api.Guest();
        using var socket = new TcpClient();
        await socket.ConnectAsync(api.Server.Api.Host, api.Server.Api.Port, Token);
        await using var stream = socket.GetStream();
        var body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nAda Example";
        var head = $"POST /api/v1/documents HTTP/1.1\r\nHost: {api.Server.Api.Authority}\r\nAuthorization: {guest.DefaultRequestHeaders.Authorization}\r\n"
            + $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {body.Length}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body), Token);
        using var reader = new StreamReader(stream);

        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync(Token));
        using var list = await guest.GetAsync(_documents, Token);
        Assert.Empty((await ApiServer.Json(list)).GetProperty("items").EnumerateArray());
    }

    // Sends without holding what it sends.
}
