using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Software reads nothing in pictures, and a portrait invites bias; icons in place of words are lost as well.</summary>
internal sealed class ImagesRule : IRule
{
    public string Name => "images";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: nothing in pictures is read";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Traits.Images == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "take pictures out",
            $"The file holds {Count.Of(context.Traits.Images, "picture")}. What a picture shows (a photo, icons, bars for skills) is not read by application systems.",
            "Take a photo out unless it is usual where you apply, and write in words what icons and skill bars say.",
            [],
            1);
    }
}
