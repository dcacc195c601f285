using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Places such as "Portland, OR 97201", "Leeds, United Kingdom" or "9 Quarry Row, Oxbury OX99 4ZZ".</summary>
internal static class LocationReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string States = "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|MB|SK|NS|NB|NSW|VIC|QLD";
    private const string Regions = "California|New York|Texas|Florida|Washington|Massachusetts|Illinois|Oregon|Colorado|Ohio|Georgia|Virginia|Maryland|Pennsylvania|Ontario|Bavaria|Bayern|Yorkshire|Quebec|Minnesota|Michigan|Arizona|North Carolina|New Jersey|British Columbia|New South Wales|Karnataka|Maharashtra|Tamil Nadu|Catalonia|Île-de-France";
    private const string City = @"(?<city>\p{Lu}[\p{L}.'’\-]+( (de|of|am|an|der|la|le|del|upon|on) )?( ?\p{Lu}[\p{L}.'’\-]+){0,2})";
    private const string British = "[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}";
    private const int LongestStreet = 60;

    // Up to three capitalised words, and a state, a region or a country behind a comma.
    private static readonly Regex _place = new(
        $@"{City},\s*(?<region>England|Scotland|Wales|Northern Ireland),\s*(?<country>United Kingdom|UK)\b|{City} \((?<country>{Countries.Pattern})\)|{City},\s*(?<region>({States}|{Regions}))?(,?\s*(?<country>({Countries.Pattern})))?\b(\s+(?<zip>[0-9]{{5}}(-[0-9]{{4}})?))?", Options);

    // A postcode before its town, or a British one behind it: without a country these are places in an address only.
    private static readonly Regex _postal = new(
        $@"(\b(?<zip>[1-9][0-9]{{3}} ?[A-Z]{{2}}|([A-Z]{{1,2}}-)?[0-9]{{5}}|[A-Z]{{1,2}}-[0-9]{{4}}|[0-9]{{2}}-[0-9]{{3}}|[0-9]{{3}} [0-9]{{2}})\s+{City}|{City},? (?<zip>{British}))(,\s*(?<country>({Countries.Pattern})))?\b", Options);

    private static readonly string[] _parts = ["city", "region", "country", "zip"];
    private static readonly FrozenSet<string> _regions = $"{States}|{Regions}".Split('|').ToFrozenSet(StringComparer.Ordinal);

    // Behind a bare "in" or "on" stands what no town is called after as well: "Editor-in-Chief", "Ruby-on-Rails".
    private static readonly Regex _hyphened = new(
        @"^\p{Lu}\p{L}+-((upon|under|le|la|sur|sous|en|lès|les|an der|ob der|aan den)-\p{Lu}\p{L}+|on-(the-)?(Trent|Sea|Thames|Tees|Avon|Wye|Solent)|am-(Main|Inn|See))$", Options);

    /// <summary>The first place of a stretch; null where there is none.</summary>
    public static FoundPlace? First(string text, Stretch place, double confidence) =>
        _place.Matches(place.Of(text)).Where(match => match.Groups["region"].Success || match.Groups["country"].Success)
            .Select(match => Found(match, place.Start, confidence)).FirstOrDefault();

    /// <summary>The first place of a line of contact details, with the street before it.</summary>
    public static FoundPlace? Address(string text, Stretch line)
    {
        var found = _postal.Match(line.Of(text)) is { Success: true } match ? Found(match, line.Start, 0.8) : First(text, line, 0.8);
        return found is null ? null : found with { Street = Street(text, line.Start, found.Whole.Place.Start) };
    }

    /// <summary>Whether a stretch is a place, or a way of working that stands where a place does, and nothing else.</summary>
    public static bool IsPlace(string text) =>
        First(text, new Stretch(0, text.Length), 1) is { } found && found.Whole.Value.Length >= text.Length - 3
        || text.Equals("remote", StringComparison.OrdinalIgnoreCase) || text.Equals("hybrid", StringComparison.OrdinalIgnoreCase)
        || Countries.Code(text) is not null || _regions.Contains(text) || _hyphened.IsMatch(text);

    private static FoundPlace Found(Match match, int offset, double confidence)
    {
        var parts = _parts.Select(name => match.Groups[name]).Where(group => group.Success).ToList();
        var (start, end) = (parts.Min(group => group.Index), parts.Max(group => group.Index + group.Length));
        var code = Part("country") is { } country && Countries.Code(country.Value) is { } known ? country with { Value = known } : null;
        var whole = new Piece(match.Value[(start - match.Index)..(end - match.Index)], new Stretch(offset + start, offset + end), confidence);
        return new FoundPlace(whole, Street: null, Part("city"), Part("region"), Part("zip"), code);

        Piece? Part(string name) => match.Groups[name] is { Success: true } group
            ? new Piece(group.Value, new Stretch(offset + group.Index, offset + group.Index + group.Length), confidence)
            : null;
    }

    // "9 Quarry Row, ": a number and a name before the town, from the field's start.
    private static Piece? Street(string text, int start, int end)
    {
        var edge = text.LastIndexOfAny(['|', '•', '·', ':', ';', '\t'], Math.Max(start, end - 1), Math.Max(0, end - start)) + 1;
        var street = Piece.Of(text, Math.Max(start, edge), end, 0.7);
        return street is { Value.Length: <= LongestStreet } && street.Value.Any(char.IsAsciiDigit) && street.Value.Any(char.IsLetter)
            && !street.Value.Contains('@', StringComparison.Ordinal) && street.Value.Count(char.IsAsciiDigit) <= 6 ? street : null;
    }
}

/// <summary>A place, and which part of it says what.</summary>
/// <param name="Whole">As it stands, without the street.</param>
/// <param name="Street">The street and number before it.</param>
/// <param name="City">The town.</param>
/// <param name="Region">The state or region.</param>
/// <param name="PostalCode">The postcode.</param>
/// <param name="Country">The country's code, where its name stands.</param>
internal sealed record FoundPlace(Piece Whole, Piece? Street, Piece? City, Piece? Region, Piece? PostalCode, Piece? Country);
