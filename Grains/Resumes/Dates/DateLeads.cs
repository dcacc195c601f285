using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>The words that lead to a date, "expected", "issued", "valid until": part of no name beside it.</summary>
internal static class DateLeads
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _before = new(
        @"(^|[^\p{L}])(?<words>(?<ends>exp(\.|ir(es|y|ing|ation( date)?))?|valid (un)?till?|valid (through|thru|to)|through|thru|until|renew(al|s)?( date)?|gültig bis|valable jusqu['’](en|à|au)|válido hasta)"
        + @"|((degree|diploma) )?(issued|earned|obtained|awarded|conferred|completed|completion|passed|received|acquired|granted)( (in|on))?|dated?( of graduation)?|((expected|anticipated|projected|planned) )?(graduat(ed|es|ing|ion)|grad\.?|completion)( (in|date|year|expected|anticipated))*"
        + @"|expected|anticipated|projected|planned|class of|erworben( am)?|abschluss|abgeschlossen|voraussichtlich|prévue?( en)?|obtenue?( en)?|obtenid[oa]|previst[oa]|en curso)[\s:(]*$", Options);

    private const int LongestWords = 36;

    /// <summary>The date with the words that lead to it in its place, and whether they say that it is when something ends to hold.</summary>
    public static (ParsedDate Date, bool Ends) Of(ResumeText text, int from, ParsedDate date)
    {
        from = Math.Min(date.Place.Start, Math.Max(from, date.Place.Start - LongestWords));
        return _before.Match(text.Text[from..date.Place.Start]) is { Success: true } before
            ? (date with { Place = date.Place with { Start = from + before.Groups["words"].Index } }, before.Groups["ends"].Success)
            : (date, false);
    }
}
