using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;
using OrleansResume.Grains.Resumes.Entries;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>
/// Jobs that stand in an experience section without a date: one to three short lines with a title, set off from what is above, with
/// bullets below and no figure in them.
/// </summary>
internal sealed class UndatedJobs
{
    private const int MostLines = 3;
    private const int MostWords = 14;

    private readonly ParsedResume _parsed;
    private readonly HashSet<Stretch> _bullets;
    private readonly HashSet<Stretch> _dated;

    private UndatedJobs(RuleContext context)
    {
        _parsed = context.Parsed;
        _bullets = LinesOf(context, _parsed.Bullets.Select(b => b.Place));
        _dated = LinesOf(context, _parsed.Dates.Select(d => d.Place));
    }

    /// <summary>Their first lines, in the document's order.</summary>
    public static IReadOnlyList<Stretch> Of(RuleContext context)
    {
        var jobs = new UndatedJobs(context);
        return
        [
            .. context.Parsed.Sections.Where(s => s.Kind == SectionKind.Work)
                .SelectMany(s => jobs.In([.. context.Lines.Where(l => l.Place.Start >= s.Body.Start && l.Place.End <= s.Body.End)])),
        ];
    }

    private static HashSet<Stretch> LinesOf(RuleContext context, IEnumerable<Stretch> places) =>
        [.. places.Select(p => TextLine.At(context.Lines, p.Start)).OfType<TextLine>().Select(l => l.Place)];

    private IEnumerable<Stretch> In(List<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Begins(lines, i)) continue;
            var end = i;
            while (end < lines.Count && IsHead(lines[end])) end++;
            if (end - i is > 0 and <= MostLines && end < lines.Count && _bullets.Contains(lines[end].Place)
                && lines.Skip(i).Take(end - i).Any(l => TitleWords.IsTitle(l.Text)) && !IsOfADatedJob(lines[i].Place))
            {
                yield return lines[i].Place;
            }

            i = Math.Max(i, end - 1);
        }
    }

    private bool Begins(List<TextLine> lines, int at) =>
        IsHead(lines[at]) && (at == 0 || string.IsNullOrWhiteSpace(lines[at - 1].Text)
            || lines[at].Layout is { GapAbove: > 1.3 } or { Bold: true } or { Kind: LineKind.Heading });

    private bool IsHead(TextLine line)
    {
        var text = line.Text.Trim();
        return text.Length > 0 && text[^1] is not ('.' or ':' or ';') && !text.Any(char.IsAsciiDigit)
            && !_bullets.Contains(line.Place) && !_dated.Contains(line.Place)
            && line.Layout?.Kind is not LineKind.ListItemContinued && Words.Tokens.Count(text) is >= 2 and <= MostWords;
    }

    // Its date may stand beside or above it; behind bullets of its own a job is over.
    private bool IsOfADatedJob(Stretch place)
    {
        for (var i = 0; i < _parsed.Jobs.Count; i++)
        {
            var job = _parsed.Jobs[i].Place;
            if (place.Start >= job.Start && place.End <= job.End)
                return _parsed.Jobs[i].Dates is not null && !_parsed.Bullets.Any(b => b.Job == i && b.Place.End <= place.Start);
        }

        return false;
    }
}
