using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>Software files an application under the name it reads; a name in a picture or beside a logo is lost.</summary>
internal sealed class NameRule : IRule
{
    public string Name => "contact_name";

    public Category Category => Category.Contact;

    public string Source => "Parsing guides of applicant tracking vendors: the first line is taken for the name";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (!string.IsNullOrWhiteSpace(context.Basics.Name)) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "put your name on a line of its own at the top",
            "No name could be read at the top of the document.",
            "Write your full name as text, alone on the first line, larger than the rest; software takes the first line for the name.",
            [],
            2);
    }
}
