using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>A profile or site where a reader can see more; and the whole contact block, when nothing is missing.</summary>
internal sealed class LinkRule : IRule
{
    public string Name => "contact_link";

    public Category Category => Category.Contact;

    public string Source => "University career guides: a profile where a reader sees more";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var basics = context.Basics;
        var linked = basics.Profiles.Count > 0 || !string.IsNullOrWhiteSpace(basics.Url)
            || context.Input.Layout.Links.Any(l => l.Target.StartsWith("http", StringComparison.OrdinalIgnoreCase));
        if (!linked)
        {
            yield return new RuleFinding(
                Severity.Suggestion,
                "link to a profile",
                "No link to a profile or site could be read.",
                "Add the address of your LinkedIn profile, and of a portfolio or code if your field has them, written out as text.",
                [],
                1);
        }
        else if (basics is { Name: not null, Email: not null, Phone: not null, Location: not null })
        {
            yield return RuleFinding.Praise(
                "your contact data are complete",
                "Name, e-mail, phone, location and a link are all there and can be read by software.");
        }
    }
}
