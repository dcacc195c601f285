using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>What is told of a certificate on a line of its own below it: who issued it and when, its number, until when it holds.</summary>
internal static class ItemDetails
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _detail = new(
        @"^\(?((issued|awarded|granted|offered|provided) (by|on|in)\b|issued\b|issuer:|issue date|credential\b|(certificate|certification|licen[sc]e|registration|member(ship)?) (id|no|nr|number|#)|(id|no|nr|number)[.:]|#\s?[0-9]|expir(es|y|ing|ation)|exp\.|no expir|does not expire"
        + @"|valid (un)?til|valid (through|thru|to|from|for)|renew(al|ed|s)\b|(show|see|view|verify) (credential|certificate)|skills:|ausgestellt|gültig|délivré|expedid[ao]|verif)", Options);

    private static readonly Regex _issuer = new(@"^\(?((issued|awarded|granted|offered|provided) by|issuer|ausgestellt von|délivrée? par|expedid[ao] por):?\s+", Options);

    // ", License #123": behind who issued it.
    private static readonly Regex _rest = new(@"[,(]\s*(licen[sc]e|lic\.|certificate|credential|registration|id\b|no\.|nr\.|number|#|exp\b|exp\.|expir|valid)", Options);

    /// <summary>Says nothing that an entry could be called.</summary>
    public static bool Is(string text) => _detail.IsMatch(text);

    /// <summary>Where numbers and the like begin that stand behind a name; the stretch's end where there are none.</summary>
    public static int Start(string text, Stretch place) => _rest.Match(place.Of(text)) is { Success: true } rest ? place.Start + rest.Index : place.End;

    /// <summary>The entry with what the line below it tells; null where the line tells of none.</summary>
    /// <param name="text">Where both stand.</param>
    /// <param name="line">The line.</param>
    /// <param name="item">The entry above it.</param>
    /// <param name="isDetailed">The section has such lines: then one that only names an issuer is that entry's.</param>
    public static FoundItem? Of(ResumeText text, BulletLines line, FoundItem item, bool isDetailed)
    {
        if (Is(line.Text))
        {
            var dates = ItemDates.Of(text, line.Place);
            return (Issuer(text, line, dates) is { } told && item.Parts.Count == 1 ? item with { Parts = [.. item.Parts, told] } : item) with { Date = item.Date ?? dates.Given };
        }

        return isDetailed && line.Lines is [{ IsBullet: false }] && item.Parts.Count == 1 && Issuers.Is(line.Text)
            ? item with { Parts = [.. item.Parts, new Piece(line.Text, line.Place, 0.75)] }
            : null;
    }

    private static Piece? Issuer(ResumeText text, BulletLines line, ItemDates dates)
    {
        if (_issuer.Match(line.Lines[0].Text) is not { Success: true } label)
        {
            return null;
        }

        var start = line.Place.Start + label.Length;
        var end = dates.Holes.Select(date => date.Place.Start).Append(line.Lines[0].Place.End).Min();
        return end <= start ? null : Piece.Of(text.Text, start, Start(text.Text, new Stretch(start, end)), 0.8);
    }
}
