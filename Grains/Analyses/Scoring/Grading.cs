using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>
/// Whether there is a resume to grade. A number on a letter, an advert or an empty page would be made up, so the reasons are
/// told instead (no resume, a scan that needs OCR, fewer than 3 bullets).
/// </summary>
internal static class Grading
{
    /// <summary>Fewest bullets that say anything about how somebody writes them.</summary>
    public const int FewestBullets = 3;

    // Fewer words are a business card; up to 150 are a resume only where its parts could be read.
    private const int FewestWords = 50;
    private const int ReadingFailure = 150;

    private static readonly Regex Salutation = Patterns.Make(@"^\s*(?:dear\b|to whom it may concern)");
    private static readonly Regex Closing = Patterns.Make(
        @"^\s*(?:yours\s+(?:sincerely|faithfully|truly)|sincerely(?:\s+yours)?|(?:kind|best|warm)\s+regards|" +
        @"respectfully(?:\s+yours)?)\s*,?\s*$");

    private static readonly Regex[] Advert =
    [
        Patterns.Make(@"\b(?:we are|we're|is|are) (?:currently )?(?:looking for|seeking|hiring|recruiting)\b"),
        Patterns.Make(@"\b(?:you will|you'll|you have|you bring|you are)\b"),
        Patterns.Make(@"\b(?:ideal|successful|right|strong) candidates?\b|\bcandidates? (?:must|should|will)\b"),
        Patterns.Make(@"\b(?:apply now|to apply|how to apply|click apply|send your (?:cv|resume|application))\b"),
        Patterns.Make(@"\bequal opportunity employer\b|\bwithout regard to (?:race|age|gender)\b"),
        Patterns.Make(@"\b(?:what we offer|we offer|our benefits|benefits include|perks)\b"),
        Patterns.Make(@"\b(?:about the (?:role|job|position)|about us|who we are|job description|the role|join our team|join us)\b"),
        Patterns.Make(
            @"\b(?:your (?:responsibilities|profile|tasks|role)|what you(?:'ll| will) do|nice to have|minimum qualifications|" +
            @"preferred qualifications)\b"),
        Patterns.Make(@"\b(?:salary range|competitive salary|paid time off|401\(?k\)?|health insurance|reports to)\b"),
    ];

    /// <summary>Why it cannot be graded; empty where it can.</summary>
    /// <param name="context">The document.</param>
    /// <param name="isResume">It is one, only too little of it could be read to grade it.</param>
    public static IReadOnlyList<string> ReasonsAgainst(RuleContext context, out bool isResume)
    {
        var resumeSigns = ResumeSigns(context);
        isResume = resumeSigns >= 3;

        if (context.WordCount < FewestWords)
        {
            isResume = false;
            return [TooLittle(context)];
        }

        if (NotAResume(context, resumeSigns) is { } other)
        {
            isResume = false;
            return [other];
        }

        if (context.WordCount < ReadingFailure && resumeSigns < 4) return [TooLittle(context)];

        var bullets = context.Bullets.Count;
        if (bullets >= FewestBullets) return [];
        return
        [
            $"{(bullets == 0 ? "No bullets" : $"Only {Count.Of(bullets, "bullet")}")} about work or projects could be read, " +
            $"and fewer than {FewestBullets} say too little to grade. " +
            "Describe each recent job in three to six bullets that begin with a verb, then send it again.",
        ];
    }

    private static string TooLittle(RuleContext context)
    {
        var words = Count.Of(context.WordCount, "word");
        var pages = context.Traits.PageCount ?? 0;
        return context.Traits.Images > 0 || (pages > 0 && context.Text.Length < 80 * pages)
            ? $"Only {words} could be read and the file holds pictures: it looks scanned and needs OCR. " +
              "Export it from the program it was written in, or run it through OCR, then send it again."
            : $"Only {words} could be read, too little to grade. If the file shows more than that, its text is stored " +
              "as pictures or shapes: export it again as DOCX or as a PDF with text.";
    }

    private static string? NotAResume(RuleContext context, int resumeSigns)
    {
        var dated = context.Parsed.Dates.Count(d => d.Current || d.End is not null);
        var lines = context.EachLine().Select(l => l.Text).ToList();
        var salutation = lines.Any(Salutation.IsMatch);
        var closing = lines.Any(Closing.IsMatch);
        if (resumeSigns < 4 && ((salutation && closing) || (salutation && dated < 2)))
            return "It reads like a letter: it has a salutation, and no sections or dated jobs. Send the resume itself.";

        // Adverts have headings, bullets and skills as well, but nobody's dates; a resume may use one or two of the phrases.
        var cues = Advert.Count(a => a.IsMatch(context.Text));
        if ((cues >= 3 && dated < 2) || (cues == 2 && dated == 0))
        {
            return $"It reads like a job advert: {cues} of its usual phrases, and no dated jobs. " +
                "Send the resume as the document and the advert as job_description.";
        }

        return resumeSigns < 2
            ? "It does not look like a resume: no contact data, standard sections or dated jobs could be found. " +
              "If it is one, give it headings such as Experience, Education and Skills."
            : null;
    }

    /// <summary>0 to 6: contact, sections, dates and jobs, each by what could be read.</summary>
    private static int ResumeSigns(RuleContext context)
    {
        var signs = 0;
        if (context.Basics.Email is not null || context.Basics.Phone is not null) signs++;
        var sections = context.Parsed.Sections
            .Where(s => s.Heading.Length > 0 && s.Kind is SectionKind.Work or SectionKind.Education or SectionKind.Skills)
            .Select(s => s.Kind).Distinct().Count();
        signs += Math.Min(2, sections);
        var dated = context.Parsed.Dates.Count(d => d.Current || d.End is not null);
        if (dated >= 1) signs++;
        if (dated >= 2) signs++;
        if (context.Parsed.Jobs.Count > 0 && context.Bullets.Count >= FewestBullets) signs++;
        return signs;
    }
}
