using System.Net;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>A completed analysis, which the silo that has it tells without asking its grain.</summary>
public sealed class CompletedTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ACompletedAnalysis_IsNobodyElsesAndGoesWithItsDocument()
    {
        using var guest = await api.Guest();
        using var other = await api.Guest();
        var document = await ApiServer.Upload(guest);
        using var accepted = await AnalysesTests.Analyze(guest, document, body: null);
        var id = (await ApiServer.Json(accepted)).GetProperty("id").GetString()!;
        await AnalysesTests.Final(guest, id);
        var path = new Uri($"/api/v1/analyses/{id}", UriKind.Relative);

        using var foreign = await other.GetAsync(path, Token);
        await ApiServer.Problem(foreign, 404, "not_found");
        using var own = await guest.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var deleted = await guest.DeleteAsync(new Uri($"/api/v1/documents/{document}", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await guest.GetAsync(path, Token);
        await ApiServer.Problem(gone, 404, "not_found");
    }
}
