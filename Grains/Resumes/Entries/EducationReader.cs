namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Schools and degrees. Dates are often missing, so an entry begins where a second school or degree does.</summary>
internal static class EducationReader
{
    // Farther from its school stands none.
    private const int MostLinesToDegree = 4;

    public static List<FoundEducation> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var entries = new List<EducationDraft>();
        Row? above = null;
        var (heads, rows) = ColumnHeads.Of(text, SideBySide.Undone(text, section));
        var (lines, found) = DatedLines.Of(text, WrappedStudies.Joined(text, rows));
        var read = lines.Select((line, i) => StudyRows.Of(text, line, found[i], heads, IsDegree(lines, i - 1, line) || IsDegree(lines, i + 1, line))).ToList();
        var blocks = StudyBlocks.Of(read);
        for (var i = 0; i < read.Count; i++)
        {
            var (line, dates, score, segments, school, degree) = read[i];
            if (entries.Count > 0 && (EducationDetails.Is(line.Text) || (entries[^1].IsWhole && school is null && degree is null && dates.Count == 0 && EducationDetails.IsLabelled(line))))
            {
                entries[^1].Tell(line, score?.Score, EducationDetails.Area(text, line));
                continue;
            }

            if (line.IsBullet && (entries.LastOrDefault()?.IsTold(school, degree, dates) ?? (school is null && degree is null)))
            {
                entries.LastOrDefault()?.Tell(line, score?.Score, area: null);
                continue;
            }

            if (blocks.Contains(i) && above is null && entries.LastOrDefault() is { IsWhole: true })
            {
                // Set apart, with a date of its own: another, whatever it is called.
                entries.Add(new EducationDraft(line.IsBullet));
                entries[^1].Take(line, school, degree, dates, score?.Score, segments);
                continue;
            }

            if (IsAbove(read, i, entries.LastOrDefault()))
            {
                above = read[i];
                continue;
            }

            if (entries.Count == 0 || entries[^1].IsAnother(school, degree, dates, line, HasDegree(read, i)))
            {
                if (school is null && degree is null && dates.Count == 0)
                {
                    continue;
                }

                entries.Add(new EducationDraft(line.IsBullet));
            }

            if (above is not null)
            {
                // What stands above a line that goes on with the entry is that entry's too.
                entries[^1].Take(above.Line, null, null, [], null, above.Fields);
                above = null;
            }

            entries[^1].Take(line, school, degree, dates, score?.Score, segments);
        }

        Inherit(entries);
        // A person writes all entries alike; one entry shows no habit.
        var orders = entries.Select(entry => entry.IsDegreeFirst).OfType<bool>().ToList();
        var order = orders.Count > 1 && orders.Distinct().Count() == 1 ? orders[0] : (bool?)null;
        entries.FindAll(entry => entry.IsUntold).ForEach(entry => entry.TellApart(order));
        return [.. entries.Where(entry => entry.School is not null || entry.Degree is not null).Select(entry => entry.Done(order)).Select(study => study with { School = WrappedStudies.InOneLine(text, study.School), Degree = WrappedStudies.InOneLine(text, study.Degree), Area = WrappedStudies.InOneLine(text, study.Area) })];
    }

    // A school with a line of its own, and several degrees below it.
    private static void Inherit(List<EducationDraft> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            // What ends school is taken at none of the later ones.
            if (entries[i] is { School: null, Degree: { } next, HasOthers: false } && !TitleWords.EndsSchool(next.Value) && entries[i - 1] is { School: { } school, Degree: { } degree, IsBelowItsSchool: true })
            {
                entries[i].Inherit(school);
            }
        }
    }

    // The line beside it names a degree, and no school.
    private static bool IsDegree(List<ResumeLine> lines, int at, ResumeLine beside) => at >= 0 && at < lines.Count && lines[at] is var line && (line.Index == beside.LastIndex + 1 || beside.Index == line.LastIndex + 1) && TitleWords.IsDegree(line.Text) && !TitleWords.IsSchool(line.Text);

    // A degree is told before the next school is.
    private static bool HasDegree(List<Row> read, int at) =>
        read[at].Degree is not null || read.Skip(at + 1).Take(MostLinesToDegree).TakeWhile(row => row.School is null || row.Degree is not null).FirstOrDefault(row => row.Degree is not null) is { School: null };

    // A name that no list has, alone on its line: the school of the degree below it, or what was learned at the school below it.
    private static bool IsAbove(List<Row> read, int at, EducationDraft? last)
    {
        if (at + 1 >= read.Count || read[at] is not { Line: { IsBullet: false } line, Dates.Count: 0, Fields: [var name], School: null, Degree: null, Score: null } || read[at + 1] is not { Line.IsBullet: false } next
            || next.Line.Index > line.LastIndex + 1 || !char.IsUpper(name.Piece.Value[0]) || line.Words > 9 || line.Text[^1] is '.' or ':' || (next.School is null) == (next.Degree is null))
        {
            return false;
        }

        // Below an entry that lacks a school it is that entry's, unless it looks like a heading and the line below does not.
        return last is null || (last.IsWhole && (last.School is not null || (line.Layout.Bold && !next.Line.Layout.Bold)));
    }
}

/// <summary>A school or degree that was read.</summary>
internal sealed record FoundEducation(Piece? School, Piece? Degree, Piece? Area, ParsedDate? Period, Piece? Score, List<Piece> Courses);
