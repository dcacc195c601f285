using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>
/// Where contact data stand: above the first heading, and behind labels. What a parser does not take for an address or a number is
/// looked for here, so that a report says "mend it" instead of "there is none".
/// </summary>
internal static class ContactLines
{
    private static readonly Regex Label = Patterns.Make(@"^\W*(?:contact|e-?mail|phone|tel|telephone|telefon|mobile?|mob|cell|handy)\b");

    public static IEnumerable<TextLine> Of(RuleContext context) => context.EachLine().Where(l =>
        Label.IsMatch(l.Text) || context.Parsed.Sections.Any(s => s.Kind == SectionKind.Basics && l.Place.Start >= s.Body.Start && l.Place.End <= s.Body.End));

    /// <summary>The first place of a pattern in them; null where there is none.</summary>
    public static Stretch? Find(RuleContext context, Regex pattern)
    {
        foreach (var line in Of(context))
        {
            if (pattern.Places(line.Text) is [var place, ..]) return new Stretch(line.Place.Start + place.Start, line.Place.Start + place.End);
        }

        return null;
    }
}
