using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What a silo does with its <c>Llm__</c> settings at its start.</summary>
public sealed class LlmOptionsTests
{
    private static readonly Dictionary<string, string?> _good = new(StringComparer.Ordinal)
    {
        ["Llm:Provider"] = "openai",
        ["Llm:Endpoint"] = "https://model.example/v1",
        ["Llm:Model"] = "m",
        ["Llm:ApiKey"] = "k",
    };

    [Fact]
    public async Task Settings_None_AreTheBuiltInAnalyzer()
    {
        await using var modelled = new Modelled([]);

        Validate(modelled);

        Assert.IsType<BuiltInAnalyzer>(modelled.Analyzer);
    }

    [Fact]
    public async Task Settings_ProviderNone_KeepsTheRestUnused()
    {
        await using var modelled = new Modelled(new(_good) { ["Llm:Provider"] = "none", ["Llm:Endpoint"] = "nonsense" });

        Validate(modelled);

        Assert.IsType<BuiltInAnalyzer>(modelled.Analyzer);
    }

    [Fact]
    public async Task Settings_OpenAI_FailsAfterAMinuteUnlessToldOtherwise()
    {
        await using var modelled = new Modelled(_good);

        Validate(modelled);

        Assert.IsType<ModelAnalyzer>(modelled.Analyzer);
        var options = modelled.Services.GetRequiredService<IOptions<LlmOptions>>().Value;
        Assert.Equal((LlmFailure.Fail, TimeSpan.FromMinutes(1)), (options.OnFailure, options.AttemptTimeout));
    }

    [Theory]
    [InlineData("Llm:Provider", "7", "Llm:Provider is none or openai.")]
    [InlineData("Llm:OnFailure", "7", "Llm:OnFailure is fail or fallback.")]
    [InlineData("Llm:Endpoint", null, "Llm:Endpoint is")]
    [InlineData("Llm:Endpoint", "", "Llm:Endpoint is")]
    [InlineData("Llm:Endpoint", "model.example/v1", "Llm:Endpoint is")]
    [InlineData("Llm:Endpoint", "file:///v1", "Llm:Endpoint is")]
    [InlineData("Llm:Endpoint", "https://user:secret@model.example/v1", "Llm:Endpoint is")]
    [InlineData("Llm:Endpoint", "https://model.example/v1?key=secret", "Llm:Endpoint is")]
    [InlineData("Llm:Model", " ", "Llm:Model names the model.")]
    [InlineData("Llm:ApiKey", "secret\n", "Llm:ApiKey is printable ASCII")]
    [InlineData("Llm:TokensPerAnalysis", "999", "Llm:TokensPerAnalysis is 1000 to")]
    [InlineData("Llm:TokensPerGuestDay", "0", "Llm:TokensPerGuestDay is 1000 to")]
    [InlineData("Llm:AttemptTimeout", "00:00:00", "Llm:AttemptTimeout is longer than zero")]
    [InlineData("Llm:AttemptTimeout", "02:00:00", "Llm:AttemptTimeout is longer than zero and at most 01:00:00.")]
    public async Task Settings_ThatCannotWork_EndTheStartInOneLineWithoutTheSecret(string key, string? value, string says)
    {
        await using var modelled = new Modelled(new(_good) { [key] = value });

        var refused = Assert.Throws<OptionsValidationException>(() => Validate(modelled));

        Assert.StartsWith(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    // What the host does before it starts anything.
    private static void Validate(Modelled modelled) => modelled.Services.GetRequiredService<IStartupValidator>().Validate();
}
