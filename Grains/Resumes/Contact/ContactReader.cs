using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>E-mail addresses, from the text and from links' targets that the text may not show.</summary>
internal static class ContactReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _email = new(@"[\p{L}\p{N}_][\p{L}\p{N}._%+\-'’&]*@[\p{L}\p{N}][\p{L}\p{N}.\-]*\.[a-z]{2,24}", Options);

    /// <summary>Whether a line holds an e-mail address.</summary>
    public static bool HoldsEmail(string line) => line.Contains('@', StringComparison.Ordinal) && _email.IsMatch(line);

    /// <summary>The person's e-mail addresses, first in the text first; no referee's.</summary>
    public static List<Piece> Emails(ResumeText text, ContactLines contact)
    {
        var found = text.Lines.Where(line => !contact.IsAnothers(line) && line.Text.Contains('@', StringComparison.Ordinal))
            .SelectMany(line => Matches(text, line).Select(match => Place(match, line))).ToList();
        var told = found.Select(email => email.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        found.AddRange(Targets(text, contact, "mailto:").Select(link => link.Piece with { Value = link.Piece.Value.Split('?')[0] })
            .Where(link => _email.IsMatch(link.Value) && told.Add(link.Value)));
        return found;
    }

    /// <summary>Where the text does not show a target, the line that carries the link is its place; a link on no line has none.</summary>
    public static IEnumerable<(Piece Piece, ResumeLine Line)> Targets(ResumeText text, ContactLines contact, string scheme) => text.Layout.Links
        .Where(link => link.Line >= 0 && link.Line < text.Lines.Count && link.Target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        .Select(link => (Target: scheme == "http" ? link.Target : link.Target[scheme.Length..], Line: text.Lines[link.Line]))
        .Where(link => !link.Line.IsBlank && !contact.IsAnothers(link.Line))
        .Select(link => (new Piece(link.Target, link.Line.Place, 0.85), link.Line));

    private static MatchCollection Matches(ResumeText text, ResumeLine line)
    {
        text.Work.Spend(1 + line.Text.Length);
        return _email.Matches(line.Text);
    }

    private static Piece Place(Match match, ResumeLine line)
    {
        var start = line.Place.Start + match.Index;
        return new Piece(match.Value, new Stretch(start, start + match.Length), 0.99);
    }
}
