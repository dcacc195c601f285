using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Skills by field and the ways they are written, from our own list.</summary>
internal static class Lexicon
{
    private static readonly Lazy<(IReadOnlyList<IReadOnlyList<TermForm>> Forms, TermIndex Index)> Loaded = new(Load);

    /// <summary>The ways of writing each term.</summary>
    public static IReadOnlyList<IReadOnlyList<TermForm>> Forms => Loaded.Value.Forms;

    /// <summary>Finds them by their own names, not by what implies them.</summary>
    public static TermIndex Index => Loaded.Value.Index;

    private static (IReadOnlyList<IReadOnlyList<TermForm>>, TermIndex) Load()
    {
        var forms = WordList.Read("skills.txt")
            .Where(line => line[0] != '[')
            .Select(line => (IReadOnlyList<TermForm>)[.. line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(TermForm.Of)])
            .ToList();
        return (forms, new TermIndex([.. forms.Select(f => (IReadOnlyList<TermForm>)[.. f.Where(form => !form.Implied)])]));
    }
}
