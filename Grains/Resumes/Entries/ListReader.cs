using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Sections of one entry a line or bullet: certificates, awards, publications, languages.</summary>
internal static class ListReader
{
    private static readonly string[] _fluencies =
        ["native", "expert", "novice", "mother tongue", "bilingual", "fluent", "proficient", "professional", "advanced", "intermediate", "conversational", "basic", "beginner", "elementary", "working", "limited", "a1", "a2", "b1", "b2", "c1", "c2", "muttersprache", "fließend"];

    // What parts a name from the rest in other forms of rows.
    private static readonly string[] _between = [" | ", " – ", " — ", " - ", "; "];

    // Said of no programming language.
    private static readonly Regex _spoken = new(
        @"\b(native|mother tongue|first language|bilingual|conversational|[abc][12]|muttersprache|langue maternelle|lengua materna|madrelingua|moedertaal|modersmål)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _label = new(
        @"^((?<native>mother tongues?(\(s\))?|native languages?(\(s\))?|muttersprachen?|langues? maternelles?|lengua materna|madrelingua)|(other|foreign|further) languages?(\(s\))?|weitere sprachen|autres? langues?( parlées)?|altre lingue|otros idiomas|otras lenguas)\s*[:–-]\s*",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Heads and the legend of the Europass grid.
    private static readonly Regex _notSpoken = new(
        @"^(levels?\b|cefr|(spoken )?(understanding|listening|reading|writing|speaking|interaction|production)\b|self[\s\-]assessment|common european|niveau(x|s)?\b|hören|lesen|sprechen|schreiben|comprendre|parler|écrire|comprensión|expresión|[abc][12]( and |/|:|–|-)[\s\S]*user)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Entries with their dates and parts.</summary>
    public static List<FoundItem> Items(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var rows = ColumnHeads.Of(text, section).Lines;
        if (Grouped(text, rows) is { } groups)
        {
            return groups;
        }

        var items = new List<FoundItem>();
        var lines = rows.Where(line => !line.IsBlank).ToList();
        var wholes = Wrapped(lines);
        var isDetailed = lines.Exists(line => ItemDetails.Is(line.Text));
        var issuers = ItemRows.Issuers(wholes);
        foreach (var whole in wholes)
        {
            if (items.Count > ReadingBounds.Entries)
            {
                break;
            }

            if (items.Count > 0 && issuers.Contains(whole) && ItemRows.Issued(text, items[^1], whole) is { } issued)
            {
                items[^1] = issued;
                continue;
            }

            if (items.Count > 0 && ItemDetails.Of(text, whole, items[^1], isDetailed) is { } detailed)
            {
                items[^1] = detailed;
                continue;
            }

            items.AddRange(InlineLists.Of(text, whole, wholes.Count == 1).Select(part => Item(text, part)));
        }

        return items;
    }

    // The lines of each entry: it is read once, when it has them all.
    private static List<BulletLines> Wrapped(List<ResumeLine> lines)
    {
        var wholes = new List<BulletLines>();
        foreach (var line in lines)
        {
            var isRest = wholes.Count > 0 && !line.IsBullet && wholes[^1].Lines[^1] is var open && line.Index == open.Index + 1
                && (line.Layout.Kind == Documents.Reading.LineKind.ListItemContinued || char.IsLower(line.Text[0]) || open.Text[^1] == ',')
                && wholes[^1].Lines.Count < ReadingBounds.LinesOfAnEntry;
            if (isRest)
            {
                wholes[^1].Lines.Add(line);
            }
            else
            {
                wholes.Add(new BulletLines([line]));
            }
        }

        return wholes;
    }

    // A name, its issuer and its date on lines of their own; null where the section is not written so.
    private static List<FoundItem>? Grouped(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var lines = section.Where(line => !line.IsBlank).ToList();
        var dates = lines.ConvertAll(line => DateReader.Find(text, line.Place));
        var bare = lines.Select((line, i) => dates[i] is [var date] && date.Place.Length >= line.Place.Length - 2).ToList();
        var byBold = lines.Exists(line => line.Layout.Bold) && lines.Count > 1 && lines[0].Layout.Bold && lines.Exists(line => !line.Layout.Bold);
        if (lines.Exists(line => line.IsBullet || ItemDetails.Is(line.Text)) || !(byBold || (bare.Contains(true) && !bare[0])))
        {
            return null;
        }

        var groups = new List<List<int>>();
        for (var i = 0; i < lines.Count; i++)
        {
            var begins = groups.Count == 0 || (byBold ? lines[i].Layout.Bold && !lines[i - 1].Layout.Bold : bare[i - 1]);
            if (begins)
            {
                groups.Add([]);
            }

            groups[^1].Add(i);
        }

        return groups.ConvertAll(group =>
        {
            var told = group.Where(i => !bare[i]).ToList();
            List<Piece> parts = [.. told.SelectMany(i => Name(text.Text, lines[i].Place, dates[i]) ?? [new Piece(lines[i].Text, lines[i].Place, 0.7)])];
            var whole = new BulletLines([.. group.Select(i => lines[i])]);
            return new FoundItem(new Piece(whole.Text, whole.Place, 0.7), parts, group.SelectMany(i => dates[i]).FirstOrDefault());
        });
    }

    /// <summary>Languages and how well they are spoken: "German (C1), French – basic".</summary>
    public static List<(Piece Language, Piece? Fluency)> Languages(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var languages = new List<(Piece, Piece?)>();
        foreach (var line in section.Where(line => !line.IsBlank))
        {
            // "Mother tongue(s): Czech", "Other languages: German, French".
            var label = _label.Match(line.Text);
            var native = label.Groups["native"].Success ? Piece.Of(text.Text, line.Place.Start, line.Place.Start + label.Groups["native"].Length, 0.8) : null;
            foreach (var item in SkillReader.Items(text.Text, line.Place.Start + label.Length, line.Place.End).Where(item => !_notSpoken.IsMatch(item.Value)))
            {
                var cut = Cut(item.Value);
                var language = Piece.Of(text.Text, item.Place.Start, item.Place.Start + cut, 0.85);
                var fluency = cut < item.Value.Length ? Piece.Of(text.Text, item.Place.Start + cut, item.Place.End, 0.8) : null;
                if (IsFluency(item.Value))
                {
                    // On a line of its own, below its language.
                    if (languages is [.., (var spoken, null)])
                    {
                        languages[^1] = (spoken, item);
                    }
                }
                else if (language is { Value.Length: <= 25 } && (LanguageNames.Holds(language.Value) || (language.Value.Any(char.IsUpper) && fluency is not null && _spoken.IsMatch(fluency.Value))))
                {
                    languages.Add((language, fluency is null ? native : Closed(fluency)));
                }
                else if (languages.Count > 0 && _fluencies.Any(word => item.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                {
                    languages[^1] = (languages[^1].Item1, item);
                }
            }
        }

        return languages;
    }

    /// <summary>Whether this is how well something is known, and nothing else.</summary>
    public static bool IsFluency(string value) => value.Length <= 30 && _fluencies.Any(word =>
        value.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (value.Length == word.Length || !char.IsLetter(value[word.Length])));

    private static FoundItem Item(ResumeText text, BulletLines lines)
    {
        var dates = ItemDates.Of(text, lines.Place);
        var parts = Segments.Of(text, lines.Lines, dates.Holes).Select(segment => segment.Piece).Where(part => !ItemDetails.Is(part.Value)).ToList();
        if (lines.Lines is [var only] && ItemRows.Cells(text, only, dates.Holes) is { Count: > 1 } cells)
        {
            parts = cells;
        }
        else if (lines.Lines.Count == 1 && Name(text.Text, lines.Place, dates.Holes) is { } name)
        {
            parts = name;
        }

        return new FoundItem(new Piece(lines.Text, lines.Place, 0.7), InOrder(text.Text, parts), dates.Given);
    }

    // Who gives it may come first; how high it is belongs to its name.
    private static List<Piece> InOrder(string text, List<Piece> parts)
    {
        if (parts is [var name, var level, ..] && Issuers.IsLevel(level.Value) && text.AsSpan(name.Place.End, Math.Max(0, level.Place.Start - name.Place.End)).Trim() is "-" or "–" or "—")
        {
            var place = new Stretch(name.Place.Start, level.Place.End);
            parts = [new Piece(place.Of(text).Replace('\n', ' '), place, name.Confidence), .. parts.Skip(2)];
        }

        return parts is [var first, var second, ..] && Issuers.Is(first.Value) && !Issuers.Is(second.Value) ? [second, first, .. parts.Skip(2)] : parts;
    }

    // "First Aid at Work, Example Council, 2022": a name holds what would part a job's fields; a comma and a capital end it.
    private static List<Piece>? Name(string text, Stretch place, List<ParsedDate> dates)
    {
        if (dates is [var first, ..] && first.Place.Start <= place.Start)
        {
            // "2019  Manual Handling, Sample Training".
            (place, dates) = (place with { Start = Math.Min(place.End, first.Place.End) }, dates[1..]);
        }

        var end = dates.Select(date => date.Place.Start).Append(place.End).Min();
        if (end <= place.Start || Array.Exists(_between, separator => text.IndexOf(separator, place.Start, end - place.Start, StringComparison.Ordinal) > place.Start))
        {
            return null;
        }

        if (ItemRows.By(text, place.Start, end) is { } given)
        {
            return given;
        }

        // "Google: Data Analytics".
        var colon = text.IndexOf(": ", place.Start, end - place.Start, StringComparison.Ordinal);
        if (colon > 0 && Piece.Of(text, place.Start, colon, 0.75) is { } before && Issuers.Is(before.Value) && Piece.Of(text, colon + 1, end, 0.85) is { } behind)
        {
            return [behind, before];
        }

        var comma = text.IndexOf(", ", place.Start, end - place.Start, StringComparison.Ordinal);
        var isIssuer = comma > 0 && comma + 2 < end && char.IsUpper(text[comma + 2]);
        var name = Piece.Of(text, place.Start, isIssuer ? comma : end, 0.85);
        return name is null ? null : [name, .. isIssuer && Piece.Of(text, comma + 1, ItemDetails.Start(text, new Stretch(comma + 1, end)), 0.75) is { } issuer ? [issuer] : Array.Empty<Piece>()];
    }

    private static int Cut(string item)
    {
        var at = item.IndexOfAny(['(', ':', '–', '—', '-']);
        if (at > 0)
        {
            return at;
        }

        // The first of several, in a row of the Europass: "English C1 C1 B2".
        return _fluencies.Select(word => item.IndexOf(" " + word, StringComparison.OrdinalIgnoreCase)).Where(found => found > 0).Append(item.Length).Min();
    }

    private static Piece? Closed(Piece fluency) =>
        fluency.Value[^1] != ')' || fluency.Value.Contains('(', StringComparison.Ordinal) ? fluency
        : fluency.Value.Length > 1 ? fluency with { Value = fluency.Value[..^1], Place = fluency.Place with { End = fluency.Place.End - 1 } }
        : null;
}

/// <summary>An entry of a list.</summary>
/// <param name="Whole">As it stands.</param>
/// <param name="Parts">Its fields, dates cut out.</param>
/// <param name="Date">Its date; null where it has none.</param>
internal sealed record FoundItem(Piece Whole, List<Piece> Parts, ParsedDate? Date);
