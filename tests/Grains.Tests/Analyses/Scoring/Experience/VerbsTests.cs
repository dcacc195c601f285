using OrleansResume.Grains.Analyses.Scoring.Experience;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Experience;

public sealed class VerbsTests
{
    [Theory]
    [InlineData("managed", VerbForm.Past, "manage")]
    [InlineData("manage", VerbForm.Present, "manage")]
    [InlineData("manages", VerbForm.Present, "manage")]
    [InlineData("managing", VerbForm.Participle, "manage")]
    [InlineData("led", VerbForm.Past, "lead")]
    [InlineData("planned", VerbForm.Past, "plan")]
    [InlineData("planning", VerbForm.Participle, "plan")]
    [InlineData("supplied", VerbForm.Past, "supply")]
    [InlineData("supplies", VerbForm.Present, "supply")]
    [InlineData("teaches", VerbForm.Present, "teach")]
    [InlineData("overseeing", VerbForm.Participle, "oversee")]
    [InlineData("cut", VerbForm.Either, "cut")]
    [InlineData("co-led", VerbForm.Past, "lead")]
    [InlineData("designed/built", VerbForm.Past, "design")]
    [InlineData("palletized", VerbForm.Past, "palletized")]
    [InlineData("experienced", VerbForm.None, "experienced")]
    [InlineData("monthly", VerbForm.None, "monthly")]
    [InlineData("", VerbForm.None, "")]
    public void Word_HasAFormAndABase(string word, object form, string verb)
    {
        Assert.Equal(form, Verbs.FormOf(word));
        Assert.Equal(verb, Verbs.BaseOf(word));
    }

    [Fact]
    public void List_NamesEveryVerbOnce()
    {
        var verbs = Grains.Analyses.Scoring.Words.WordList.Read("action-verbs.txt").Select(e => e.Split(' ')[0]).ToList();

        Assert.Equal(verbs.Distinct(StringComparer.Ordinal).Count(), verbs.Count);
        Assert.True(verbs.Count > 300);
    }
}
