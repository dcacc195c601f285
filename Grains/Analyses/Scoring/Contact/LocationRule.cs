using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>City and country are enough to be found by distance; a street address is more than a stranger needs.</summary>
internal sealed class LocationRule : IRule
{
    public string Name => "contact_location";

    public Category Category => Category.Contact;

    public string Source => "Parsing guides of applicant tracking vendors: recruiters filter by place";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Basics.Location is not null) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "say where you are",
            "No city or region could be read in your contact data; recruiters filter by it.",
            "Add your city and region or country beside the e-mail address, or “Remote, Country”. No street is needed.",
            [],
            1);
    }
}
