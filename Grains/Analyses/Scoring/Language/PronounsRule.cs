using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Language;

/// <summary>
/// Resumes leave "I", "my" and "we" out. "I" counts only where a sentence goes on behind it, so that "Engineer I", "Phase I" and
/// "I." in a list do not; nor does what stands in quotation marks, addresses, titles of publications and words of referees.
/// </summary>
internal sealed class PronounsRule : IRule
{
    private const int Most = 4;

    private static readonly Regex Pronoun = Patterns.MakeCased(
        @"\b(?:I(?:'m|’m|'ve|’ve|'d|’d|'ll|’ll)?|[Mm]y|me|[Mm]yself|[Ww]e|[Oo]ur|us|[Oo]urselves)\b");

    public string Name => "pronouns";

    public Category Category => Category.Language;

    public string Source => "University career guides: no “I”, “my” or “we”";

    public bool KnowsEnglishOnly => true;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var places = Pronoun.Places(context.Text).Where(p => Counts(context, p)).ToList();
        if (places.Count == 0) yield break;

        var words = places.Select(p => p.Of(context.Text)).Select(w => w[0] == 'I' ? w : w.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var lines = places.Select(p => TextLine.At(context.Lines, p.Start)).OfType<TextLine>().Select(l => l.Place).Distinct().ToList();
        yield return new RuleFinding(
            Severity.Warning,
            "leave out “I”, “my” and “we”",
            $"Personal pronouns {Count.Of(places.Count, "time")}: {Count.List(words, 5)}.",
            "Begin with the verb: “I managed a team” becomes “Managed a team”, “our clients” becomes “the company's clients” or “clients”.",
            lines,
            Math.Min(Most, places.Count));
    }

    private static bool Counts(RuleContext context, Stretch place)
    {
        var text = context.Text;
        if (context.SectionAt(place.Start)?.Kind is SectionKind.References or SectionKind.Publications or SectionKind.Awards) return false;
        var before = place.Start > 0 ? text[place.Start - 1] : '\n';
        var after = place.End < text.Length ? text[place.End] : '\n';
        if (before is '.' or '@' or '/' or '-' or '_' or '&' || after is '@' or '/' or '-' or '_' or '&') return false;
        if (after == '.' && place.End + 1 < text.Length && char.IsLetterOrDigit(text[place.End + 1])) return false;
        if (Quoted(context, place)) return false;
        return text[place.Start] != 'I' || place.Length > 1 || SpeaksOn(text, place);
    }

    // "I led", "and I was": a small letter follows, and what goes before is no title that "I" would number.
    private static bool SpeaksOn(string text, Stretch place)
    {
        if (place.End + 1 >= text.Length || text[place.End] != ' ' || !char.IsAsciiLetterLower(text[place.End + 1])) return false;
        var end = place.Start;
        while (end > 0 && text[end - 1] == ' ') end--;
        if (end == 0 || !char.IsLetterOrDigit(text[end - 1])) return true;
        var start = end;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1])) start--;
        return char.IsLower(text[start]) && !(text[start..end] is "phase" or "level" or "type" or "class" or "grade" or "stage" or "part");
    }

    private static bool Quoted(RuleContext context, Stretch place)
    {
        if (TextLine.At(context.Lines, place.Start) is not { } line) return false;
        var start = Math.Max(line.Place.Start, place.Start - 400);
        var before = context.Text.AsSpan(start, place.Start - start);
        return before.Count('"') % 2 == 1 || before.Count('“') > before.Count('”') || before.Count('«') > before.Count('»');
    }
}
