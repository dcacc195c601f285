using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OrleansResume.Api.Problems;

namespace OrleansResume.Api.Documents;

/// <summary>Reads an upload while it streams: never more in memory than a document may have, nothing on disk.</summary>
internal sealed class UploadReader(IOptions<UploadOptions> options, TimeProvider time)
{
    private const string Field = "file";

    // A client that is still sending does not read: without this it would see a broken connection instead of the answer.
    private const long MostDropped = 16 * 1024 * 1024;
    private static readonly TimeSpan _longestDrop = TimeSpan.FromSeconds(2);

    // What multipart adds around one small file.
    private const int Overhead = 16 * 1024;

    /// <summary>The one file of the request, or what is wrong with it.</summary>
    public async Task<Upload> Read(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // Kestrel's own limit would break the connection; ours answers first.
            size.MaxRequestBodySize = null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return new Upload(Problem.Of(400, "file_missing", "Send the file as multipart/form-data in a field named 'file'."));
        }

        if (request.ContentLength > options.Value.MaxBytes + Overhead)
        {
            return await TooLarge(context);
        }

        try
        {
            return await ReadSections(context, new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 });
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or BadHttpRequestException)
        {
            return new Upload(Problem.Of(400, "malformed_body", "The upload ended early or is no valid multipart body. Send it again."));
        }
    }

    private async Task<Upload> ReadSections(HttpContext context, MultipartReader reader)
    {
        Upload? upload = null;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var disposition = section.GetContentDispositionHeader();
            if (disposition is null || HeaderUtilities.RemoveQuotes(disposition.Name) != Field)
            {
                // Fields that are not asked for are passed over, within bounds.
                if (await ReadBounded(section.Body, context.RequestAborted) is null)
                {
                    return await TooLarge(context);
                }

                continue;
            }

            if (upload is not null)
            {
                return new Upload(Problem.Of(400, "one_file_only", "Send one file a request."));
            }

            var content = await ReadBounded(section.Body, context.RequestAborted);
            if (content is null)
            {
                return await TooLarge(context);
            }

            var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            upload = new Upload(FileNames.ForDisplay(name.Value), content);
        }

        return upload ?? new Upload(Problem.Of(400, "file_missing", "The request has no file. Send it in a field named 'file'."));
    }

    private async Task<byte[]?> ReadBounded(Stream body, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (content.Length + read > options.Value.MaxBytes)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private async Task<Upload> TooLarge(HttpContext context)
    {
        using var late = new CancellationTokenSource(_longestDrop, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        var buffer = new byte[64 * 1024];
        try
        {
            for (long dropped = 0; dropped < MostDropped;)
            {
                var read = await context.Request.Body.ReadAsync(buffer, ended.Token);
                if (read == 0)
                {
                    break;
                }

                dropped += read;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // Enough was dropped, or the client has gone: the answer is the same.
            context.Response.Headers.Connection = "close";
        }

        context.Response.Headers.Connection = "close";
        return new Upload(Problem.Of(413, "document_too_large", $"The document is larger than {options.Value.MaxBytes} bytes. Send a smaller one."));
    }
}

/// <summary>An upload that was read, or what is wrong with it.</summary>
internal sealed record Upload(string FileName, byte[] Content, ProblemDetails? Problem = null)
{
    public Upload(ProblemDetails problem)
        : this("", [], problem)
    {
    }
}

/// <summary>Bounds of uploads (section <c>Documents</c> of the configuration).</summary>
internal sealed class UploadOptions
{
    /// <summary>Largest document, in bytes.</summary>
    public long MaxBytes { get; set; } = 5 * 1024 * 1024;
}
