using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Sections of one entry a line or bullet: certificates, awards, publications, languages.</summary>
internal static class ListReader
{
    private static readonly string[] _fluencies =
        ["native", "mother tongue", "bilingual", "fluent", "proficient", "professional", "advanced", "intermediate", "conversational", "basic", "beginner", "elementary", "working", "limited", "a1", "a2", "b1", "b2", "c1", "c2", "muttersprache", "fließend"];

    /// <summary>Entries with their dates and parts.</summary>
    public static List<FoundItem> Items(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var items = new List<FoundItem>();
        BulletLines? open = null;
        foreach (var line in section.Where(line => !line.IsBlank))
        {
            var wrapped = open is not null && !line.IsBullet && line.Index == open.Lines[^1].Index + 1
                && (line.Layout.Kind == Documents.Reading.LineKind.ListItemContinued || char.IsLower(line.Text[0]) || open.Lines[^1].Text[^1] == ',');
            if (wrapped)
            {
                open!.Lines.Add(line);
                items[^1] = Item(text, open);
                continue;
            }

            open = new BulletLines([line]);
            items.Add(Item(text, open));
        }

        return items;
    }

    /// <summary>Languages and how well they are spoken: "German (C1), French – basic".</summary>
    public static List<(Piece Language, Piece? Fluency)> Languages(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var languages = new List<(Piece, Piece?)>();
        foreach (var line in section.Where(line => !line.IsBlank))
        {
            foreach (var item in SkillReader.Items(text.Text, line.Place.Start, line.Place.End))
            {
                var cut = Cut(item.Value);
                var language = Piece.Of(text.Text, item.Place.Start, item.Place.Start + cut, 0.85);
                var fluency = cut < item.Value.Length ? Piece.Of(text.Text, item.Place.Start + cut, item.Place.End, 0.8) : null;
                if (language is { Value.Length: <= 25 } && char.IsUpper(language.Value[0]))
                {
                    languages.Add((language, fluency is null ? null : Closed(fluency)));
                }
                else if (languages.Count > 0 && _fluencies.Any(word => item.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                {
                    languages[^1] = (languages[^1].Item1, item);
                }
            }
        }

        return languages;
    }

    private static FoundItem Item(ResumeText text, BulletLines lines)
    {
        var dates = DateReader.Find(text.Text, lines.Place);
        var parts = Segments.Of(text, lines.Lines, dates).Select(segment => segment.Piece).ToList();
        return new FoundItem(new Piece(lines.Text, lines.Place, 0.7), parts, dates.FirstOrDefault());
    }

    private static int Cut(string item)
    {
        var at = item.IndexOfAny(['(', ':', '–', '—', '-']);
        if (at > 0)
        {
            return at;
        }

        foreach (var word in _fluencies)
        {
            var found = item.IndexOf(" " + word, StringComparison.OrdinalIgnoreCase);
            if (found > 0)
            {
                return found;
            }
        }

        return item.Length;
    }

    private static Piece Closed(Piece fluency) => fluency.Value[^1] == ')' && !fluency.Value.Contains('(', StringComparison.Ordinal)
        ? fluency with { Value = fluency.Value[..^1], Place = fluency.Place with { End = fluency.Place.End - 1 } }
        : fluency;
}

/// <summary>An entry of a list.</summary>
/// <param name="Whole">As it stands.</param>
/// <param name="Parts">Its fields, dates cut out.</param>
/// <param name="Date">Its date; null where it has none.</param>
internal sealed record FoundItem(Piece Whole, List<Piece> Parts, ParsedDate? Date);
