namespace OrleansResume.Grains.Resumes.Sections;

/// <summary>Cuts the text at its headings. A heading is known by its words, or by looking like those that are.</summary>
internal static class SectionFinder
{
    private const int MostWords = 6;
    private const int MostCharacters = 50;

    /// <summary>The sections in the document's order; what stands before the first heading is <see cref="SectionKind.Basics"/>.</summary>
    public static List<FoundSection> Find(ResumeText text)
    {
        var headings = Headings(text);
        var sections = new List<FoundSection>();
        var (kind, heading, first) = (SectionKind.Basics, new Stretch(0, 0), 0);
        foreach (var found in headings)
        {
            sections.Add(Section(text, kind, heading, first, found.Line));
            (kind, heading, first) = (found.Kind, found.Place, found.Inline ? found.Line : found.Line + 1);
        }

        sections.Add(Section(text, kind, heading, first, text.Lines.Count));
        return sections;
    }

    private static List<Heading> Headings(ResumeText text)
    {
        var found = new List<Heading>();
        var current = SectionKind.Basics;
        // What headings look like here is learnt from those whose words leave no doubt.
        var sure = text.Lines.Where(line => CouldBeHeading(line) && HeadingWords.Exactly(line.Key()) is not null).Select(Style).ToHashSet();
        foreach (var line in text.Lines)
        {
            if (Known(text, line, current, sure) is { } heading)
            {
                found.Add(heading);
                current = heading.Kind;
            }
        }

        var styles = found.Where(heading => !heading.Inline).Select(heading => Style(text.Lines[heading.Line])).ToHashSet();
        // A heading in words that nobody foresaw looks like the others, if those differ from the text at all.
        var others = text.Lines.Where(line => CouldBeHeading(line) && StandsOut(text, line) && styles.Contains(Style(line))
            && found.TrueForAll(heading => heading.Line != line.Index) && found.Count >= 2 && line.Index > found[0].Line
            && line.Layout.FontSize > text.BodySize * 1.1);
        found.AddRange(others.Select(line => new Heading(line.Index, SectionKind.Other, line.Place, Inline: false)).ToList());
        found.Sort((a, b) => a.Line.CompareTo(b.Line));
        return found;
    }

    private static Heading? Known(ResumeText text, ResumeLine line, SectionKind current, HashSet<(int, bool, bool)> sure)
    {
        if (line.IsBlank || line.IsBullet)
        {
            return null;
        }

        if (CouldBeHeading(line))
        {
            var key = line.Key();
            var kind = HeadingWords.Exactly(key);
            // A job's or a group's own label inside its section: "Languages" under Skills is a group only with a colon and a rest.
            if (kind is null && line.Words >= 2 && StandsOut(text, line) && (line.Layout.Kind == Documents.Reading.LineKind.Heading || sure.Contains(Style(line))))
            {
                kind = HeadingWords.Hinted(key);
            }

            if (kind is { } known)
            {
                return new Heading(line.Index, known, line.Place, Inline: false);
            }
        }

        return Rail(text, line) ?? Inline(line, current);
    }

    // A label in a rail at the left, its section's first line beside it.
    private static Heading? Rail(ResumeText text, ResumeLine line)
    {
        var start = text.StartOf(line);
        if (line.Layout.Breaks is not [var edge, ..] || start + edge <= line.Place.Start || start + edge >= line.Place.End)
        {
            return null;
        }

        var label = ResumeLine.Of(text.Text, line.Index, line.Place.Start, start + edge, line.Layout);
        return CouldBeHeading(label) && HeadingWords.Exactly(label.Key()) is { } kind and not SectionKind.Other && char.IsUpper(label.Text[0])
            ? new Heading(line.Index, kind, label.Place, Inline: true)
            : null;
    }

    // "Skills: C#, Go": the label is the heading, the rest its body. Inside Skills such a line is a group.
    private static Heading? Inline(ResumeLine line, SectionKind current)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > 40 || colon == line.Text.Length - 1 || current is SectionKind.Skills or SectionKind.Work or SectionKind.Projects)
        {
            return null;
        }

        var label = line with { Text = line.Text[..colon], Place = new Stretch(line.Place.Start, line.Place.Start + colon) };
        return HeadingWords.Exactly(label.Key()) is { } kind and not SectionKind.Other
            ? new Heading(line.Index, kind, label.Place, Inline: true)
            : null;
    }

    private static bool CouldBeHeading(ResumeLine line) =>
        line is { IsBlank: false, IsBullet: false } && (line.Words <= MostWords || line.Key().Length <= 30) && line.Text.Length <= MostCharacters
        && line.Text[^1] is not ('.' or ',' or ';') && !line.Text.Any(char.IsDigit) && !line.Text.Contains('@', StringComparison.Ordinal);

    private static bool StandsOut(ResumeText text, ResumeLine line) =>
        line.Layout.Kind == Documents.Reading.LineKind.Heading || line.IsCapitals || line.Layout.Bold || line.Text[^1] == ':'
        || (text.BodySize > 0 && line.Layout.FontSize > text.BodySize * 1.1);

    private static (int Size, bool Bold, bool Capitals) Style(ResumeLine line) =>
        ((int)Math.Round(line.Layout.FontSize * 2), line.Layout.Bold, line.IsCapitals);

    private static FoundSection Section(ResumeText text, SectionKind kind, Stretch heading, int first, int end)
    {
        var lines = text.Lines.Skip(first).Take(end - first).ToList();
        if (lines.Count > 0 && heading.End > lines[0].Place.Start && heading.End <= lines[0].Place.End)
        {
            // An inline label: the first line starts behind its colon.
            lines[0] = ResumeLine.Of(text.Text, lines[0].Index, heading.End + 1, lines[0].Place.End, lines[0].Layout);
        }

        var start = lines.Count > 0 ? lines[0].Place.Start : heading.End;
        var last = lines.Count > 0 ? lines[^1].Place.End : start;
        return new FoundSection(new ResumeSection(kind, heading, new Stretch(start, Math.Max(start, last))), lines);
    }

    private sealed record Heading(int Line, SectionKind Kind, Stretch Place, bool Inline);
}

/// <summary>A section and its lines.</summary>
internal sealed record FoundSection(ResumeSection Section, IReadOnlyList<ResumeLine> Lines);
