using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Several entries in one line or bullet: "CPR (2021), First Aid (2020)", "CISSP | CISM | ITIL v4".</summary>
internal static class InlineLists
{
    private static readonly string[] _separators = ["|•·;", ","];
    private const int FewestWithoutDates = 3;
    private const int MostWords = 7;

    /// <summary>The entries; what was given, where it is one.</summary>
    /// <param name="text">Where they stand.</param>
    /// <param name="whole">A line or bullet, perhaps wrapped.</param>
    /// <param name="alone">The section has nothing else: then its commas part entries, and no name from who gave it.</param>
    public static List<BulletLines> Of(ResumeText text, BulletLines whole, bool alone)
    {
        if (whole.Lines.Sum(line => line.Text.Length) > ReadingBounds.ListThatIsCut)
        {
            return [whole];
        }

        foreach (var separators in _separators)
        {
            var parts = Cut(text.Text, whole, separators);
            if (parts.Count >= 2 && AreEntries(text, parts, alone))
            {
                return parts;
            }
        }

        return [whole];
    }

    private static bool AreEntries(ResumeText text, List<BulletLines> parts, bool alone)
    {
        var dated = 0;
        foreach (var part in parts)
        {
            var dates = DateReader.Find(text, part.Place);
            var letters = part.Text.Count(char.IsLetter) - dates.Sum(date => date.Place.Of(text.Text).Count(char.IsLetter));
            if (letters < 2 || !(char.IsUpper(part.Text[0]) || char.IsDigit(part.Text[0])))
            {
                return false;
            }

            dated += dates.Count > 0 ? 1 : 0;
        }

        return dated >= 2 ? dated >= parts.Count - 1
            : alone && dated == 0 && parts.Count >= FewestWithoutDates && parts.TrueForAll(part => part.Lines.Sum(line => line.Words) <= MostWords && !Issuers.Is(part.Text) && !part.Text.Contains('#', StringComparison.Ordinal));
    }

    // At the separators outside of brackets. What the end of a line cuts is put together.
    private static List<BulletLines> Cut(string text, BulletLines whole, string separators)
    {
        var parts = new List<BulletLines>();
        var (open, depth) = (false, 0);
        foreach (var line in whole.Lines)
        {
            var from = line.Place.Start;
            for (var i = from; i <= line.Place.End; i++)
            {
                depth += i < line.Place.End && text[i] == '(' ? 1 : i < line.Place.End && text[i] == ')' && depth > 0 ? -1 : 0;
                if (i < line.Place.End && (depth > 0 || !separators.Contains(text[i], StringComparison.Ordinal)))
                {
                    continue;
                }

                if (ResumeLine.Of(text, line.Index, from, i, line.Layout) is { IsBlank: false } part)
                {
                    if (open)
                    {
                        parts[^1].Lines.Add(part);
                    }
                    else
                    {
                        parts.Add(new BulletLines([part]));
                    }
                }

                (from, open) = (i + 1, i == line.Place.End && parts.Count > 0 && i > from);
            }
        }

        return parts;
    }
}
