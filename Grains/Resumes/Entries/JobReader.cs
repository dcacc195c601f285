namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Jobs, paid or not: title and company told apart by their words, and where those do not tell, as in the other jobs.</summary>
internal static class JobReader
{
    /// <summary>The jobs of a section, in the document's order.</summary>
    public static List<FoundJob> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var blocks = EntryBlocks.Cut(text, section);
        var split = blocks.ConvertAll(block => Segments.Of(text, block.Head, block.Dates));
        var titleFirst = TitleComesFirst(split);
        var jobs = new List<FoundJob>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var fields = split[i].Where(segment => !segment.IsPlace).ToList();
            if (fields.Count == 0 && Bulleted(text, blocks[i]) is { } head)
            {
                (split[i], fields) = (head, [.. head.Where(segment => !segment.IsPlace)]);
                blocks[i].Bullets.RemoveAt(0);
            }

            var (title, company) = Tell(fields, titleFirst);
            if (company is null && title is not null && jobs.Count > 0 && fields.Count == 1)
            {
                // Another title at the same company, which is named once, above.
                company = jobs[^1].Company is { } same ? same with { Confidence = 0.6 } : null;
            }

            var place = split[i].Find(segment => segment.IsPlace)?.Piece;
            jobs.Add(new FoundJob(blocks[i], title, company, place, Period(blocks[i])));
        }

        return jobs;
    }

    /// <summary>An entry's period: its first range, or its first date.</summary>
    public static ParsedDate? Period(EntryBlock block) =>
        block.Dates.Find(date => date.End is not null || date.Current) ?? block.Dates.FirstOrDefault();

    private static (Piece? Title, Piece? Company) Tell(List<Segment> fields, bool titleFirst)
    {
        if (fields.Count == 0)
        {
            return (null, null);
        }

        var title = fields.Where(field => TitleWords.IsTitle(field.Piece.Value)).MinBy(field => TitleWords.IsCompany(field.Piece.Value) ? 1 : 0);
        var company = fields.Find(field => field != title && TitleWords.IsCompany(field.Piece.Value));
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
