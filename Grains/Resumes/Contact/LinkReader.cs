using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>
/// The person's web addresses. An employer's site, a skill such as Socket.io and a degree such as B.Com are none: a bare domain
/// counts among the contact details only, in lower case and as a field of its own; an address elsewhere only behind a label, or
/// where it is a profile.
/// </summary>
internal static class LinkReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Rest = @"[^\s,;|()<>""”]";
    private const int LongestLabel = 40;

    private const string Domains =
        "com|org|net|io|dev|me|de|co|co\\.uk|org\\.uk|info|app|eu|fr|es|nl|ch|at|it|pl|se|no|dk|fi|be|pt|ie|us|ca|in|au|com\\.au|nz|tech|ai|design|page|site|online|xyz|blog|studio|art|codes|cloud|works|name|engineer|space|website";

    private static readonly Regex _link = new(
        $@"(?<full>https?://{Rest}+)|(?<full>(www\.|[a-z]{{2}}\.)?({string.Join('|', Networks.Hosts.Select(host => host.Replace(".", "\\.", StringComparison.Ordinal)))})/{Rest}+)"
        + $@"|(?<full>www\.[a-z0-9\-]+\.[a-z]{Rest}*)|\b(?<bare>[a-z0-9][a-z0-9\-]*(\.[a-z0-9\-]+)*\.({Domains})\b(/{Rest}*)?)", Options);

    private static readonly Regex _label = new(@"(^|[^\p{L}])(website|web|site|webseite|homepage|home page|portfolio|portafolio|blog|url|www)\s*[:\-–]?\s*$", Options);
    private static readonly Regex _prose = new(@"(^|\s)\p{Ll}+[\s(]+$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly FrozenSet<string> _technologies = FrozenSet.Create(StringComparer.Ordinal,
        "asp.net", "ado.net", "vb.net", "ml.net", "socket.io", "draw.io", "diagrams.net", "log4j.net", "paint.net", "accord.net", "crystal.net", "b.com", "m.com", "segment.io", "cloud.gov", "monday.com", "make.com");

    /// <summary>The addresses that are the person's, first in the text first.</summary>
    public static List<Piece> Find(ResumeText text, ContactLines contact, IReadOnlyList<Piece> emails)
    {
        var mailed = new TakenPlaces(emails.Select(email => email.Place));
        var found = text.Lines.Where(line => !line.IsBlank && !contact.IsAnothers(line) && (contact.Holds(line) || line.Text.Contains('.', StringComparison.Ordinal)))
            .SelectMany(line => Matches(text, line).Select(match => Of(text.Text, line, match, contact.Holds(line)))).OfType<Piece>()
            .Where(link => !mailed.Overlap(link.Place)).ToList();
        var told = found.Select(link => Bare(link.Value)).ToHashSet(StringComparer.Ordinal);
        found.AddRange(ContactReader.Targets(text, contact, "http").Where(link => contact.Holds(link.Line) || Networks.IsProfile(link.Piece.Value)).Select(link => link.Piece)
            .Where(link => told.Add(Bare(link.Value))));
        return found;
    }

    /// <summary>An address without what varies: scheme, www and the last slash.</summary>
    public static string Bare(string link)
    {
        var bare = link.ToLowerInvariant();
        foreach (var prefix in (ReadOnlySpan<string>)["https://", "http://", "www."])
        {
            bare = bare.StartsWith(prefix, StringComparison.Ordinal) ? bare[prefix.Length..] : bare;
        }

        return bare.TrimEnd('/');
    }

    private static MatchCollection Matches(ResumeText text, ResumeLine line)
    {
        text.Work.Spend(1 + line.Text.Length);
        return _link.Matches(line.Text);
    }

    private static Piece? Of(string text, ResumeLine line, Match match, bool inContact)
    {
        var value = match.Value.TrimEnd('.', '/', ':', '*', '\'', '’');
        var start = line.Place.Start + match.Index;
        var before = text[Math.Max(line.Place.Start, start - LongestLabel)..start];
        var labelled = _label.IsMatch(before);
        var isOne = match.Groups["bare"].Success
            ? inContact && IsBareDomain(text, start, start + match.Length, match.Value) && (labelled || !_prose.IsMatch(before))
            : inContact || labelled || Networks.IsProfile(value);
        return isOne && value.Length > 3 ? new Piece(value, new Stretch(start, start + value.Length), 0.9) : null;
    }

    private static bool IsBareDomain(string text, int start, int end, string value) =>
        !value.Split('/')[0].Any(char.IsUpper) && !_technologies.Contains(value) && (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '_' or '@' or '/'))
        && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '@' or '('));
}
