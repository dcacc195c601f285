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
    private enum Part
    {
        Neutral = 0,
        Required = 1,
        Preferred = 2,
        Boilerplate = 3,
    }

    private static readonly Regex PreferredHeading = Patterns.Make(
        @"\b(?:nice[ -]to[ -]haves?|preferred|bonus|desirable|desired|good to have|pluses|plus points|optional|it'?s a plus|" +
        @"extra credit|would be great)\b|^\W*(?:a )?plus(?:es)?\W*$");

    private static readonly Regex RequiredHeading = Patterns.Make(
        @"\b(?:requirements?|required|qualifications?|must[ -]haves?|essential|minimum|what you(?:'ll|’ll| will)? (?:need|bring|" +
        @"have)|what we(?:'re|’re| are) looking for|" +
        @"who you are|you have|you should have|you need|if you|ideal candidate|we'?re looking for|we are looking for|your (?:profile|background|skills)|about you|skills|experience|competenc(?:ies|es)|you bring|" +
        @"person specification|licen[sc]es|certifications?|education)\b");

    private static readonly Regex NeutralHeading = Patterns.Make(
        @"\b(?:responsibilit(?:y|ies)|duties|what you(?:'ll|’ll| will)? (?:do|be doing)|the (?:role|job|position|opportunity)|" +
        @"about (?:the|this) (?:role|job|position|opportunity)|" +
        @"job (?:description|summary|purpose)|overview|tasks|day[ -]to[ -]day|key activities|tech(?:nology)? stack|tools)\b");

    private static readonly Regex BoilerplateHeading = Patterns.Make(
        @"\b(?:benefits|perks|what we offer|we offer|about us|about the company|who we are|our (?:company|values|mission|" +
        @"culture|story|benefits|commitment)|compensation|salary|pay|" +
        @"equal (?:opportunity|employment)|diversity|eeo|legal|how to apply|application process|to apply|hiring process|privacy|" +
        @"why (?:join|work|us)|what(?:'s|’s| is) in it for you|" +
        @"additional information|disclaimer|contact)\b|^\W*about \S+(?: \S+)?\W*$");

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

    private static readonly Regex End = Patterns.MakeCased(@"[.!?;]\s+|[.!?]$");

    private static readonly Regex Clause = Patterns.Make(@",\s+|\s+but\s+|\s+while\s+|\s+-\s+|\s+–\s+");

    /// <summary>The sentences that ask for something, in the job's order.</summary>
    public static IReadOnlyList<JobSentence> Read(string job)
    {
        var sentences = new List<JobSentence>();
        var part = Part.Neutral;
        var start = 0;
        while (start < job.Length)
        {
            var end = job.IndexOf('\n', start);
            if (end < 0) end = job.Length;
            ReadLine(job, new Stretch(start, end), ref part, sentences);
            start = end + 1;
        }

        return sentences;
    }

    private static void ReadLine(string job, Stretch line, ref Part part, List<JobSentence> sentences)
    {
        line = Trim(job, line);
        if (line.Length == 0) return;

        var body = line;
        if (HeadingOf(job, line) is { } heading)
        {
            part = Named(heading.Of(job), part);
            body = Trim(job, new Stretch(heading.End, line.End));
            if (body.Length == 0) return;
        }

        if (part == Part.Boilerplate) return;
        foreach (var sentence in Split(job, body, End))
        {
            var text = sentence.Of(job);
            if (BoilerplateSentence.IsMatch(text)) continue;
            AddSentence(job, sentence, part, sentences);
        }
    }

    private static void AddSentence(string job, Stretch sentence, Part part, List<JobSentence> sentences)
    {
        var text = sentence.Of(job);
        var listed = part is Part.Required or Part.Preferred;
        var quote = text.Length <= 300 ? text : job[Scoring.Clipping.Clip(job, sentence).Start..Scoring.Clipping.Clip(job, sentence).End];
        if (part != Part.Preferred && Aside.Places(text) is [{ Start: > 0 } aside, ..])
        {
            // "Three years in marketing, ideally in B2B": what goes before the aside is asked for as it stands.
            sentences.Add(new JobSentence(sentence with { End = sentence.Start + aside.Start }, quote, PreferredCue.IsMatch(text[..aside.Start]), listed));
            sentences.Add(new JobSentence(sentence with { Start = sentence.Start + aside.Start }, quote, true, listed));
            return;
        }

        var wishes = PreferredCue.IsMatch(text);
        if (part == Part.Preferred || !wishes || !RequiredCue.IsMatch(text))
        {
            sentences.Add(new JobSentence(sentence, quote, part == Part.Preferred || wishes, listed));
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

    /// <summary>A line that is a heading, or the heading before its colon; null for others.</summary>
    private static Stretch? HeadingOf(string job, Stretch line)
    {
        var text = line.Of(job);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var head = (colon >= 0 ? text[..colon] : text).Trim('*', '#', '_', ' ', '=');
        var words = Tokens.Count(head);
        if (words == 0 || words > (colon == text.Length - 1 ? 9 : 7)) return null;
        var alone = colon < 0 || colon >= text.Length - 3;
        var ends = text[^1] is '.' or ',' or ';' or '!';
        if (colon < 0 && (ends || IsItem(job, line) || words > 6 || text.Contains(',', StringComparison.Ordinal))) return null;
        if (alone && colon >= 0) return line;

        var known = Known(head) is not null;
        if (colon >= 0) return known ? new Stretch(line.Start, line.Start + colon + 1) : null;
        // Without a colon a short line is a heading only by its words: "Python and SQL" is an item.
        return known && !SkillWords(head) ? line : null;
    }

    // "5 years experience" and "Java experience" name a requirement; headings name none.
    private static bool SkillWords(string head)
    {
        if (head.Any(char.IsAsciiDigit)) return true;
        var tokens = Token.Of(head);
        return PreferredHeading.IsMatch(head) ? Lexicon.Index.In(head, tokens).Any() && RequiredHeading.IsMatch(head) is false
            : Lexicon.Index.In(head, tokens).Any();
    }

    private static Part Named(string heading, Part current) => Known(heading) ?? (current == Part.Boilerplate ? Part.Neutral : current);

    private static Part? Known(string heading) =>
        PreferredHeading.IsMatch(heading) ? Part.Preferred
        : BoilerplateHeading.IsMatch(heading) && !RequiredHeading.IsMatch(heading) && !NeutralHeading.IsMatch(heading) ? Part.Boilerplate
        : RequiredHeading.IsMatch(heading) ? Part.Required
        : NeutralHeading.IsMatch(heading) ? Part.Neutral
        : null;

    private static bool IsItem(string job, Stretch line)
    {
        var start = line.Start;
        while (start > 0 && job[start - 1] is ' ' or '\t' or '-' or '*' or '•' or '·' or '●' or '▪' or '–' or 'o')
        {
            if (job[start - 1] is not (' ' or '\t')) return true;
            start--;
        }

        return false;
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
