using OrleansResume.Fixtures.Llm;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What counts as a quote of the resume, and what a model may say about it.</summary>
public sealed class ModelQuoteTests : IAsyncLifetime
{
    private const string Text = "Zoe\u0308 ran the team\u2019s \u201Cgo\u2011live\u201D \u2013 on\u00A0time\nand under budget in 2021 for 1,200 people; see zoe.dev/work.\n\nOperations of A/B tests\u2026";

    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("Zoë ran the", "Zoe\u0308 ran the")]
    [InlineData("Zoe\u0308 ran", "Zoe\u0308 ran")]
    [InlineData("the team's \"go-live\" - on time", "the team\u2019s \u201Cgo\u2011live\u201D \u2013 on\u00A0time")]
    [InlineData(" on  time and under\u200B budget ", "on\u00A0time\nand under budget")]
    [InlineData("Operations", "Operations")]
    [InlineData("tests...", null)]
    [InlineData("A/B tests...", "A/B tests\u2026")]
    [InlineData("zoë ran the", null)]
    [InlineData("e", null)]
    [InlineData("budget", null)]
    [InlineData("he team's", null)]
    [InlineData("under bud", null)]
    [InlineData("work. Operations of", null)]
    [InlineData("work.\n\nOperations of", null)]
    [InlineData("- -", null)]
    [InlineData("", null)]
    public async Task Quote_OfTheText_IsFoundWhateverItsSignsAndPlacedWhereItStands(string quote, string? stands)
    {
        var evidence = (await Findings(quote, "Which one?", "Say it.")).SelectMany(finding => finding.Evidence).ToList();

        if (stands is null)
        {
            Assert.Empty(evidence);
            return;
        }

        var start = Text.IndexOf(stands, StringComparison.Ordinal);
        Assert.Equal(new Evidence(stands, new TextSpan(start, start + stands.Length), 1), Assert.Single(evidence));
    }

    [Theory]
    [InlineData("Name what the team did in 2021 for 1200 people.", true)]
    [InlineData("Move zoe.dev/work to the top.", true)]
    [InlineData("Say whether ASP.NET or Node.js was used.", false)]
    [InlineData("Say whether Node.js was used, e.g. by whom.", true)]
    [InlineData("Ten others say 100 %.", false)]
    [InlineData("Say 12 and 00.", false)]
    [InlineData("See https://evil.example for more.", false)]
    [InlineData("See www.evil.example for more.", false)]
    [InlineData("See evil-tips.com, it helps.", false)]
    [InlineData("See \uFF45vil.com.", false)]
    [InlineData("Write to help@evil.example today.", false)]
    [InlineData("Say \u202Eti ees\u202C.", false)]
    [InlineData("Say\u200Bit.", false)]
    [InlineData("Say \uE000.", false)]
    [InlineData("Point out what a careful\nrecruiter would change", false)]
    [InlineData("POINT OUT WHAT A CAREFUL RECRUITER WOULD CHANGE: claims", false)]
    [InlineData("Point out what a careful recruiter wants.", true)]
    public async Task Words_OfTheModel_LeadNowhereAndNameNothingNew(string words, bool shown)
    {
        Assert.Equal(shown ? 1 : 0, (await Findings("under budget", words, "Say it.")).Count);
        Assert.Equal(shown ? 1 : 0, (await Findings("under budget", "Which one?", words)).Count);
    }

    [Fact]
    public async Task Numbers_OfTheJob_MayBeNamed()
    {
        Assert.Single(await Findings("under budget", "The job asks for 7 years.", "Say it.", job: "Seven (7) years of it."));
        Assert.Empty(await Findings("under budget", "The job asks for 8 years.", "Say it.", job: "Seven (7) years of it."));
    }

    private async Task<List<Finding>> Findings(string quote, string message, string suggestion, string? job = null)
    {
        _server.Answer = ModelAnswers.Finds(new { category = "experience", quote, message, suggestion });
        await using var modelled = new Modelled(_server.Settings);
        var result = await modelled.Analyzer.Analyze(Judged.Input(Text, job: job), TestContext.Current.CancellationToken);
        Assert.Null(result.Error);
        return [.. Modelled.Report(result).Findings.Where(finding => finding.Rule == "model")];
    }
}
