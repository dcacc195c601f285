using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.Api.Tests.Guests;

/// <summary>An erasure whose answer is lost on its way to the front end.</summary>
public sealed class LostErasureTests(ApiServer api)
{
    private static readonly Uri _me = new("/api/v1/guests/me", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erase_ItsAnswerIsLost_IsDoneAndSaysSo()
    {
        var loss = new LosesOneErasure();
        await using var server = await ResumeServer.Start(api.Postgres, builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(loss));
        using var guest = await ResumeClient.NewGuest(server.Api);
        using var http = new HttpClient { BaseAddress = server.Api, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", guest.Token) } };
        using var erased = await http.DeleteAsync(_me, Token);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.True(loss.HasLost);

        using var again = await http.DeleteAsync(_me, Token);
        await ApiServer.Problem(again, 401, "invalid_token");
    }

    // As a silo that goes once it has done what it was asked for.
    private sealed class LosesOneErasure : IIncomingGrainCallFilter
    {
        private int _erasures;

        public bool HasLost => _erasures > 0;

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            await context.Invoke();
            if (context.InterfaceName.EndsWith("IGuestGrain", StringComparison.Ordinal) && context.MethodName == "Erase" && Interlocked.Increment(ref _erasures) == 1)
            {
                throw new SiloUnavailableException("The answer is lost.");
            }
        }
    }
}
