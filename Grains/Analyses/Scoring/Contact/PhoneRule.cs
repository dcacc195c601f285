using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>A phone number of 7 to 15 digits (ITU-T E.164 allows 15).</summary>
internal sealed class PhoneRule : IRule
{
    // What a label or a country code says is a number, though no parser takes it for one.
    private static readonly Regex Meant = Patterns.Make(
        @"\b(?:phone|telephone|telefon|tel|mobile?|mob|cell|handy)\b[.:]*[ ]*(?:no|number)?[.:]*[ ]*[+(]?\d[\d ()./\u00a0-]*\d|\+\d[\d ()./\u00a0-]*\d");

    public string Name => "contact_phone";

    public Category Category => Category.Contact;

    public string Source => "ITU-T E.164 for the digits; parsing guides of applicant tracking vendors";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var phone = context.Basics.Phone;
        var meant = string.IsNullOrWhiteSpace(phone) ? ContactLines.Find(context, Meant) : null;
        if (meant is { } found) phone = found.Of(context.Text);
        if (string.IsNullOrWhiteSpace(phone))
        {
            yield return new RuleFinding(
                Severity.Warning,
                "add a phone number",
                "No phone number could be read.",
                "Add one number under your name, with the country code if you apply abroad.",
                [],
                2);
            yield break;
        }

        var digits = phone!.Count(char.IsAsciiDigit);
        if (digits is >= 7 and <= 15) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "mend the phone number",
            $"The phone number has {digits} digits; a number that can be dialled has 7 to 15.",
            "Write one number with all its digits, such as +44 20 7946 0000.",
            meant is { } place ? [place] : context.Find(phone),
            1);
    }
}
