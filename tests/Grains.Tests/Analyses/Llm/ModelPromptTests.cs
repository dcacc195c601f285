using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OrleansResume.Fixtures.Llm;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What a model is told, and that another wording is another version.</summary>
public sealed class ModelPromptTests : IAsyncLifetime
{
    // Of words and schema. Who changes them raises the version, or earlier reports would pass for answers to the new ones.
    private static readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal)
    {
        ["3"] = "63ACC5D694ED0009",
    };

    private ModelServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public void Version_ChangesWithEveryWord()
    {
        var prompt = ModelPrompt.Of(Judged.Input("resume", job: "job"), "0123456789ABCDEF");
        var words = ModelPrompt.Repair(prompt, "said", "wrong").Select(message => $"{message.Role}: {message.Text}")
            .Append(((ChatResponseFormatJson)ModelAnswer.Format).Schema.ToString());

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..16];

        Assert.Equal(_versions[ModelPrompt.Version], hash);
    }

    [Fact]
    public async Task Prompt_NamesTheMarkOfTheCall()
    {
        await Analyze(Samples.Strong);

        var messages = Messages(0);
        var mark = messages[1]["=== resume ".Length..][..16];
        Assert.Contains($"the mark {mark}.", messages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("MARK", messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompt_ResumeIsLongerThanIsRead_TheReportSaysSo()
    {
        Assert.DoesNotContain("The model has read", await Analyze(new string('x', ModelPrompt.LongestText)), StringComparison.Ordinal);
        Assert.EndsWith(
            " The model has read the first 100,000 characters of the resume only.", await Analyze(new string('x', ModelPrompt.LongestText + 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sure! Here they are:", "It does not begin with a JSON object.")]
    [InlineData("{\"findings\":[", "It goes wrong at $.findings")]
    [InlineData("{\"findings\":[{\"category\":\"charm\",\"quote\":\"q\",\"message\":\"m\",\"suggestion\":\"s\"}]}", "It goes wrong at $.findings[0].category.")]
    [InlineData("{\"findings\":[null]}", "A finding is null.")]
    public async Task Repair_SaysWhatIsWrong(string said, string wrong)
    {
        _server.Answer = context => (_server.Requests.Count == 1 ? ModelAnswers.Says(said) : ModelAnswers.Finds())(context);

        await Analyze(Samples.Strong);

        Assert.Contains(wrong, Messages(1)[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_OfALongAnswer_SendsItsBeginningAndNoHalfCharacter()
    {
        var said = new string('x', 7_999) + "😀 tail";
        _server.Answer = context => (_server.Requests.Count == 1 ? ModelAnswers.Says(said) : ModelAnswers.Finds())(context);

        await Analyze(Samples.Strong);

        Assert.Equal(new string('x', 7_999), Messages(1)[2]);
    }

    [Theory]
    [InlineData("<think>Hm {\"findings\":1}</think>\n\n{\"findings\":[]}", true)]
    [InlineData("<think></think>```json\n{\"findings\":[]}\n```", true)]
    [InlineData("<think>{\"findings\":[]}", false)]
    [InlineData("Hm. </think>{\"findings\":[]}", false)]
    public async Task Answer_BehindTheModelsThinking_IsTaken(string said, bool taken)
    {
        await using var modelled = new Modelled(_server.Settings);
        _server.Answer = ModelAnswers.Says(said);

        Assert.Equal(taken, (await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token)).Error is null);
    }

    [Fact]
    public async Task Answer_IsThePromptItself_IsInvalid()
    {
        await using var modelled = new Modelled(_server.Settings);
        _server.Answer = context => ModelAnswers.Says(Messages(0)[0])(context);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Equal((AnalysisErrorCode.OutputInvalid, 2), (result.Error!.Code, _server.Requests.Count));
    }

    private async Task<string> Analyze(string text)
    {
        await using var modelled = new Modelled(_server.Settings);
        var result = await modelled.Analyzer.Analyze(Judged.Input(text), Token);
        Assert.Null(result.Error);
        return Modelled.Report(result).Summary;
    }

    private List<string> Messages(int request)
    {
        using var body = JsonDocument.Parse(_server.Requests[request].Body);
        return [.. body.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()!)];
    }
}
