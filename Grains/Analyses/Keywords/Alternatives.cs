using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Groups the terms of a sentence of which one suffices: "Java or C#", "one of: A, B, C", "such as A and B", "A, B or similar".</summary>
internal static class Alternatives
{
    // Cue words stand next to the terms they speak of.
    private const int Near = 60;

    private static readonly Regex Link = Patterns.Make(
        @"^[\s,/]*(?:(?:and/or|\(?or|and|&)[\s,]*)?(?:an? |the |any |some )?(?:(?:similar|equivalent|other|related|comparable|" +
        @"another) )?$");

    private static readonly Regex Or = Patterns.Make(@"\bor\b");

    // "Java/Kotlin" is one of them.
    private static readonly Regex Slash = Patterns.Make(@"^\s?/\s?$");
    private static readonly Regex And = Patterns.Make(@"\band\b|&");
    private static readonly Regex ExamplesBefore = Patterns.Make(
        @"\b(?:one (?:or more )?of(?: the following)?|any of|either|such as|e\.g\.?,?|for example,?|" +
        @"for instance,?)[\s:(]*(?:an? |the )?$");
    // What one writes in one breath because it goes together: "HTML/CSS" is both.
    private static readonly FrozenSet<string>[] Together =
    [
        new[] { "html", "css", "javascript", "sass", "ajax" }.ToFrozenSet(StringComparer.Ordinal),
        new[] { "userinterface", "userexperience" }.ToFrozenSet(StringComparer.Ordinal),
        new[] { "docker", "kubernetes" }.ToFrozenSet(StringComparer.Ordinal),
    ];

    private static readonly Regex SimilarBehind = Patterns.Make(@"^[\s,]*or (?:an? |any |some |the )?(?:similar|equivalent|other|related|comparable|another|like)\b");

    /// <summary>The mentions in groups, in the sentence's order; most groups have one.</summary>
    public static IEnumerable<IReadOnlyList<Mention>> Group(string job, JobSentence sentence, IReadOnlyList<Mention> mentions)
    {
        for (var from = 0; from < mentions.Count;)
        {
            var to = from;
            while (to + 1 < mentions.Count && Link.IsMatch(job[mentions[to].End..mentions[to + 1].Start])) to++;
            foreach (var group in Cut(job, sentence, [.. mentions.Skip(from).Take(to - from + 1)])) yield return group;
            from = to + 1;
        }
    }

    private static IEnumerable<IReadOnlyList<Mention>> Cut(string job, JobSentence sentence, IReadOnlyList<Mention> run)
    {
        if (run.Count > 1 && ExamplesBefore.IsMatch(job[Math.Max(sentence.Place.Start, run[0].Start - Near)..run[0].Start]))
        {
            yield return run;
            yield break;
        }

        var similar = SimilarBehind.IsMatch(job[run[^1].End..Math.Min(sentence.Place.End, run[^1].End + Near)]);

        // "A, B or C and D": the "and" parts, the "or" joins what stands on its side; a slash joins its neighbours only.
        var part = new List<List<Mention>> { new() { run[0] } };
        var any = false;
        for (var i = 1; i <= run.Count; i++)
        {
            var link = i == run.Count || IsTogether(job, run[i - 1], run[i]) ? " and " : job[run[i - 1].End..run[i].Start];
            if (Slash.IsMatch(link))
            {
                part[^1].Add(run[i]);
                continue;
            }

            any |= Or.IsMatch(link);
            if (!Or.IsMatch(link) && And.IsMatch(link))
            {
                any |= similar && i == run.Count;
                if (any) yield return [.. part.SelectMany(unit => unit)];
                else
                {
                    foreach (var unit in part) yield return unit;
                }

                (part, any) = ([], false);
            }

            if (i < run.Count) part.Add([run[i]]);
        }
    }

    private static bool IsTogether(string job, Mention one, Mention other) =>
        job[one.End..other.Start].Trim() is "/" && Array.Exists(Together, set => set.Contains(one.Identity) && set.Contains(other.Identity));
}
