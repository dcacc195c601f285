using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>That references can be had is understood; the line could say something about the person instead.</summary>
internal sealed class ReferencesRule : IRule
{
    private static readonly Regex Phrase = Patterns.Make(
        @"\b(?:references?|referees?)\s+(?:are |is |will be |can be )?(?:available|provided|furnished|supplied|" +
        @"given)?\s*(?:up)?on\s+request\b|(?:^|\n)\W*(?:available|provided|furnished)\s+(?:up)?on\s+request\b");

    public string Name => "references";

    public Category Category => Category.Sections;

    public string Source => "University career guides: the line is dropped";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var places = Phrase.Places(context.Text).ToList();
        if (places.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "drop “references on request”",
            "A line says that references are available on request, which every reader takes for granted.",
            "Use the line for a skill or a result, and keep the referees' data for when they are asked for.",
            places,
            1);
    }
}
