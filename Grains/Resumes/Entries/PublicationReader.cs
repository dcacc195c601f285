using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>
/// Publications: references of one paragraph each, or a title with authors and place of publication below it. What of an entry is
/// its title is told by the quotation marks, by the year in brackets before it (APA), or by coming first.
/// </summary>
internal static class PublicationReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _number = new(@"^(\[\d{1,3}\]|\(?\d{1,3}[.)])\s+", Options);
    private static readonly Regex _quoted = new("[“\"„](?<title>[^”\"“]{6,})[”\"“]", Options);
    private static readonly Regex _apa = new(@"\((19|20)\d\d[^)]{0,20}\)[.,:]?\s+(?<title>[^.?!]{4,}[?!]?)", Options);

    /// <summary>The entries of a section.</summary>
    public static List<FoundItem> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var lines = section.Where(line => !line.IsBlank).ToList();
        var marked = lines.Exists(IsMarked);
        var bold = !marked && lines.Exists(line => line.Layout.Bold) && !lines.TrueForAll(line => line.Layout.Bold);
        var gaps = !marked && !bold && lines.Skip(1).Any(line => line.Layout.GapAbove >= 1.35) && lines.Skip(1).Any(line => line.Layout.GapAbove is > 0 and < 1.35);
        var entries = new List<BulletLines>();
        foreach (var line in lines)
        {
            var begins = entries.Count == 0 || (marked ? IsMarked(line)
                : bold ? line.Layout.Bold && !entries[^1].Lines[^1].Layout.Bold
                : gaps ? line.Layout.GapAbove >= 1.35
                : !IsWrapped(entries[^1].Lines[^1], line));
            if (begins)
            {
                entries.Add(new BulletLines([line]));
            }
            else
            {
                entries[^1].Lines.Add(line);
            }
        }

        return entries.ConvertAll(entry => Item(text, entry));
    }

    private static bool IsMarked(ResumeLine line) => line.IsBullet || _number.IsMatch(line.Text);

    private static bool IsWrapped(ResumeLine before, ResumeLine line) => line.Layout.Kind == Documents.Reading.LineKind.ListItemContinued
        || char.IsLower(line.Text[0]) || before.Text[^1] is ',' or '&' or ':';

    private static FoundItem Item(ResumeText text, BulletLines entry)
    {
        var whole = new Piece(entry.Text, entry.Place, 0.6);
        var dates = DateReader.Find(text, entry.Place);
        var said = entry.Place.Of(text.Text);
        var title = Told(said, _quoted, entry.Place, 0.9) ?? Told(said, _apa, entry.Place, 0.85) ?? First(text, entry, dates);
        return new FoundItem(whole, [title ?? whole], dates.FirstOrDefault());
    }

    private static Piece? Told(string said, Regex pattern, Stretch place, double confidence)
    {
        if (pattern.Match(said).Groups["title"] is not { Success: true } title)
        {
            return null;
        }

        var end = title.Length;
        while (end > 0 && title.Value[end - 1] is ',' or '.' or ' ' or '\n')
        {
            end--;
        }

        return new Piece(title.Value[..end].Replace('\n', ' '), new Stretch(place.Start + title.Index, place.Start + title.Index + end), confidence);
    }

    // The first line without its number, and without the date at its edge.
    private static Piece? First(ResumeText text, BulletLines entry, List<ParsedDate> dates)
    {
        var line = entry.Lines[0];
        var start = line.Place.Start + (_number.Match(line.Text) is { Success: true } number ? number.Length : 0);
        start = dates.Find(date => date.Place.Start == start && date.Place.End < line.Place.End - 5)?.Place.End ?? start;
        var end = dates.Where(date => date.Place.Start > start && date.Place.End >= line.Place.End - 2 && date.Place.Start < line.Place.End)
            .Select(date => date.Place.Start).Append(line.Place.End).Min();
        return Piece.Of(text.Text, start, end, entry.Lines.Count > 1 ? 0.7 : 0.5);
    }
}
