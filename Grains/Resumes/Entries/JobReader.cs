using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Jobs, paid or not: title and company told apart by their words, and where those do not tell, as in the other jobs.</summary>
internal static class JobReader
{
    private static readonly Regex _department = new(@"^(department|dept\.?|faculty|division|school|chair|office) of\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _team = new(
        @"^((the )?[\p{L}&/\- ]* )?(team|group|squad|platforms?|payments?|infrastructure|security|growth|data|mobile|web|back[\s\-]?end|front[\s\-]?end|full[\s\-]?stack|cloud|products?|marketing|sales|operations|finance|hr|human resources|people|research|engineering"
        + @"|design|support|analytics|strategy|technology|development|systems|emea|apac|americas|north america|latin america|europe|machine learning|ai|ml|robotics|r&d|quality|ads|search|communications|accounts|partnerships|compliance|risk|procurement|logistics|innovation|training|enterprise|digital|content|brand|identity|billing|checkout|integrations?|reliability|tools|tooling|ux|ui|ios|android)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

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

        var title = fields.Find(field => field.Label == FieldLabel.Title) ?? fields.Where(field => field.Label is null && TitleWords.IsTitle(field.Piece.Value)).MinBy(field => TitleWords.IsCompany(field.Piece.Value) ? 1 : 0);
        // "Department of Chemistry, Example University": who employs is the university.
        var company = fields.Find(field => field.Label == FieldLabel.Company) ?? fields.Where(field => field != title && TitleWords.IsCompany(field.Piece.Value)).MinBy(field => _department.IsMatch(field.Piece.Value) ? 1 : 0);
        if (title is null && company is null && fields.Count >= 2)
        {
            return titleFirst ? (Unsure(fields[0]), Unsure(fields[1])) : (Unsure(fields[1]), Unsure(fields[0]));
        }

        // "Example University – Computer Service Desk": where in it.
        var part = title is null || company is null ? null
            : fields.Find(field => field != title && field != company && field.Line == company.Line && IsJoined(company, field) && (TitleWords.IsCompany(field.Piece.Value) || field.Piece.Value.Count(char.IsWhiteSpace) >= 2));
        company = part is null ? company : part.Piece.Place.Start > company!.Piece.Place.Start ? Joined(company, part) : Joined(part, company);
        // "Engineer, Payments" above "Example Works": the team is the title's.
        var team = title is null || part is not null ? null : fields.Find(field => field != title && field != company && field.Line == title.Line && field.Piece.Place.Start - title.Piece.Place.End is 1 or 2 && IsTeam(field.Piece.Value));
        company ??= fields.Find(field => field != title && field != team) ?? team;
        title = team is null || company == team ? title : Joined(title!, team);
        title ??= fields.Find(field => field != company);
        // One field alone, without a word that tells: a company, since titles are told by their words more often.
        return (title?.Piece.With(TitleWords.IsTitle(title.Piece.Value) ? 0.9 : 0.55), company?.Piece.With(TitleWords.IsCompany(company.Piece.Value) ? 0.9 : 0.7));
    }

    private static bool IsJoined(Segment company, Segment part)
    {
        var (first, second) = company.Piece.Place.Start < part.Piece.Place.Start ? (company, part) : (part, company);
        var between = first.Line.Text.AsSpan(Math.Max(0, first.Piece.Place.End - first.Line.Place.Start), Math.Max(0, second.Piece.Place.Start - first.Piece.Place.End));
        return between.Trim() is "–" or "—" or "-" && !Segments.IsAside(part.Piece.Value) && !TitleWords.IsTitle(part.Piece.Value);
    }

    private static bool IsTeam(string value) => !TitleWords.IsSchool(value) && !_department.IsMatch(value) && _team.IsMatch(value);

    private static Segment Joined(Segment title, Segment team) => title with
    {
        Piece = new Piece(
            $"{title.Piece.Value}{title.Line.Text[(title.Piece.Place.End - title.Line.Place.Start)..(team.Piece.Place.End - title.Line.Place.Start)]}",
            new Stretch(title.Piece.Place.Start, team.Piece.Place.End),
            title.Piece.Confidence),
    };

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
