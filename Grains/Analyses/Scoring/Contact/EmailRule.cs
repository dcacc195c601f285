using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>One e-mail address that works and that one would say aloud in an interview.</summary>
internal sealed class EmailRule : IRule
{
    private static readonly Regex Valid = Patterns.MakeCased(
        @"^[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$");

    // Our own list: what recruiters' guides advise against, as whole parts of the local name.
    private static readonly Regex Jokes = Patterns.Make(
        @"(?:^|[._+\d-])(?:sexy|babe|hottie|cutie|princess|badboy|badgirl|gangsta|party|beer|stoner|killer|lover|playboy|swag|" +
        @"xoxo|420|666)(?:$|[._+\d-])");

    // What was meant for an address: "mara@fjordmail", "mara @ fjordmail.no", "mara (at) fjordmail.no".
    private static readonly Regex Meant = Patterns.MakeCased(
        @"[\p{L}\d._%+'-]+@[\p{L}\d._-]+|[\p{L}\d._%+'-]+(?: @|@ | @ )[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,24}|" +
        @"[\p{L}\d._%+'-]+ ?[(\[]at[)\]] ?[\p{L}\d._-]+");

    private static readonly Regex LongNumber = Patterns.MakeCased(@"\d{5,}");

    public string Name => "contact_email";

    public Category Category => Category.Contact;

    public string Source => "Parsing guides of applicant tracking vendors and university career guides; RFC 5321 for what an address is";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var email = context.Basics.Email;
        var meant = string.IsNullOrWhiteSpace(email) ? ContactLines.Find(context, Meant) : null;
        email = meant?.Of(context.Text) ?? email;
        if (string.IsNullOrWhiteSpace(email))
        {
            yield return new RuleFinding(
                Severity.Critical,
                "add an e-mail address",
                "No e-mail address could be read: nobody can invite you to an interview.",
                "Write one address as text under your name, such as firstname.lastname@provider.com, not as an icon or a picture.",
                [],
                4);
            yield break;
        }

        var places = meant is { } place ? [place] : context.Find(email);
        if (!Valid.IsMatch(email) || email.Contains("..", StringComparison.Ordinal))
        {
            yield return new RuleFinding(
                Severity.Critical,
                "mend the e-mail address",
                $"The e-mail address {email} cannot be right, so answers would not reach you.",
                "Check it letter by letter: one @, no spaces, and a domain with an ending.",
                places,
                3);
            yield break;
        }

        var local = email[..email.IndexOf('@', StringComparison.Ordinal)];
        if (Jokes.IsMatch(local) || LongNumber.IsMatch(local))
        {
            yield return new RuleFinding(
                Severity.Warning,
                "use a plainer e-mail address",
                $"The e-mail address {email} looks private rather than professional.",
                "Open a free address made of your name, such as firstname.lastname@provider.com, and use it for applications.",
                places,
                1);
        }
    }
}
