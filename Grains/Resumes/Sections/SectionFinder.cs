using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Sections;

/// <summary>Cuts the text at its headings. A heading is known by its words, or by looking like those that are.</summary>
internal static class SectionFinder
{
    private const int MostWords = 6;
    private const int MostCharacters = 50;
    private const int MostLinesOfADegree = 8;
    private const double WideGap = 1.4;

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

    /// <summary>
    /// The sections, cut where the name stands: what a sidebar says before it ends there, and contact details follow. A name inside
    /// jobs and the like ends nothing.
    /// </summary>
    public static List<FoundSection> CutAtName(ResumeText text, List<FoundSection> sections, Piece? name)
    {
        var at = sections.FindIndex(section => name is not null && section.Section.Body.Start <= name.Place.Start && name.Place.End <= section.Section.Body.End);
        if (at < 0 || sections[at].Section.Kind is not (SectionKind.Other or SectionKind.Skills or SectionKind.Languages or SectionKind.Certificates or SectionKind.Interests or SectionKind.Awards))
        {
            return sections;
        }

        var (section, lines) = (sections[at].Section, sections[at].Lines);
        var first = lines.First(line => line.Place.End >= name!.Place.End).Index;
        var start = lines[0].Index;
        return first <= start ? sections :
        [
            .. sections[..at], Section(text, section.Kind, section.Heading, start, first),
            Section(text, SectionKind.Basics, new Stretch(name!.Place.Start, name.Place.Start), first, lines[^1].Index + 1), .. sections[(at + 1)..],
        ];
    }

    private static List<Heading> Headings(ResumeText text)
    {
        var found = new List<Heading>();
        var current = SectionKind.Basics;
        // What headings look like here is learnt from those whose words leave no doubt.
        var plain = text.Lines.Where(line => CouldBeHeading(line) && line.Key() is var key && HeadingWords.Exactly(key) is not null && !HeadingWords.IsAmbiguous(key)).ToList();
        var looks = new HeadingLooks([.. plain.Select(Style)], plain.Where(line => StandsOut(text, line)).Select(Style).ToHashSet(), plain.Exists(line => line.Text[^1] == ':' && !HeadingWords.IsOfAJob(line.Key(), SectionKind.Other)));
        foreach (var line in text.Lines)
        {
            text.Work.Spend(1 + line.Text.Length);
            if (found.Count == ReadingBounds.Headings)
            {
                break;
            }

            if (Known(text, line, current, looks, found.LastOrDefault()?.Inline == true) is { } heading)
            {
                found.Add(heading);
                current = heading.Kind;
            }
        }

        var styles = found.Where(heading => !heading.Inline).Select(heading => Style(text.Lines[heading.Line])).ToHashSet();
        var taken = found.Select(heading => heading.Line).ToHashSet();
        // A heading in words that nobody foresaw looks like the others, if those differ from the text at all.
        var others = text.Lines.Where(line => !line.IsBullet && CouldBeHeading(line) && StandsOut(text, line) && styles.Contains(Style(line))
            && !taken.Contains(line.Index) && found.Count >= 2 && line.Index > found[0].Line
            && line.Layout.FontSize > text.BodySize * 1.1);
        found.AddRange(others.Select(line => new Heading(line.Index, SectionKind.Other, line.Place, Inline: false)).Take(ReadingBounds.Headings).ToList());
        found.Sort((a, b) => a.Line.CompareTo(b.Line));
        return found;
    }

    private static Heading? Known(ResumeText text, ResumeLine line, SectionKind current, HeadingLooks looks, bool isBelowALabel)
    {
        if (line.IsBlank || (line.IsBullet && !line.IsNumbered))
        {
            return null;
        }

        if (CouldBeHeading(line))
        {
            var key = line.Key();
            var kind = HeadingWords.Exactly(key) is { } exact && IsSetApart(text, line, key, exact, current, looks) ? exact : (SectionKind?)null;
            // A job's or a group's own label inside its section: "Languages" under Skills is a group only with a colon and a rest.
            if (kind is null && line.Words >= 2 && StandsOut(text, line) && (line.Layout.Kind == LineKind.Heading || looks.Any.Contains(Style(line))))
            {
                kind = HeadingWords.Hinted(key);
            }

            if (kind is { } known)
            {
                return new Heading(line.Index, known, line.Place, Inline: false);
            }
        }

        return line.IsNumbered ? null : Rail(text, line, current) ?? Inline(text, line, current, isBelowALabel);
    }

    // What may be something else has to look like the headings that cannot; where those look like the text, to stand apart from it.
    private static bool IsSetApart(ResumeText text, ResumeLine line, string key, SectionKind kind, SectionKind current, HeadingLooks looks)
    {
        if (line.IsNumbered)
        {
            return StandsOut(text, line);
        }

        // "Key achievements:" inside a job, where no other heading has a colon.
        if (kind != current && current is SectionKind.Work or SectionKind.Projects or SectionKind.Volunteer && line.Text[^1] == ':' && !looks.Colons && HeadingWords.IsOfAJob(key, kind)
            && line.Layout.Kind != LineKind.Heading && !looks.StandingOut.Contains(Style(line)))
        {
            return false;
        }

        var isGroup = current == SectionKind.Skills && kind == SectionKind.Languages;
        if (!isGroup && !HeadingWords.IsAmbiguous(key))
        {
            return true;
        }

        return looks.StandingOut.Count > 0
            ? StandsOut(text, line) && (line.Layout.Kind == LineKind.Heading || line.Text[^1] == ':' || looks.StandingOut.Contains(Style(line)))
            : StandsOut(text, line) || (kind != current && IsBelowAGap(text, line));
    }

    private static bool IsBelowAGap(ResumeText text, ResumeLine line) =>
        line.Index == 0 || text.Lines[line.Index - 1].IsBlank || line.Layout.GapAbove >= WideGap;

    // A label in a rail at the left, its section's first line beside it.
    private static Heading? Rail(ResumeText text, ResumeLine line, SectionKind current)
    {
        var start = text.StartOf(line);
        if (line.Layout.Breaks is not [var edge, ..] || start + edge <= line.Place.Start || start + edge >= line.Place.End)
        {
            return null;
        }

        var label = ResumeLine.Of(text.Text, line.Index, line.Place.Start, start + edge, line.Layout);
        // With a colon it is a group of skills: "Languages:   Python, Go".
        return CouldBeHeading(label) && !(current == SectionKind.Skills && label.Text[^1] == ':') && HeadingWords.Exactly(label.Key()) is { } kind and not SectionKind.Other && char.IsUpper(label.Text[0])
            ? new Heading(line.Index, kind, label.Place, Inline: true)
            : null;
    }

    // "Skills: C#, Go": the label is the heading, the rest its body. Inside Skills such a line is a group, and a job has labels of
    // its own: there only what stands apart from the job, or what no job has.
    private static Heading? Inline(ResumeText text, ResumeLine line, SectionKind current, bool isBelowALabel)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > 40 || colon == line.Text.Length - 1)
        {
            return null;
        }

        var label = line with { Text = line.Text[..colon], Place = new Stretch(line.Place.Start, line.Place.Start + colon) };
        var key = label.Key();
        if (HeadingWords.Exactly(key) is not ({ } kind and not SectionKind.Other))
        {
            return null;
        }

        var isOne = current switch
        {
            SectionKind.Skills when kind == SectionKind.Languages => Entries.LanguageNames.Holds(FirstItem(line.Text[(colon + 1)..])),
            SectionKind.Skills => kind is not (SectionKind.Skills or SectionKind.Languages or SectionKind.Projects) && !HeadingWords.IsAmbiguous(key),
            SectionKind.Work or SectionKind.Projects => kind == SectionKind.Education
                || (!HeadingWords.IsOfAJob(key, kind) && (IsBelowAGap(text, line) || line.IsCapitals || IsLast(text, line))),
            // "Honors: …" and "Coursework: …" right below a degree; where the section's own heading is such a label, so are the others.
            SectionKind.Education => isBelowALabel || !HeadingWords.IsOfADegree(key) || IsBelowAGap(text, line) || line.IsCapitals || IsOfItsOwn(text, line, colon),
            _ => true,
        };
        return isOne ? new Heading(line.Index, kind, label.Place, Inline: true) : null;
    }

    // "Awards: Example Prize 2013": with a date it says more than what a degree came with, unless another degree follows.
    private static bool IsOfItsOwn(ResumeText text, ResumeLine line, int colon) =>
        DateReader.Find(text, line.Place with { Start = line.Place.Start + colon + 1 }).Count > 0
        && text.Lines.Skip(line.Index + 1).Take(MostLinesOfADegree).TakeWhile(next => next.IsBlank || HeadingWords.Exactly(next.Key()) is null).All(next => !Entries.TitleWords.IsDegree(next.Text) && !Entries.TitleWords.IsSchool(next.Text));

    private static string FirstItem(string list) => list.Split([',', ';', '|', '(', '-', '–', '/'], 2)[0];

    // Nothing but headings follows: the last job is over.
    private static bool IsLast(ResumeText text, ResumeLine line)
    {
        var next = text.Lines.Skip(line.Index + 1).FirstOrDefault(other => !other.IsBlank);
        var label = next?.Text.IndexOf(':', StringComparison.Ordinal) is > 2 and var colon ? next.Text[..colon] : next?.Text;
        return next is null || HeadingWords.Exactly((next with { Text = label! }).Key()) is not null;
    }

    private static bool CouldBeHeading(ResumeLine line) =>
        !line.IsBlank && (!line.IsBullet || line.IsNumbered) && line.Text.Length <= MostCharacters && (line.Words <= MostWords || line.Key().Length <= 30)
        && line.Text[^1] is not ('.' or ',' or ';') && !line.Text.Any(char.IsDigit) && !line.Text.Contains('@', StringComparison.Ordinal);

    private static bool StandsOut(ResumeText text, ResumeLine line) =>
        line.Layout.Kind == LineKind.Heading || line.IsCapitals || line.Layout.Bold || line.Text[^1] == ':'
        || (text.BodySize > 0 && line.Layout.FontSize > text.BodySize * 1.1);

    private static (int Size, bool Bold, bool Capitals) Style(ResumeLine line) =>
        ((int)Math.Round(line.Layout.FontSize * 2), line.Layout.Bold, line.IsCapitals);

    private static FoundSection Section(ResumeText text, SectionKind kind, Stretch heading, int first, int end)
    {
        // Between a section's lines a page's header or footer says nothing.
        var lines = text.Lines.Skip(first).Take(end - first).Where(line => kind == SectionKind.Basics || line.Layout.Kind is not (LineKind.Header or LineKind.Footer)).ToList();
        if (lines.Count > 0 && heading.Length > 0 && heading.End > lines[0].Place.Start && heading.End <= lines[0].Place.End)
        {
            // An inline label: the first line starts behind its colon.
            lines[0] = ResumeLine.Of(text.Text, lines[0].Index, heading.End + 1, lines[0].Place.End, lines[0].Layout);
        }

        var start = lines.Count > 0 ? lines[0].Place.Start : heading.End;
        var last = lines.Count > 0 ? lines[^1].Place.End : start;
        return new FoundSection(new ResumeSection(kind, heading, new Stretch(start, Math.Max(start, last))), lines);
    }

    // How the lines look whose words leave no doubt: all of them, and those that do not look like the text.
    private sealed record HeadingLooks(HashSet<(int, bool, bool)> Any, HashSet<(int, bool, bool)> StandingOut, bool Colons);

    private sealed record Heading(int Line, SectionKind Kind, Stretch Place, bool Inline);
}

/// <summary>A section and its lines.</summary>
internal sealed record FoundSection(ResumeSection Section, IReadOnlyList<ResumeLine> Lines);
