namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// Takes at most <see cref="MostBytes"/> of an answer, whatever the other side sends; what is longer fails with
/// <see cref="HttpRequestError.ConfigurationLimitExceeded"/>. The body of a refusal is not read at all: it may repeat the key
/// or the resume, and its status says what we need.
/// </summary>
internal sealed class BoundedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>A full answer is some 10 KiB; models that think aloud send more.</summary>
    public const int MostBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (response.IsSuccessStatusCode)
            {
                await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            }
            else
            {
                response.Content.Dispose();
                response.Content = new ByteArrayContent([]);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
