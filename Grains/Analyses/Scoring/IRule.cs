using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>One thing that a resume is checked for. Pure: the same context gives the same findings in the same order.</summary>
internal interface IRule
{
    /// <summary>snake_case, for ever the same: clients key on it.</summary>
    string Name { get; }

    /// <summary>Where its points are lost.</summary>
    Category Category { get; }

    /// <summary>What kind of evidence it rests on, in a few words.</summary>
    string Source { get; }

    /// <summary>It knows English only: in another language it would find fault where there is none.</summary>
    bool KnowsEnglishOnly => false;

    /// <summary>What it finds, in the document's order.</summary>
    IEnumerable<RuleFinding> Judge(RuleContext context);
}

/// <summary>What a rule found.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Gist">In a few words, for the summary: for praise what is good, else what to do ("add numbers to your bullets").</param>
/// <param name="Message">What was found, for a person.</param>
/// <param name="Suggestion">What to do; null for praise. It shows a pattern and never makes up a fact about the person.</param>
/// <param name="Places">Where it stands; empty for what is absent.</param>
/// <param name="Lost">Points that it costs, 0 or more, on the scale of <see cref="Categories.Weight"/>.</param>
internal sealed record RuleFinding(
    Severity Severity,
    string Gist,
    string Message,
    string? Suggestion,
    IReadOnlyList<Stretch> Places,
    int Lost)
{
    /// <summary>Evidence that has no place in the text (hidden text).</summary>
    public IReadOnlyList<Evidence> Unplaced { get; init; } = [];

    /// <summary>Something that is done well.</summary>
    public static RuleFinding Praise(string gist, string message, params IReadOnlyList<Stretch> places) =>
        new(Severity.Praise, gist, message, null, places, 0);
}
