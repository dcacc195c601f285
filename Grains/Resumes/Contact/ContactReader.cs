using System.Text.RegularExpressions;
using PhoneNumbers;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>E-mail addresses, phone numbers and links: from the text, and from links' targets that the text may not show.</summary>
internal static class ContactReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int FewestDigits = 8;
    private const int MostDigits = 15;

    private static readonly Regex _email = new(@"[a-z0-9][a-z0-9._%+\-]*@[a-z0-9][a-z0-9.\-]*\.[a-z]{2,24}", Options);
    private static readonly Regex _phone = new(@"(\+|\(\+?|\b0|\b\d)[\d\-. ()/\u00a0]{6,22}\d", Options);
    private static readonly Regex _link = new(
        @"(https?://[^\s,;|()<>]+|(www\.)?(linkedin\.com|github\.com|gitlab\.com|behance\.net|dribbble\.com|medium\.com|orcid\.org|stackoverflow\.com|x\.com|twitter\.com)/[^\s,;|()<>]+|www\.[a-z0-9\-]+\.[a-z][^\s,;|()<>]*|\b[a-z0-9][a-z0-9\-]*(\.[a-z0-9\-]+)*\.(com|org|net|io|dev|me|de|co\.uk|info|app|eu|fr|es|nl|ch|at)(/[^\s,;|()<>]*)?)",
        Options);

    private static readonly Regex _years = new(@"^\(?(19|20)\d\d\s*[-–—/ ]\s*\(?(19|20)\d\d", Options);

    /// <summary>E-mail addresses, first in the text first.</summary>
    public static List<Piece> Emails(ResumeText text)
    {
        var found = Matches(text, _email).Select(match => new Piece(match.Value, match.Place, 0.99)).ToList();
        found.AddRange(Targets(text, "mailto:").Select(link => link with { Value = link.Value.Split('?')[0] })
            .Where(link => _email.IsMatch(link.Value) && !found.Exists(email => Same(email.Value, link.Value))));
        return found;
    }

    /// <summary>Phone numbers as written, likeliest first.</summary>
    public static List<Piece> Phones(ResumeText text)
    {
        var found = new List<Piece>();
        foreach (var (written, stood) in Matches(text, _phone))
        {
            var (value, place) = WithoutPostcode(written, stood);
            if (IsPartOfAnother(text.Text, place))
            {
                continue;
            }

            var digits = value.Count(char.IsAsciiDigit);
            if (digits is >= FewestDigits and <= MostDigits && !_years.IsMatch(value) && Piece.Of(text.Text, OpeningBracket(text.Text, place), place.End, 0) is { } piece)
            {
                var whole = text.Text[OpeningBracket(text.Text, place)..place.End];
                var confidence = IsValid(whole) ? 0.97 : digits >= 10 || whole.StartsWith('+') ? 0.7 : 0.4;
                found.Add(piece with { Value = whole, Place = new Stretch(OpeningBracket(text.Text, place), place.End), Confidence = confidence });
            }
        }

        found.AddRange(Targets(text, "tel:").Where(link => found.Count == 0));
        return [.. found.Where(phone => phone.Confidence > 0.5).OrderByDescending(phone => phone.Confidence > 0.9).ThenBy(phone => phone.Place.Start)];
    }

    /// <summary>Web addresses, without those of e-mail.</summary>
    public static List<Piece> Links(ResumeText text, IReadOnlyList<Piece> emails)
    {
        var found = Matches(text, _link)
            .Where(match => !emails.Any(email => match.Place.Start < email.Place.End && email.Place.Start < match.Place.End))
            .Select(match => new Piece(match.Value.TrimEnd('.', '/'), match.Place with { End = match.Place.Start + match.Value.TrimEnd('.', '/').Length }, 0.9))
            .ToList();
        found.AddRange(Targets(text, "http").Where(link => !found.Exists(other => Bare(other.Value) == Bare(link.Value))));
        return found;
    }

    /// <summary>An address without what varies: scheme, www and the last slash.</summary>
    public static string Bare(string link)
    {
        var bare = link.ToLowerInvariant();
        foreach (var prefix in new[] { "https://", "http://", "www." })
        {
            bare = bare.StartsWith(prefix, StringComparison.Ordinal) ? bare[prefix.Length..] : bare;
        }

        return bare.TrimEnd('/');
    }

    private static IEnumerable<(string Value, Stretch Place)> Matches(ResumeText text, Regex pattern)
    {
        foreach (var line in text.Lines.Where(line => !line.IsBlank))
        {
            foreach (Match match in pattern.Matches(line.Text))
            {
                var start = line.Place.Start + match.Index;
                yield return (match.Value, new Stretch(start, start + match.Length));
            }
        }
    }

    // Where the text does not show a target, the line that carries the link is its place; a link on no line has none.
    private static IEnumerable<Piece> Targets(ResumeText text, string scheme) => text.Layout.Links
        .Where(link => link.Line >= 0 && link.Line < text.Lines.Count && link.Target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        .Select(link => new Piece(scheme == "http" ? link.Target : link.Target[scheme.Length..], text.Lines[link.Line].Place, 0.85));

    // "94588 (555) 123-4567": what stands before a bracket is an area's prefix only if it is short or begins with a plus.
    private static (string Value, Stretch Place) WithoutPostcode(string value, Stretch place)
    {
        var bracket = value.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && value[0] != '+' && value[..bracket].Count(char.IsAsciiDigit) > 3
            ? (value[bracket..], place with { Start = place.Start + bracket })
            : (value, place);
    }

    // "10.1234/abc.2023.1234" and "x_5551234": a piece of an identifier or an address.
    private static bool IsPartOfAnother(string text, Stretch place) =>
        place.Start > 1 && text[place.Start - 1] is '/' or '.' or '_' or '-' or ':' or '=' && char.IsLetterOrDigit(text[place.Start - 2]);

    private static int OpeningBracket(string text, Stretch place) =>
        place.Start > 0 && text[place.Start - 1] is '(' or '+' ? place.Start - 1 : place.Start;

    // A number that the library does not know may still be one: an area code newer than its tables, or an invented one.
    private static bool IsValid(string written)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        foreach (var region in new[] { "US", "GB", "DE" })
        {
            try
            {
                if (numbers.IsValidNumber(numbers.Parse(written, region)))
                {
                    return true;
                }
            }
            catch (NumberParseException)
            {
                // No number in this region's way of writing.
                continue;
            }
        }

        return false;
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
