using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Contact;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>One entry of a section: its heading lines, what is said without bullets, and its bullets.</summary>
internal sealed class EntryBlock
{
    public List<ResumeLine> Head { get; } = [];

    public List<ResumeLine> Prose { get; } = [];

    public List<BulletLines> Bullets { get; } = [];

    public List<ParsedDate> Dates { get; } = [];

    public Stretch Place => new(First.Place.Start, Last.Place.End);

    private ResumeLine First => All().MinBy(line => line.Index)!;

    private ResumeLine Last => All().MaxBy(line => line.Index)!;

    private IEnumerable<ResumeLine> All() => Head.Concat(Prose).Concat(Bullets.SelectMany(bullet => bullet.Lines));
}

/// <summary>A bullet and the lines that it is wrapped over.</summary>
internal sealed record BulletLines(List<ResumeLine> Lines)
{
    /// <summary>Its glyph, as the text has it.</summary>
    public string Glyph => Lines[0].Glyph ?? "";

    /// <summary>Where it stands, without the glyph.</summary>
    public Stretch Place => new(Lines[0].Place.Start, Lines[^1].Place.End);

    /// <summary>Its lines, joined by a blank.</summary>
    public string Text => string.Join(' ', Lines.Select(line => line.Text));
}

/// <summary>
/// Cuts a section of dated entries into blocks. A date anchors an entry; how many heading lines stand above the first date says
/// how many stand above the others, since a person writes all entries alike.
/// </summary>
internal static class EntryBlocks
{
    private static readonly Regex _abbreviated = new(
        @"(\b(inc|ltd|co|corp|bros|llc|st|jr|sr|dept|univ|gmbh|u\.s|u\.s\.a|u\.k)|\b\p{L})\.$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A longer line is no heading of an entry.</summary>
    public const int MostHeadCharacters = 110;

    private const int MostLinesAbove = 3;

    /// <summary>The entries of a section. Where jobs and nothing else stand there, its bullets may be jobs.</summary>
    public static List<EntryBlock> Cut(ResumeText text, IReadOnlyList<ResumeLine> section, bool isOfJobs)
    {
        var (lines, dates) = DatedLines.Of(text, section);
        var anchors = Anchors(lines, dates);
        if (anchors.Count == 0 && isOfJobs)
        {
            (lines, dates) = Unlisted(text, lines);
            anchors = Anchors(lines, dates);
        }

        if (anchors.Count == 0)
        {
            return [];
        }

        var spaced = IsDoubleSpaced(lines);
        var above = anchors[0] - Start(lines, anchors[0], 0, MostLinesAbove, spaced);
        var starts = anchors.Select((anchor, i) => Start(lines, anchor, i == 0 ? 0 : Floor(lines, anchors[i - 1], anchor), above, spaced)).ToList();
        var blocks = new List<EntryBlock>();
        for (var i = 0; i < anchors.Count; i++)
        {
            var end = i + 1 < anchors.Count ? starts[i + 1] : lines.Count;
            blocks.Add(Fill(text, lines.GetRange(starts[i], end - starts[i]), anchors[i] - starts[i], dates.GetRange(starts[i], end - starts[i])));
        }

        return blocks;
    }

    /// <summary>Bullets of lines, wrapped lines joined to the one that they belong to.</summary>
    public static List<BulletLines> Bullets(IEnumerable<ResumeLine> lines)
    {
        var bullets = new List<BulletLines>();
        foreach (var line in lines.Where(line => !line.IsBlank))
        {
            if (line.IsBullet)
            {
                bullets.Add(new BulletLines([line]));
            }
            else if (bullets.Count > 0 && Continues(bullets[^1].Lines[^1], line))
            {
                bullets[^1].Lines.Add(line);
            }
        }

        return bullets;
    }

    // A line with a date that heads something: short, or the date stands at its edge.
    private static List<int> Anchors(List<ResumeLine> lines, List<List<ParsedDate>> dates)
    {
        var anchors = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (dates[i].Count == 0 || lines[i].IsBullet || (i > 0 && IsWrapped(lines, i)))
            {
                continue;
            }

            var (line, date) = (lines[i], dates[i][^1]);
            var atEdge = line.Place.End - date.Place.End <= 3 || dates[i][0].Place.Start - line.Place.Start <= 1 || date.Place.Start > line.Place.End;
            var isRange = date.End is not null || date.Current;
            if ((atEdge || isRange) && line.Text.Length <= MostHeadCharacters && !EndsASentence(line))
            {
                anchors.Add(i);
            }
        }

        return anchors;
    }

    // A list of jobs, "• Planner, Example Works, 2018 – 2022": those bullets are what others write as headings.
    private static (List<ResumeLine> Lines, List<List<ParsedDate>> Dates) Unlisted(ResumeText text, List<ResumeLine> lines)
    {
        var found = lines.ConvertAll(line => DateReader.Find(text, line.Place));
        var heads = lines.Select((line, i) => line.IsBullet && line.Text.Length <= MostHeadCharacters && found[i] is [.., var date] && (date.End is not null || date.Current)
            && (line.Place.End - date.Place.End <= 3 || date.Place.Start - line.Place.Start <= 1)).ToList();
        if (lines.FindIndex(line => line.IsBullet) is var first && (first < 0 || !heads[first]))
        {
            // A date somewhere below is told of a job.
            return (lines, lines.ConvertAll(_ => new List<ParsedDate>()));
        }

        return (
            [.. lines.Select((line, i) => heads[i] ? new ResumeLine(line.Index, line.Place, line.Text, Glyph: null, line.Layout with { Kind = LineKind.Body }) : line)],
            [.. found.Select((dates, i) => heads[i] ? dates : [])]);
    }

    // A blank line above a heading line parts it from the entry before, unless every line has one.
    private static int Start(List<ResumeLine> lines, int anchor, int floor, int above, bool spaced)
    {
        var start = anchor;
        while (start > floor && anchor - start < above && IsHead(lines[start - 1]) && !IsWrapped(lines, start - 1)
            && (spaced || lines[start].Index == lines[start - 1].LastIndex + 1 || (start == anchor && lines[anchor].Words <= 5) || Segments.IsAside(lines[start - 1].Text)))
        {
            start--;
        }

        return start;
    }

    // A place alone below a date is that entry's.
    private static int Floor(List<ResumeLine> lines, int before, int anchor) =>
        before + 1 < anchor && LocationReader.IsPlace(lines[before + 1].Text) ? before + 2 : before + 1;

    private static bool IsDoubleSpaced(List<ResumeLine> lines) =>
        lines.Zip(lines.Skip(1)).Count(pair => pair.Second.Index > pair.First.LastIndex + 1) * 2 > lines.Count;

    private static EntryBlock Fill(ResumeText text, List<ResumeLine> lines, int anchor, List<List<ParsedDate>> dates)
    {
        var block = new EntryBlock();
        var heading = true;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBullet)
            {
                heading = false;
                block.Bullets.Add(new BulletLines([line]));
            }
            else if (FieldLabels.Of(text, line) is { Label: FieldLabel.Tasks } tasks)
            {
                heading = false;
                if (tasks.Start < line.Place.End)
                {
                    // Between other lines it is a part of what they say.
                    block.Prose.Add(block.Prose.Count > 0 ? line : ResumeLine.Of(text.Text, line.Index, tasks.Start, line.Place.End, line.Layout));
                }
            }
            else if (heading && (IsHead(line) || (i == anchor && IsDated(line, dates[i]))) && i <= anchor + 2 && (i <= anchor || !EndsASentence(line)))
            {
                block.Head.Add(line);
                block.Dates.AddRange(dates[i]);
            }
            else if (block.Bullets.Count > 0 && Continues(block.Bullets[^1].Lines[^1], line))
            {
                block.Bullets[^1].Lines.Add(line);
            }
            else if (!IsAddress(line))
            {
                heading = false;
                block.Prose.Add(line);
            }
        }

        return block;
    }

    // Two ranges have many words, and say no more than one.
    private static bool IsDated(ResumeLine line, List<ParsedDate> dates) => dates.Count > 1 && line.Text.Length <= MostHeadCharacters && line.Layout.Kind != LineKind.ListItemContinued;

    private static bool IsHead(ResumeLine line) => line is { IsBullet: false } && line.Text.Length <= MostHeadCharacters
        && line.Layout.Kind != LineKind.ListItemContinued && (line.Words <= 14 || line.Layout.Bold) && !EndsASentence(line);

    // "Leads a team of 14 planners." and not "Sons of Example Tools Ltd."
    private static bool EndsASentence(ResumeLine line) => line.Text[^1] == '.' && (line.Words > 7 || (line.Words > 3 && !_abbreviated.IsMatch(line.Text)));

    private static bool IsWrapped(List<ResumeLine> lines, int i) => i > 0 && (lines[i].Layout.Kind == LineKind.ListItemContinued
        || (lines[i - 1].IsBullet && char.IsLower(lines[i].Text[0])));

    // The next line, no gap, not set apart as a heading; where the file says nothing, a line that starts small or follows a full one.
    private static bool Continues(ResumeLine before, ResumeLine line) => !IsAddress(line) && (
        line.Layout.Kind == LineKind.ListItemContinued
        || (line.Index == before.LastIndex + 1 && line.Layout.GapAbove < 1.4 && !line.Layout.Bold
            && (char.IsLower(line.Text[0]) || (before.Text.Length > 60 && before.Text[^1] is not ('.' or '!' or ';') && !line.IsCapitals))));

    // A company's own site below what was done there.
    private static bool IsAddress(ResumeLine line) => line.Words == 1 && (line.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.Text.StartsWith("www.", StringComparison.OrdinalIgnoreCase));
}
