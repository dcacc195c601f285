using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>What a job description asks for: each term once, with the sentence that asks for it most.</summary>
internal static class JobTerms
{
    // A job that asks for more is a list of everything; the first ones are what it is about.
    private const int Most = 60;

    // Each is compared with the others; nobody asks for as many.
    private const int MostRead = 1_000;

    private const int Near = 80;

    private static readonly Regex OrExperience = Patterns.Make(
        @"[\s,]*\(?or (?:\d{1,2}\+? years?['’]?(?: of)? )?(?:an? |the )?(?:equivalent|comparable|similar|relevant|related)(?: (?:work|working|practical|professional|industry|relevant|combination of))*" +
        @"(?: (?:training|education)(?: and| or|/))? experience\b\)?");

    private static readonly FrozenSet<string> Degrees = Lexicon.Forms.Select(forms => forms[0].Keys[0])
        .Where(key => key.EndsWith("degree", StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The terms, in the job's order.</summary>
    public static IReadOnlyList<JobTerm> Of(string job, WorkBudget? work = null)
    {
        var terms = new List<JobTerm>();
        var own = OwnAcronyms.Of(job);
        foreach (var sentence in JobReader.Read(job, work))
        {
            work?.Spend(1 + sentence.Place.Length + terms.Count);
            foreach (var group in Alternatives.Group(job, sentence, Mentions.In(job, sentence, own)))
                Add(terms, ToTerm(job, sentence, group));
        }

        return [.. terms.Where(t => !terms.Any(other => Settles(other, t))).Take(Most)];
    }

    /// <summary>
    /// Whether one term leaves nothing to ask of another: a group falls away where one of its own is asked for by itself as
    /// strictly, except that a list of requirements knows better than the prose around it what will do.
    /// </summary>
    private static bool Settles(JobTerm one, JobTerm other)
    {
        if (one.Preferred && !other.Preferred) return false;
        if (one.Identity.Count == 1 && other.Identity.Count > 1) return other.Identity.Contains(one.Identity[0], StringComparer.Ordinal) && (one.Listed || !other.Listed);
        return one.Identity.Count > 1 && other.Identity.Count == 1 && one.Identity.Contains(other.Identity[0], StringComparer.Ordinal) && one.Listed && !other.Listed;
    }

    private static JobTerm ToTerm(string job, JobSentence sentence, IReadOnlyList<Mention> group)
    {
        var members = group.DistinctBy(m => m.Identity, StringComparer.Ordinal).ToList();
        var last = members.Count == 1 ? group[0] : group[^1];
        // "a degree in nursing or equivalent experience": the field's name may stand between.
        var behind = OrExperience.Places(job[last.End..Math.Min(sentence.Place.End, last.End + Near)]);
        var degree = members.Exists(m => Degrees.Contains(m.Identity));
        var end = behind.Count > 0 && behind[0].Start == 0 ? last.End + behind[0].End : last.End;
        var display = job[group[0].Start..end].ReplaceLineEndings(" ");
        if (members.Count > 1 && display.Contains('(', StringComparison.Ordinal) && !display.Contains(')', StringComparison.Ordinal)) display += ")";
        return new JobTerm(
            display, sentence.Preferred, sentence.Quote, [.. members.Select(m => m.Forms)],
            [.. members.Select(m => m.Identity).Order(StringComparer.Ordinal)],
            sentence.Listed,
            OrExperience: behind.Count > 0 && (behind[0].Start == 0 || degree));
    }

    private static void Add(List<JobTerm> terms, JobTerm term)
    {
        var known = terms.FindIndex(t => t.Identity.SequenceEqual(term.Identity, StringComparer.Ordinal));
        if (known < 0)
        {
            if (terms.Count < MostRead) terms.Add(term);
        }

        // Named first as a wish and then as a must: a must.
        else if (terms[known].Preferred && !term.Preferred) terms[known] = term;
        else if (terms[known].Preferred == term.Preferred && term.Listed && !terms[known].Listed) terms[known] = terms[known] with { Listed = true, Quote = term.Quote };
    }
}
