using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>300 to 800 words are ideal, under 150 are probably a reading failure, over 1 500 are long.</summary>
internal sealed class LengthRule : IRule
{
    public string Name => "word_count";

    public Category Category => Category.Format;

    public string Source => "Open source analyzers: 300 to 800 words; measured: under 150 words most of the text was not read";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var words = context.WordCount;
        // Academic resumes list publications, which nobody wants shortened.
        var academic = context.Section(SectionKind.Publications) is not null;
        var told = $"{words} words";
        yield return words switch
        {
            < 150 => new RuleFinding(
                Severity.Critical,
                "check that all of the text can be read",
                $"Only {told} could be read; a resume has 300 to 800. Part of it may not be readable as text.",
                "Compare the text of the document with the file. If something is missing, export the file again; if " +
                "not, say more about each job.",
                [],
                8),
            < 300 => new RuleFinding(
                Severity.Warning,
                "say more about your work",
                $"{told} are few; 300 to 800 are ideal.",
                "Add bullets to the jobs that matter most for what you apply for: what you did, with what, and what came of it.",
                [],
                words < 225 ? 4 : 2),
            <= 800 => RuleFinding.Praise("a length that gets read", $"{told}, within the ideal 300 to 800."),
            <= 1500 => new RuleFinding(
                Severity.Suggestion,
                "cut what is old or not to the point",
                $"{told}; up to 800 are ideal, except for senior or academic roles.",
                "Shorten jobs of more than ten years ago to a line each, and drop bullets that do not serve the job you want.",
                [],
                words > 1100 && !academic ? 1 : 0),
            _ => new RuleFinding(
                academic ? Severity.Suggestion : Severity.Warning,
                "cut the resume by half",
                $"{told} are long; readers take in 300 to 800.",
                "Keep the last ten years in full and the rest in a line each; move lists of projects or publications to an annex.",
                [],
                academic ? 0 : 4),
        };
    }
}
