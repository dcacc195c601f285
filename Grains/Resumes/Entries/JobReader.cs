using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Jobs, paid or not: title and company told apart by their words, and where those do not tell, as in the other jobs.</summary>
internal static class JobReader
{
    private static readonly Regex _department = new(@"^(department|dept\.?|faculty|division|school|chair|office) of\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Nobody else's company is theirs.
    private static readonly Regex _ownAccount = new(
        @"\b(freelanc\p{L}*|self[\s\-]employed|independent|own business|freiberuf\p{L}*|selbstst?ändig\p{L}*|indépendante?|autónom[oa]|zelfstandig\p{L}*|zzp)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The jobs of a section, in the document's order.</summary>
    public static List<FoundJob> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var blocks = EntryBlocks.Cut(text, section);
        var split = blocks.ConvertAll(block => Segments.Of(text, block.Head, block.Dates));
        var titleFirst = TitleComesFirst(split);
        var jobs = new List<FoundJob>();
        Piece? heading = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var fields = Fields(split[i]);
            if (fields.Count == 0 && Bulleted(text, blocks[i]) is { } head)
            {
                (split[i], fields) = (head, Fields(head));
                blocks[i].Bullets.RemoveAt(0);
            }

            if (IsHeading(blocks, split, i))
            {
                heading = fields[0].Piece;
                continue;
            }

            var (title, company) = Tell(fields, titleFirst);
            if (company is null && title is not null)
            {
                // Another title at the company that is named once, above its roles.
                company = _ownAccount.IsMatch(title.Value) ? null : heading?.With(0.6);
            }
            else
            {
                heading = IsAbove(fields, company, title) ? company : null;
            }

            var place = split[i].Find(segment => segment.IsPlace)?.Piece;
            jobs.Add(new FoundJob(blocks[i], title, company, place, Period(blocks[i])));
        }

        return jobs;
    }

    /// <summary>An entry's period: its first range, or its first date.</summary>
    public static ParsedDate? Period(EntryBlock block) =>
        block.Dates.Find(date => date.End is not null || date.Current) ?? block.Dates.FirstOrDefault();

    private static List<Segment> Fields(List<Segment> segments) => [.. segments.Where(segment => !segment.IsPlace && !Segments.IsAside(segment.Piece.Value))];

    // "Example Works | 2015 – 2021" and nothing of its own, with the roles below it.
    private static bool IsHeading(List<EntryBlock> blocks, List<List<Segment>> split, int at)
    {
        if (at + 1 >= blocks.Count || blocks[at] is not { Bullets.Count: 0, Prose.Count: 0 } || Fields(split[at]) is not [var company] || TitleWords.IsTitle(company.Piece.Value))
        {
            return false;
        }

        return Fields(split[at + 1]) is [var role] && TitleWords.IsTitle(role.Piece.Value)
            && Period(blocks[at]) is { Start: { } from } whole && Period(blocks[at + 1]) is { Start: { } start } part
            && from.Year <= start.Year && (whole.Current || (whole.End?.Year ?? from.Year) >= (part.End?.Year ?? start.Year));
    }

    // The company has a line of its own above the title's.
    private static bool IsAbove(List<Segment> fields, Piece? company, Piece? title)
    {
        var (above, below) = (fields.Find(field => field.Piece.Place == company?.Place), fields.Find(field => field.Piece.Place == title?.Place));
        return above is not null && below is not null && above.Line.Index < below.Line.Index;
    }

    private static (Piece? Title, Piece? Company) Tell(List<Segment> fields, bool titleFirst)
    {
        if (fields.Count == 0)
        {
            return (null, null);
        }

        var title = fields.Where(field => TitleWords.IsTitle(field.Piece.Value)).MinBy(field => TitleWords.IsCompany(field.Piece.Value) ? 1 : 0);
        // "Department of Chemistry, Example University": who employs is the university.
        var company = fields.Where(field => field != title && TitleWords.IsCompany(field.Piece.Value)).MinBy(field => _department.IsMatch(field.Piece.Value) ? 1 : 0);
        if (title is null && company is null && fields.Count >= 2)
        {
            return titleFirst ? (Unsure(fields[0]), Unsure(fields[1])) : (Unsure(fields[1]), Unsure(fields[0]));
        }

        company ??= fields.Find(field => field != title);
        title ??= fields.Find(field => field != company);
        // One field alone, without a word that tells: a company, since titles are told by their words more often.
        return (title?.Piece.With(TitleWords.IsTitle(title.Piece.Value) ? 0.9 : 0.55), company?.Piece.With(TitleWords.IsCompany(company.Piece.Value) ? 0.9 : 0.7));
    }

    // A date alone, and the job as the first bullet below it.
    private static List<Segment>? Bulleted(ResumeText text, EntryBlock block)
    {
        if (block.Bullets is not [{ Lines: [{ Words: <= 10 } line] }, ..] || line.Text[^1] == '.')
        {
            return null;
        }

        var head = Segments.Of(text, [line], block.Dates);
        var fields = head.Where(segment => !segment.IsPlace).ToList();
        return fields is [_, _] && fields.Exists(field => TitleWords.IsTitle(field.Piece.Value)) ? head : null;
    }

    private static Piece Unsure(Segment field) => field.Piece with { Confidence = 0.5 };

    private static bool TitleComesFirst(List<List<Segment>> jobs)
    {
        var votes = 0;
        foreach (var fields in jobs.Select(job => job.Where(segment => !segment.IsPlace).ToList()).Where(fields => fields.Count >= 2))
        {
            votes += TitleWords.IsTitle(fields[0].Piece.Value) ? 1 : 0;
            votes -= TitleWords.IsTitle(fields[1].Piece.Value) ? 1 : 0;
        }

        return votes >= 0;
    }
}

/// <summary>A job that was read.</summary>
internal sealed record FoundJob(EntryBlock Block, Piece? Title, Piece? Company, Piece? Location, ParsedDate? Period);
