using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Entries of a list whose issuer has a place of its own: a cell beside the name, or the line below it.</summary>
internal static class ItemRows
{
    private const int FewestPairs = 2;

    private static readonly Regex _by = new(@",? (by|(issued|awarded|offered|provided) by|from) \p{Lu}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // "Printing from Idea to Product, Example Council": the comma tells, and not the word.
    private static readonly Regex _issuer = new(@", \p{Lu}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>"Dementia Care by Example Council": what, and who gave it; null where nothing is said so.</summary>
    public static List<Piece>? By(string text, int start, int end) =>
        _by.Match(text[start..end]) is { Success: true, Index: > 0 } by && (by.Value.Contains("ed by", StringComparison.Ordinal) || !_issuer.IsMatch(text[(start + by.Index + by.Length)..end])) && Piece.Of(text, start, start + by.Index, 0.85) is { } what
        && Piece.Of(text, start + by.Index + by.Length - 1, ItemDetails.Start(text, new Stretch(start + by.Index + by.Length - 1, end)), 0.75) is { } who
            ? [what, who]
            : null;

    /// <summary>What the cells of a row say beside the dates.</summary>
    public static List<Piece> Cells(ResumeText text, ResumeLine line, List<ParsedDate> dates)
    {
        if (line.Text.Length > ReadingBounds.LineThatIsCut || line.Layout.Breaks.Count == 0)
        {
            return [];
        }

        text.Work.Spend(1 + line.Text.Length);
        List<int> edges = [line.Place.Start, .. text.GapsOf(line), line.Place.End];
        var (cells, holes, at) = (new List<Piece>(), dates.OrderBy(date => date.Place.Start).ToList(), 0);
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            while (at < holes.Count && holes[at].Place.Start < from)
            {
                at++;
            }

            var hole = at < holes.Count && holes[at].Place.Start < to ? holes[at].Place : (Stretch?)null;
            if (Piece.Of(text.Text, hole?.Start - from <= 1 ? Math.Min(to, hole!.Value.End) : from, hole?.Start - from > 1 ? hole!.Value.Start : to, 0.8) is { } cell && !ItemDetails.Is(cell.Value))
            {
                cells.Add(cell);
            }
        }

        return cells;
    }

    /// <summary>The entry with the issuer and the date of the line below it; null where it has an issuer, or the line names none.</summary>
    public static FoundItem? Issued(ResumeText text, FoundItem item, BulletLines line)
    {
        var dates = ItemDates.Of(text, line.Place);
        var end = dates.Holes.Select(date => date.Place.Start).Append(line.Place.End).Min();
        return item.Parts.Count == 1 && end > line.Place.Start && Piece.Of(text.Text, line.Place.Start, ItemDetails.Start(text.Text, line.Place with { End = end }), 0.75) is { } issuer
            ? item with { Parts = [.. item.Parts, issuer], Date = item.Date ?? dates.Given }
            : null;
    }

    /// <summary>The lines that only say who gave what the line above them names.</summary>
    public static HashSet<BulletLines> Issuers(List<BulletLines> wholes)
    {
        if (wholes.Exists(whole => whole.Lines[0].IsBullet))
        {
            return [];
        }

        // "Name", "Issuer", "Issued in …", one like the other; or every second line is one that is known to give such things.
        var groups = new List<List<BulletLines>>();
        var begins = true;
        foreach (var whole in wholes)
        {
            if (ItemDetails.Is(whole.Text))
            {
                begins = true;
                continue;
            }

            if (begins)
            {
                groups.Add([]);
            }

            groups[^1].Add(whole);
            begins = false;
        }

        var isAlternating = groups is [{ Count: >= 2 * FewestPairs } all] && all.Count % 2 == 0 && all.Where((whole, i) => IsIssuer(whole) != (i % 2 == 1)).FirstOrDefault() is null;
        return isAlternating ? [.. groups[0].Where((_, i) => i % 2 == 1)]
            : groups.Count >= FewestPairs && groups.TrueForAll(group => group.Count == 2) ? [.. groups.Select(group => group[1])]
            : [];
    }

    private static bool IsIssuer(BulletLines whole) => Entries.Issuers.Is(whole.Text.Split(',', 2)[0]);
}
