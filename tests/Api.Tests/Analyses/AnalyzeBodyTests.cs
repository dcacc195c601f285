using System.Net;
using System.Text;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>Bodies of a wish for an analysis that are not what the contract names.</summary>
public sealed class AnalyzeBodyTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Analyze_AsAForm_IsTakenWhereItIsEmptyAndElseRefusedLikeAnything()
    {
        using var guest = await api.Guest();
        var address = new Uri($"/api/v1/documents/{await ApiServer.Upload(guest)}/analyze", UriKind.Relative);
        // As curl sends -d ''.
        using var empty = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var taken = await guest.PostAsync(address, empty, Token);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);

        using var form = new StringContent("{}", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var refused = await guest.PostAsync(address, form, Token);
        await ApiServer.Problem(refused, 415, "unsupported_media_type");
        Assert.True(refused.Headers.Contains("RateLimit"));

        using var anonymous = api.Anonymous();
        using var another = new StringContent("{}", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var nobody = await anonymous.PostAsync(address, another, Token);
        await ApiServer.Problem(nobody, 401, "unauthenticated");
    }
}
