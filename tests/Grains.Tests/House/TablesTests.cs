using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Tests.House;

/// <summary>A feature's tables are named in the SQL of that feature's folder only.</summary>
public sealed class TablesTests
{
    private static readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal)
    {
        ["documents"] = "Grains/Documents/",
        ["document_contents"] = "Grains/Documents/",
        ["analyses"] = "Grains/Analyses/",
        ["analyses_set_aside"] = "Grains/Analyses/",
        ["analysis_transitions"] = "Grains/Analyses/",
        ["model_tokens"] = "Grains/Analyses/",
        ["analysis_counts"] = "Grains/Analyses/",
        ["erased_guests"] = "Grains/Guests/",
        ["workers"] = "Grains/Workers/",
        ["key_ring"] = "Api/",
        ["schema_versions"] = "Silo/Postgres/",
    };

    private static readonly Regex _created = New(@"CREATE TABLE (?:IF NOT EXISTS )?public\.(\w+)");

    private static readonly Regex _named = New(@"\b(?:FROM|INTO|UPDATE|JOIN|TABLE|USING|ONLY)\s+(?:public\.)?""?(\w+)");

    [Fact]
    public void Tables_OfTheProduct_HaveAnOwner() => Assert.Equal(
        SourceTree.Files(".sql", "sql").SelectMany(file => _created.Matches(file.Text)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
        _owners.Keys.Where(table => table != "schema_versions").Order(StringComparer.Ordinal));

    [Fact]
    public void Sql_NamesOnlyTheTablesOfItsFeature()
    {
        var named = Named().ToArray();
        Assert.Empty(named.Where(use => !use.File.Path.StartsWith(_owners[use.Table], StringComparison.Ordinal)));
        // What is never named was not looked for in the right way.
        Assert.Superset(new HashSet<string>(["documents", "document_contents", "analyses", "workers"], StringComparer.Ordinal), named.Select(use => use.Table).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Sql_OfOrleans_IsLeftToOrleans() => Assert.Empty(
        SourceTree.Files(".cs", SourceTree.Product).Where(file => New(@"\b(?:FROM|INTO|UPDATE|JOIN)\s+orleans\.").IsMatch(file.Text)));

    private static IEnumerable<(SourceFile File, string Table)> Named() =>
        from file in SourceTree.Files(".cs", SourceTree.Product)
        from match in _named.Matches(file.Text)
        where _owners.ContainsKey(match.Groups[1].Value)
        select (file, match.Groups[1].Value);

    private static Regex New(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
