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

    private static readonly string[] _labels = ["full name:", "name:", "candidate:", "nom:", "nombre:", "naam:", "nome:"];

    private static readonly HashSet<string> _particles = new(
        ["de", "der", "den", "van", "von", "da", "di", "del", "della", "la", "le", "bin", "al", "el", "y", "zu", "dos", "du"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> _never = new(
        ["curriculum", "vitae", "resume", "résumé", "cv", "page", "lebenslauf", "dear", "hiring", "confidential", "contact", "profile", "street", "avenue", "road", "phone", "email", "linkedin", "github", "portfolio", "references", "application", "cover", "letter", "the", "and", "of", "for", "with", "in", "to"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name; null where no line is likely enough.</summary>
    public static Piece? Find(ResumeText text, IReadOnlyList<Piece> emails)
    {
        var largest = text.Lines.Where(line => line is { IsBlank: false, Layout.Page: <= 1 }).Select(line => line.Layout.FontSize).DefaultIfEmpty().Max();
        var seen = 0;
        (Piece Piece, double Weight)? best = null;
        foreach (var line in text.Lines.Where(line => !line.IsBlank && line.Layout.Page <= 1))
        {
            seen++;
            var isLargest = largest > text.BodySize * 1.15 && line.Layout.FontSize >= largest - 0.1;
            if ((seen > LinesFromTheTop && !isLargest) || Candidate(text, line) is not { } candidate)
            {
                continue;
            }

            var weight = Weight(candidate, line, seen, isLargest, emails);
            if (best is null || weight > best.Value.Weight)
            {
                best = (candidate, weight);
            }
        }

        return best is { Weight: >= Enough } found ? found.Piece with { Confidence = Math.Min(0.98, 0.5 + (found.Weight / 16)) } : null;
    }

    // The part of a line that could be a name: behind a label, before the first separator.
    private static Piece? Candidate(ResumeText text, ResumeLine line)
    {
        var (start, end) = (line.Place.Start, line.Place.End);
        foreach (var label in _labels)
        {
            start = line.Text.StartsWith(label, StringComparison.OrdinalIgnoreCase) ? line.Place.Start + label.Length : start;
        }

        foreach (var edge in line.Layout.Breaks.Select(offset => line.Place.Start + offset).Where(offset => offset > start + 2 && offset < end))
        {
            end = Math.Min(end, edge);
        }

        foreach (var separator in new[] { " | ", " – ", " — ", " - ", " • ", " · ", ", " })
        {
            var at = text.Text.IndexOf(separator, start, end - start, StringComparison.Ordinal);
            end = at > start ? at : end;
        }

        return Piece.Of(text.Text, start, end, 0) is { } piece && LooksLikeAName(piece.Value) ? piece : null;
    }

    private static bool LooksLikeAName(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 3 && words.All(word => word.Length == 1))
        {
            // Letter-spaced: told as it stands.
            return true;
        }

        return words.Length is >= 2 and <= 5 && value.Length <= 45
            && value.All(c => char.IsLetter(c) || c is ' ' or '.' or '\'' or '’' or '-' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            && words.All(word => (char.IsUpper(word[0]) || _particles.Contains(word)) && !_never.Contains(word.TrimEnd('.')))
            && !TitleWords.IsSchool(value);
    }

    private static double Weight(Piece candidate, ResumeLine line, int seen, bool isLargest, IReadOnlyList<Piece> emails)
    {
        var weight = Math.Max(0, 4 - (0.5 * (seen - 1)));
        weight += isLargest ? 3 : 0;
        weight += line.Layout.Kind == Documents.Reading.LineKind.Heading ? 1 : 0;
        weight += line.Text.Length > candidate.Value.Length && _labels.Any(label => line.Text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) ? 4 : 0;
        weight -= TitleWords.IsTitle(candidate.Value) ? 4 : 0;
        weight -= TitleWords.IsCompany(candidate.Value) ? 2 : 0;
        weight -= HeadingWords.Exactly(line.Key()) is not null ? 8 : 0;
        weight -= LocationReader.IsPlace(line.Text) ? 5 : 0;
        weight -= line.IsBullet ? 4 : 0;
        // "jane.doe@…" and "jdoe@…" say who is meant.
        var locals = emails.Select(email => email.Value[..email.Value.IndexOf('@', StringComparison.Ordinal)].ToLowerInvariant()).ToList();
        var parts = candidate.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(part => part.Length >= 3);
        return weight + (parts.Any(part => locals.Exists(local => local.Contains(part, StringComparison.Ordinal))) ? 3 : 0);
    }

    private static string Plain(string word) => new([.. word.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
}
