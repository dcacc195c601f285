using OrleansResume.Grains.Analyses.Keywords;

namespace OrleansResume.Grains.Tests.Analyses.Keywords;

public sealed class TokenTests
{
    [Theory]
    [InlineData("C++, C# and F#", "C++|C#|and|F#")]
    [InlineData("C++17", "C++|17")]
    [InlineData(".NET and ASP.NET", ".NET|and|ASP.NET")]
    [InlineData("Node.js.", "Node.js")]
    [InlineData("CI/CD", "CI|CD")]
    [InlineData("R&D, P&L", "R&D|P&L")]
    [InlineData("front-end", "front|end")]
    [InlineData("5+ years", "5|years")]
    [InlineData("Bachelor’s degree", "Bachelor’s|degree")]
    [InlineData("used Java.Built it", "used|Java|Built|it")]
    public void Text_IsCutIntoTermsOwnWords(string text, string tokens) =>
        Assert.Equal(tokens, string.Join('|', Token.Of(text).Select(t => text[t.Start..t.End])));

    [Theory]
    [InlineData("APIs", "API")]
    [InlineData("technologies", "technology")]
    [InlineData("processes", "process")]
    [InlineData("Bachelor's", "Bachelor")]
    [InlineData("boxes", "box")]
    public void Plural_HasTheStemOfTheSingular(string plural, string singular) =>
        Assert.Equal(Token.Of(singular).Single().Stem, Token.Of(plural).Single().Stem);

    [Theory]
    [InlineData("managed services", "managing service")]
    [InlineData("data modelling", "data modeling")]
    [InlineData("front-end", "frontend")]
    [InlineData("Micro Services", "microservice")]
    public void Phrase_HasAKeyInCommonWithItsVariants(string one, string other) =>
        Assert.NotEmpty(TermForm.Of(one).Keys.Intersect(TermForm.Of(other).Keys, StringComparer.Ordinal));
}
