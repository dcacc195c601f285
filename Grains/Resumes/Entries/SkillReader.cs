using OrleansResume.Grains.Resumes.Contact;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Skills: "Group: one, two", lists, and bare words. A sentence is no skill.</summary>
internal static class SkillReader
{
    private const int MostWords = 6;
    private const int MostCharacters = 60;
    private const int MostGroupWords = 5;

    public static List<FoundSkills> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var groups = new List<FoundSkills>();
        var lines = section.Where(line => !line.IsBlank).ToList();
        Piece? above = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (NamesTheNext(text.Text, lines, i))
            {
                above = Piece.Of(text.Text, line.Place.Start, line.Place.End, 0.8);
                continue;
            }

            if (above is not null && ListReader.IsFluency(line.Text))
            {
                // How well the whole group is known.
                continue;
            }

            var (name, start) = Group(text.Text, line);
            (name, above) = (name ?? above, null);
            var skills = Items(text.Text, start, line.Place.End);
            var continues = name is null && groups.Count > 0 && groups[^1].Name is not null && groups[^1].LastLine == line.Index - 1
                && !line.IsBullet && (groups[^1].Open || (line.Text.Length > 0 && char.IsLower(line.Text[0])));
            if (continues)
            {
                groups[^1].Skills.AddRange(skills);
                groups[^1] = groups[^1] with { LastLine = line.Index, Open = line.Text[^1] == ',' };
            }
            else if (skills.Count > 0)
            {
                groups.Add(new FoundSkills(name, skills, line.Index, line.Text[^1] == ','));
            }
        }

        return groups;
    }

    /// <summary>The parts of a list in a line.</summary>
    public static List<Piece> Items(string text, int start, int end)
    {
        var items = new List<Piece>();
        var (from, depth) = (start, 0);
        for (var i = start; i <= end; i++)
        {
            if (i < end)
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' && depth > 0 ? -1 : 0;
            }

            if (i == end || (depth == 0 && text[i] is ',' or ';' or '|' or '•' or '·' or '\t' or '▪'))
            {
                if (Piece.Of(text, from, i, 0.85) is { } item && IsSkill(item.Value))
                {
                    items.Add(Whole(text, item));
                }

                from = i + 1;
            }
        }

        return items;
    }

    // "C++", "C#" and "Leadership (teams of 5)" keep what stands at their edges.
    private static Piece Whole(string text, Piece item)
    {
        var end = item.Place.End;
        while (end < text.Length && text[end] is '+' or '#' or ')')
        {
            end++;
        }

        return item with { Value = text[item.Place.Start..end], Place = item.Place with { End = end } };
    }

    private static bool IsSkill(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return words <= MostWords && value.Length <= MostCharacters && value.Any(char.IsLetter) && !(value[^1] == '.' && words > 3)
            && !LocationReader.IsPlace(value);
    }

    // "Web Technologies", perhaps "Advanced" below it, and then a list.
    private static bool NamesTheNext(string text, List<ResumeLine> lines, int i)
    {
        var line = lines[i];
        var next = i + 1 < lines.Count && ListReader.IsFluency(lines[i + 1].Text) ? i + 2 : i + 1;
        return next < lines.Count && !line.IsBullet && !lines[next].IsBullet && line.Words <= MostGroupWords && !line.Text.Contains(':', StringComparison.Ordinal)
            && !ListReader.IsFluency(line.Text) && Items(text, line.Place.Start, line.Place.End).Count == 1 && line.Text[^1] != ','
            && !lines[next].Text.Contains(':', StringComparison.Ordinal) && Items(text, lines[next].Place.Start, lines[next].Place.End).Count >= 2;
    }

    private static (Piece? Name, int Start) Group(string text, ResumeLine line)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line.Text[..colon].Split(' ').Length <= MostGroupWords
            ? (Piece.Of(text, line.Place.Start, line.Place.Start + colon, 0.9), line.Place.Start + colon + 1)
            : (null, line.Place.Start);
    }
}

/// <summary>Skills of one line or group.</summary>
/// <param name="Name">The group's name; null for bare skills.</param>
/// <param name="Skills">The skills.</param>
/// <param name="LastLine">The last line that belongs to it.</param>
/// <param name="Open">That line ends with a comma.</param>
internal sealed record FoundSkills(Piece? Name, List<Piece> Skills, int LastLine, bool Open);
