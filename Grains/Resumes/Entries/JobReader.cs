using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Jobs, paid or not: title and company told apart by their words, and where those do not tell, as in the other jobs.</summary>
internal static class JobReader
{
    // Nobody else's company is theirs.
    private static readonly Regex _ownAccount = new(
        @"\b(freelanc\p{L}*|self[\s\-]employed|independent|own business|freiberuf\p{L}*|selbstst?ändig\p{L}*|indépendante?|autónom[oa]|zelfstandig\p{L}*|zzp)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Between two jobs, and at no company.
    private static readonly Regex _break = new(
        @"^((planned |voluntary )?career (break|pause|gap)|sabbatical|(parental|maternity|paternity|family|carer'?s?|medical|sick) leave|gap year|elternzeit|mutterschutz|congé (parental|maternité|sabbatique)|excedencia|baja (maternal|paternal)|maternità|ouderschapsverlof|full[\- ]time (parent|carer))\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The jobs of a section, in the document's order.</summary>
    public static List<FoundJob> Read(ResumeText text, IReadOnlyList<ResumeLine> section, bool isOfJobs)
    {
        var (heads, lines) = ColumnHeads.Of(text, section);
        var blocks = EntryBlocks.Cut(text, lines, isOfJobs);
        var split = blocks.ConvertAll(block => Segments.Of(text, block.Head, block.Dates) is var fields && heads is null ? fields : heads.Told(text, fields));
        var votes = VotesForTitleFirst(split);
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

            if (votes > 0 && Parted(text, split[i], fields) is var parted && (heading is null || parted.Exists(field => TitleWords.IsTitle(field.Piece.Value))))
            {
                fields = parted;
            }

            var (title, company) = Tell(text, blocks[i], fields, votes >= 0);
            if (heading is not null && title is null && company is not null && !TitleWords.IsCompany(company.Value) && fields is [{ Label: null }] && !blocks[i].Dates.Exists(date => date.Place.Start < company.Place.Start))
            {
                // A role that no list has, below the company of the roles above it.
                (title, company) = (company.With(0.5), null);
            }

            if (company is null && title is not null)
            {
                // Another title at the company that is named once, above its roles.
                company = _ownAccount.IsMatch(title.Value) || _break.IsMatch(title.Value) ? null : heading?.With(0.6);
            }
            else
            {
                heading = IsAbove(fields, company, title) ? company : null;
            }

            var place = split[i].Find(segment => segment.IsPlace && !fields.Exists(field => field.Piece.Place == segment.Piece.Place))?.Piece;
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

    private static (Piece? Title, Piece? Company) Tell(ResumeText text, EntryBlock block, List<Segment> fields, bool titleFirst)
    {
        if (fields.Count == 0)
        {
            return (null, null);
        }

        if (fields is [var only] && _break.IsMatch(only.Piece.Value))
        {
            return (only.Piece, null);
        }

        var title = fields.Find(field => field.Label == FieldLabel.Title) ?? Titled(fields, titleFirst);
        // "Department of Chemistry, Example University": who employs is the university.
        var company = fields.Find(field => field.Label == FieldLabel.Company && field != title && !JobTeams.IsDepartment(field.Piece.Value))
            ?? fields.Where(field => field != title && TitleWords.IsCompany(field.Piece.Value) && !(title is not null && JobTeams.IsOfTheTitle(field, title, fields))).MinBy(Rank);
        if (title is null && company is null && fields.Count >= 2)
        {
            return titleFirst ? (Unsure(fields[0]), Unsure(fields[1])) : (Unsure(fields[1]), Unsure(fields[0]));
        }

        // "Example University – Computer Service Desk": where in it.
        var part = title is null || company is null ? null : JobTeams.PartOf(company, title, fields);
        company = part is null ? company : part.Piece.Place.Start > company!.Piece.Place.Start ? JobTeams.Joined(company, part) : JobTeams.Joined(part, company);
        title ??= company is null ? null : fields.Find(field => field != company);
        var team = title is null || part is not null ? null : JobTeams.Of(text, title, company, fields, block);
        company ??= fields.Where(field => field != title && field != team).MinBy(field => JobTeams.IsDepartment(field.Piece.Value) ? 1 : 0) ?? team;
        title = team is null || company == team ? title : JobTeams.Joined(title!, team);
        title ??= fields.Find(field => field != company);
        // One field alone, without a word that tells: a company, since titles are told by their words more often.
        return (title?.Piece.With(TitleWords.IsTitle(title.Piece.Value) ? 0.9 : 0.55), company is null ? null : Named(company.Piece).With(TitleWords.IsCompany(company.Piece.Value) ? 0.9 : 0.7));
    }

    // Where a company is called after a trade as well, the one that stands where titles stand in the other jobs.
    private static Segment? Titled(List<Segment> fields, bool titleFirst)
    {
        var titled = fields.FindAll(field => field.Label is null && TitleWords.IsTitle(field.Piece.Value));
        return titled.Find(field => !TitleWords.IsCompany(field.Piece.Value)) is not { } first ? titled.FirstOrDefault()
            : titleFirst || first != fields[0] || titled is not [_, var second] || second.Line == first.Line || TitleWords.IsCompany(second.Piece.Value) ? first : second;
    }

    // "Example Works (via Sample Recruitment)", "Example Works (tableware, 300 people)": what stands in the brackets is no part of the name.
    private static Piece Named(Piece company) =>
        company.Value[^1] == ')' && company.Value.IndexOf(" (", StringComparison.Ordinal) is > 2 and var bracket && company.Value[bracket + 2] is var first && (char.IsLower(first) || char.IsDigit(first))
            ? Piece.Of(company.Value, 0, bracket, company.Confidence) is { } name ? name with { Place = new Stretch(company.Place.Start, company.Place.Start + name.Place.End) } : company
            : company;

    // "Storyteller of Sorts, Lumenexample (2019 – 2022)": two names that no list has, where the other jobs name the title first. "Example
    // Works (Leeds)" and a single word before the comma are a company and its town.
    private static List<Segment> Parted(ResumeText text, List<Segment> all, List<Segment> fields)
    {
        if (fields is not [{ Label: null } only] || _break.IsMatch(only.Piece.Value))
        {
            return fields;
        }

        var next = all.Find(segment => segment.IsPlace && segment.Line == only.Line && segment.Piece.Confidence <= 0.6 && segment.Piece.Place.Start - only.Piece.Place.End is 1 or 2);
        if (!only.Piece.Value.Contains(' ', StringComparison.Ordinal))
        {
            return fields;
        }

        if (next is not null && text.Text[only.Piece.Place.End] == ',' && !TitleWords.IsCompany(only.Piece.Value))
        {
            return [only, next with { IsPlace = false }];
        }

        var comma = only.Piece.Value.IndexOf(", ", StringComparison.Ordinal);
        var start = only.Piece.Place.Start;
        return comma > 2 && only.Piece.Value.AsSpan(0, comma).Contains(' ') && !TitleWords.IsTitle(only.Piece.Value) && Piece.Of(text.Text, start, start + comma, 0.6) is { } left && Piece.Of(text.Text, start + comma + 1, only.Piece.Place.End, 0.6) is { } right
            && char.IsUpper(left.Value[0]) && char.IsUpper(right.Value[0]) && !Segments.IsSuffix(right.Value) && !TitleWords.IsCompany(left.Value)
            ? [only with { Piece = left }, only with { Piece = right }]
            : fields;
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

    // Who employs is a company by its name, rather than "Delivery Drivers", rather than a part of one.
    private static int Rank(Segment field) => JobTeams.IsDepartment(field.Piece.Value) ? 2 : JobTitleWords.EndsInMany(field.Piece.Value) ? 1 : 0;

    private static Piece Unsure(Segment field) => field.Piece with { Confidence = 0.5 };

    private static int VotesForTitleFirst(List<List<Segment>> jobs)
    {
        var votes = 0;
        foreach (var fields in jobs.Select(job => job.Where(segment => !segment.IsPlace).ToList()).Where(fields => fields.Count >= 2))
        {
            votes += TitleWords.IsTitle(fields[0].Piece.Value) ? 1 : 0;
            votes -= TitleWords.IsTitle(fields[1].Piece.Value) ? 1 : 0;
        }

        return votes;
    }
}

/// <summary>A job that was read.</summary>
internal sealed record FoundJob(EntryBlock Block, Piece? Title, Piece? Company, Piece? Location, ParsedDate? Period);
