using System.Globalization;
using System.Text;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Entries;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>
/// The person's name. It is the first line in half of all resumes only: titles, page numbers, labels and sidebars come before it.
/// So every early line is weighed, and where nothing weighs enough there is no name.
/// </summary>
internal static class NameReader
{
    private const int LinesFromTheTop = 14;
    private const double Enough = 3;

    // More than a page has: lines in the largest letters, fields of a line, addresses.
    private const int MostLargest = 100;
    private const int MostFields = 20;
    private const int MostAddresses = 100;

    private static readonly string[] _separators = [" | ", " – ", " — ", " - ", " • ", " · ", "\t"];

    /// <summary>The name; null where no line is likely enough.</summary>
    public static Piece? Find(ResumeText text, IReadOnlyList<Piece> emails)
    {
        var early = text.Lines.Where(line => line is { IsBlank: false, Layout.Page: <= 1 }).ToList();
        var largest = early.Select(line => line.Layout.FontSize).DefaultIfEmpty().Max();
        // "jane.doe@…" and "jdoe@…" say who is meant.
        var locals = emails.Take(MostAddresses).Select(email => email.Value[..email.Value.IndexOf('@', StringComparison.Ordinal)].ToLowerInvariant()).ToList();
        var largestSeen = 0;
        (Piece Piece, double Weight)? best = null;
        for (var seen = 1; seen <= early.Count; seen++)
        {
            var line = early[seen - 1];
            var isLargest = largest > text.BodySize * 1.15 && line.Layout.FontSize >= largest - 0.1;
            if (seen > LinesFromTheTop && (!isLargest || largestSeen++ >= MostLargest))
            {
                continue;
            }

            text.Work.Spend(1 + line.Text.Length);
            var labelled = seen > 1 && IsLabelAlone(early[seen - 2]);
            foreach (var (candidate, told) in Candidates(text, line, labelled).Take(MostFields))
            {
                var weight = Weight(candidate, line, seen, isLargest, locals) + (told ? 4 : 0);
                if (best is null || weight > best.Value.Weight)
                {
                    best = (candidate, weight);
                }
            }
        }

        return best is { Weight: >= Enough } found ? found.Piece with { Confidence = Math.Min(0.98, 0.5 + (found.Weight / 16)) } : null;
    }

    private static bool IsLabelAlone(ResumeLine line) => NameWords.Label(line.Text) == line.Text.Length;

    // The parts of a line that could be a name: between its gaps, behind a label, before the first separator.
    private static IEnumerable<(Piece Piece, bool Labelled)> Candidates(ResumeText text, ResumeLine line, bool labelled)
    {
        var start = line.Place.Start;
        foreach (var edge in line.Layout.Breaks.Select(offset => text.StartOf(line) + offset).Where(edge => edge > start && edge < line.Place.End).Append(line.Place.End))
        {
            var field = text.Text[start..edge].TrimEnd();
            var behind = NameWords.Label(field);
            if (behind > 0 && behind == field.Length)
            {
                // The label is a cell of its own.
                (labelled, start) = (true, edge);
                continue;
            }

            if (edge < line.Place.End && NameWords.IsAnothersLabel(field))
            {
                yield break;
            }

            if (Name(text.Text, start + behind, edge) is { } name)
            {
                yield return (name, labelled || behind > 0);
            }

            (labelled, start) = (false, edge);
        }
    }

    private static Piece? Name(string text, int start, int end)
    {
        foreach (var separator in _separators)
        {
            var at = text.IndexOf(separator, start, end - start, StringComparison.Ordinal);
            end = at > start ? at : end;
        }

        // "Jane Doe (she/her)", "Jane Doe, PhD"; but "Jane (Jenny) Doe" and "Doe, Jane".
        var bracket = text.IndexOf(" (", start, end - start, StringComparison.Ordinal);
        end = bracket > start && text.IndexOf(')', bracket, end - bracket) is var close && (close < 0 || text[(close + 1)..end].Trim().Length == 0) ? bracket : end;
        var comma = text.IndexOf(", ", start, end - start, StringComparison.Ordinal);
        var whole = Piece.Of(text, start, end, 0);
        if (comma > start && whole is not null && IsInverted(whole.Value))
        {
            return whole;
        }

        return Piece.Of(text, start, comma > start ? comma : end, 0) is { } piece && LooksLikeAName(piece.Value) ? piece : null;
    }

    private static bool LooksLikeAName(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 3 && words.All(word => word.Length == 1))
        {
            // Letter-spaced: told as it stands.
            return true;
        }

        return words.Length is >= 2 and <= 6 && value.Length <= 45 && value.All(IsOfAName) && words.All(IsWordOfAName)
            && words.Count(word => !NameWords.IsParticle(word)) is >= 2 and <= 5 && !TitleWords.IsSchool(value);
    }

    // "Doe, Jane": one family name, and given names that are no degree behind it.
    private static bool IsInverted(string value) =>
        value.Split(", ") is [var family, var given] && family.Split(' ').Count(word => !NameWords.IsParticle(word)) == 1 && given.Split(' ').Length <= 3
        && LooksLikeAName($"{given} {family}") && !TitleWords.IsDegree(given) && !given.Equals(given.ToUpperInvariant(), StringComparison.Ordinal);

    private static bool IsOfAName(char c) =>
        char.IsLetter(c) || c is ' ' or '.' or '\'' or '’' or '-' or '(' or ')' or '"' or '“' or '”' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsWordOfAName(string word)
    {
        var bare = word.TrimStart('(', '"', '“', '\'', '’').TrimEnd(')', '"', '”', '.');
        return NameWords.IsParticle(word) || NameWords.IsElided(word) || (bare.Length > 0 && char.IsUpper(bare[0]) && !NameWords.IsNever(bare));
    }

    private static double Weight(Piece candidate, ResumeLine line, int seen, bool isLargest, List<string> locals)
    {
        var words = candidate.Value.Split([' ', ',', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
        var mailed = words.Where(word => Plain(word) is { Length: >= 3 } plain && locals.Exists(local => local.Contains(plain, StringComparison.Ordinal))).ToList();
        // A trade is a job's title, or the family name that the address repeats, or one of those that people are called by.
        var trades = words.Where(word => TitleWords.IsTitle(word) && !mailed.Contains(word, StringComparer.Ordinal)).ToList();
        var weight = Math.Max(0, 4 - (0.5 * (seen - 1)));
        weight += isLargest ? 3 : 0;
        weight += line.Layout.Kind == LineKind.Heading ? 1 : 0;
        weight -= trades.Count == 0 ? 0 : trades.Count == 1 && words.Length == 2 && NameWords.IsSurname(trades[0]) && words[^1] == trades[0] ? 1 : 4;
        weight -= TitleWords.IsCompany(candidate.Value) ? 2 : 0;
        weight -= HeadingWords.Exactly(line.Key()) is not null ? 8 : 0;
        weight -= LocationReader.IsPlace(line.Text) ? 5 : 0;
        weight -= candidate.Value.Contains(", ", StringComparison.Ordinal) && mailed.Count == 0 ? 2 : 0;
        weight -= line.IsBullet ? 4 : 0;
        return weight + (mailed.Count > 0 ? 3 : 0);
    }

    private static string Plain(string word) => new([.. word.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
}
