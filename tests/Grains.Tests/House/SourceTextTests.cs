using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Tests.House;

/// <summary>Rules of the text itself, which no analyzer holds.</summary>
public sealed class SourceTextTests
{
    private const int MostLines = 250;

    [Fact]
    public void Files_AreShort() => Assert.Empty(SourceTree.Files(".cs").Where(file => file.Lines.Length > MostLines));

    [Fact]
    public void Regexes_OfTheProduct_CannotRunAway()
    {
        var made = SourceTree.Files(".cs", SourceTree.Product).Where(file => Uses(file.Text)).ToList();

        Assert.NotEmpty(made);
        Assert.Empty(made.Where(file => !file.Text.Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal)));
    }

    [Fact]
    public void Grains_StayOnTheirScheduler() =>
        Assert.Empty(SourceTree.Files(".cs", "Grains").Where(file => file.Text.Contains("ConfigureAwait(false)", StringComparison.Ordinal)));

    [Fact]
    public void Source_HasNoRegions() =>
        Assert.Empty(SourceTree.Files(".cs", SourceTree.Product).Where(file => file.Text.Contains("#" + "region", StringComparison.Ordinal)));

    [Fact]
    public void LogLines_HaveNumbersOfTheirOwn()
    {
        var numbers = SourceTree.Files(".cs", "Grains", "Api")
            .SelectMany(file => Regex.Matches(file.Text, @"LoggerMessage\((?<id>\d+),", RegexOptions.NonBacktracking)).Select(match => match.Groups["id"].Value).ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Distinct(StringComparer.Ordinal).Count(), numbers.Count);
    }

    [Fact]
    public void LockFiles_NameNoRegistry() =>
        Assert.Empty(SourceTree.Files("packages.lock.json").Where(file => file.Text.Contains("http://", StringComparison.Ordinal) || file.Text.Contains("https://", StringComparison.Ordinal)));

    [Fact]
    public void Scripts_AreNumberedOnceEach()
    {
        var names = SourceTree.Files(".sql", "sql").Select(file => Path.GetFileName(file.Path)).ToList();

        Assert.All(names, name => Assert.Matches("^[0-9]{3}_[a-z_]+(\\.concurrently)?\\.sql$", name));
        Assert.Equal(names.Count, names.Select(name => name[..3]).Distinct(StringComparer.Ordinal).Count());
    }

    private static bool Uses(string text) => text.Contains("new Regex(", StringComparison.Ordinal) || Regex.IsMatch(text, @"Regex \w+ = new\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(", RegexOptions.NonBacktracking);
}
