using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>One or two pages. Academic ones may be longer.</summary>
internal sealed class PagesRule : IRule
{
    private const int WordsOfAFullPage = 700;

    public string Name => "page_count";

    public Category Category => Category.Format;

    public string Source => "University career guides: one or two pages";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        // Some formats have no pages until they are laid out: a full page holds 500 to 700 words.
        var counted = context.Traits.PageCount;
        var pages = counted ?? (context.WordCount + WordsOfAFullPage - 1) / WordsOfAFullPage;
        if (pages <= 2) yield break;
        var academic = context.Section(SectionKind.Publications) is not null;
        yield return new RuleFinding(
            academic ? Severity.Suggestion : Severity.Warning,
            "bring it down to two pages",
            counted is null
                ? $"Laid out, {context.WordCount} words fill about {pages} pages; one or two are usual."
                : $"The resume has {pages} pages; one or two are usual.",
            academic
                ? "For a role outside of academia cut it to two pages and leave the full list of publications to an annex."
                : "Cut old and minor jobs to a line each, and check margins and empty space before you cut what is good.",
            [],
            academic ? 0 : pages == 3 ? 2 : 3);
    }
}
