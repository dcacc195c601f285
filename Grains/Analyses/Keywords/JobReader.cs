using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>
/// Reads a job description: what it requires, what it would like, and what is boilerplate (benefits, the company about itself,
/// equal opportunity), which asks for nothing. Headings say it for the lines below them, words in a sentence for that sentence.
/// </summary>
internal static class JobReader
{
    private static readonly Regex BoilerplateSentence = Patterns.Make(
        @"\b(?:equal[ -](?:opportunity|employment)|without regard to|regardless of|reasonable accommodations?|background check|" +
        @"drug (?:test|screen)|e-verify|visa sponsorship|work authorization|" +
        @"401\s?\(?k\)?|health insurance|dental|vision insurance|paid (?:time off|holidays|leave)|pto|vacation days|" +
        @"parental leave|stock options|equity package|competitive (?:salary|pay)|" +
        @"salary range|benefits (?:include|package)|we offer|headquartered|our mission|founded in|is a leading|is the leading|" +
        @"leading provider|fortune 500|apply (?:now|today|online|at|by|via)|" +
        @"send your (?:cv|resume)|protected veterans?|sexual orientation|gender identity|applicants will|join our team|" +
        @"our customers include|offices in|gym membership|wellness)\b");

    private static readonly Regex PreferredCue = Patterns.Make(
        @"\b(?:nice to have|preferred|preferably|prefer|(?:is|are|as|be|considered) (?:a |an )?(?:big |huge |strong |definite |" +
        @"real |added )?(?:plus|bonus|advantage|asset)|a (?:big |huge |strong |definite )?plus|bonus(?: points)?|" +
        @"desirable|desired|ideally|advantageous|good to have|would be (?:great|nice|helpful|useful|good|ideal|a plus|" +
        @"an advantage)|optional|not required|not essential|helpful|beneficial|welcome)\b");

    private static readonly Regex Aside = Patterns.Make(@"\W*\b(?:ideally|preferably)\b");

    private static readonly Regex RequiredCue = Patterns.Make(
        @"\b(?:must|required?|requires|requirement|needs?|needed|essential|mandatory|minimum|at least|necessary)\b");

    private const int LooksAtALine = 10;

    private static readonly Regex End = Patterns.MakeCased(@"[.!?;]\s+|[.!?]$");

    private static readonly Regex Clause = Patterns.Make(@",\s+|\s+but\s+|\s+while\s+|\s+-\s+|\s+–\s+");

    /// <summary>The sentences that ask for something, in the job's order.</summary>
    public static IReadOnlyList<JobSentence> Read(string job, WorkBudget? work = null)
    {
        var sentences = new List<JobSentence>();
        var part = JobPart.Neutral;
        var start = 0;
        while (start < job.Length)
        {
            var end = job.IndexOf('\n', start);
            if (end < 0) end = job.Length;
            work?.Spend(LooksAtALine * (1L + end - start));
            ReadLine(job, new Stretch(start, end), ref part, sentences);
            start = end + 1;
        }

        return sentences;
    }

    private static void ReadLine(string job, Stretch line, ref JobPart part, List<JobSentence> sentences)
    {
        line = Trim(job, line);
        if (line.Length == 0) return;

        var body = line;
        if (JobHeadings.Of(job, line) is { } heading)
        {
            part = JobHeadings.Named(heading.Of(job), part);
            body = Trim(job, new Stretch(heading.End, line.End));
            if (body.Length == 0) return;
        }

        if (part == JobPart.Boilerplate) return;
        foreach (var sentence in Split(job, body, End))
        {
            var text = sentence.Of(job);
            if (BoilerplateSentence.IsMatch(text)) continue;
            AddSentence(job, sentence, part, sentences);
        }
    }

    private static void AddSentence(string job, Stretch sentence, JobPart part, List<JobSentence> sentences)
    {
        var text = sentence.Of(job);
        var listed = part is JobPart.Required or JobPart.Preferred;
        var quote = text.Length <= 300 ? text : job[Scoring.Clipping.Clip(job, sentence).Start..Scoring.Clipping.Clip(job, sentence).End];
        if (part != JobPart.Preferred && Aside.Places(text) is [{ Start: > 0 } aside, ..])
        {
            // "Three years in marketing, ideally in B2B": what goes before the aside is asked for as it stands.
            sentences.Add(new JobSentence(sentence with { End = sentence.Start + aside.Start }, quote, PreferredCue.IsMatch(text[..aside.Start]), listed));
            sentences.Add(new JobSentence(sentence with { Start = sentence.Start + aside.Start }, quote, true, listed));
            return;
        }

        var wishes = PreferredCue.IsMatch(text);
        if (part == JobPart.Preferred || !wishes || !RequiredCue.IsMatch(text))
        {
            sentences.Add(new JobSentence(sentence, quote, part == JobPart.Preferred || wishes, listed));
            return;
        }

        // "Python required, Go preferred": each clause speaks for itself, and one without a cue goes with the clause behind it.
        var clauses = Split(job, sentence, Clause).ToList();
        var preferred = true;
        for (var i = clauses.Count - 1; i >= 0; i--)
        {
            var clause = clauses[i].Of(job);
            if (PreferredCue.IsMatch(clause)) preferred = true;
            else if (RequiredCue.IsMatch(clause)) preferred = false;
            sentences.Add(new JobSentence(clauses[i], quote, preferred, listed));
        }

        sentences.Sort(static (a, b) => a.Place.Start.CompareTo(b.Place.Start));
    }

    private static IEnumerable<Stretch> Split(string job, Stretch place, Regex at)
    {
        var text = place.Of(job);
        var start = 0;
        foreach (var mark in at.Places(text))
        {
            if (IsAbbreviation(text, mark.Start)) continue;
            var piece = Trim(job, new Stretch(place.Start + start, place.Start + mark.Start));
            if (piece.Length > 0) yield return piece;
            start = mark.End;
        }

        var rest = Trim(job, new Stretch(place.Start + start, place.End));
        if (rest.Length > 0) yield return rest;
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        if (text[dot] != '.') return false;
        var start = dot;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or ',')) start--;
        return text[start..dot] is "e.g" or "i.e" or "etc" or "Sr" or "Jr" or "vs" or "incl" or "approx" or "No" or "B.S" or "M.S" or "B.A" or "Ph.D" or "eg" or "ie";
    }

    // Without bullets, marks of emphasis and white space around it.
    private static Stretch Trim(string job, Stretch place)
    {
        var (start, end) = (place.Start, place.End);
        while (start < end && (char.IsWhiteSpace(job[start]) || job[start] is '-' or '*' or '•' or '·' or '●' or '▪' or '–' or '#' or '_' or '>')) start++;
        while (end > start && (char.IsWhiteSpace(job[end - 1]) || job[end - 1] is '*' or '_')) end--;
        return new Stretch(start, end);
    }
}
