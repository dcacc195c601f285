using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// What a model may say to the resume's author in words of its own. It has read texts of strangers, so its words lead nowhere,
/// look like what they are, name no figure that it was not told, and repeat no instruction of ours.
/// </summary>
internal sealed class ModelTexts
{
    // Three or four lines. The model is asked for less.
    private const int LongestText = 500;

    // By chance nobody says as much of our instructions.
    private const int LongestShared = 40;

    // Of addresses without a scheme; what else has a dot inside is a version or a name.
    private static readonly HashSet<string> _domains = new(
        ["com", "net", "org", "info", "biz", "io", "co", "ai", "app", "dev", "me", "eu", "uk", "de", "ru", "cn", "xyz", "top", "site", "online", "shop", "link", "click", "ly", "gg", "tk"],
        StringComparer.Ordinal);

    private readonly HashSet<string> _figures;
    private readonly HashSet<string> _words;
    private readonly string _instructions;

    /// <summary>Knows what the model was told.</summary>
    /// <param name="resume">The resume, folded.</param>
    /// <param name="job">The job description; null for none.</param>
    public ModelTexts(FoldedText resume, string? job)
    {
        var told = $"{resume.Text}\n{new FoldedText(job ?? "").Text}".ToLowerInvariant();
        _figures = [.. Figures(told)];
        _words = [.. Words(told)];
        _instructions = Comparable(ModelPrompt.Instructions);
    }

    /// <summary>Whether a text may be shown.</summary>
    public bool IsFit(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText || !text.Trim().EnumerateRunes().All(IsShown))
        {
            return false;
        }

        var said = Comparable(text);
        return !Words(said).Any(LeadsSomewhere) && Figures(said).All(_figures.Contains) && !RepeatsInstructions(said);
    }

    private static string Comparable(string text) => new FoldedText(text).Text.ToLowerInvariant();

    // No control and format characters: text that runs backwards or is not seen says something else than it seems to.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && rune.Value != 0xFFFD;

    private bool LeadsSomewhere(string word)
    {
        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.Ordinal) || word.StartsWith("mailto:", StringComparison.Ordinal)
            || word.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < word.Length - 1)
        {
            return true;
        }

        // "ASP.NET" leads nowhere, and neither does what the resume says itself.
        var host = word.Split('/', ':', '?', '#')[0];
        var dot = host.LastIndexOf('.');
        return dot > 0 && _domains.Contains(host[(dot + 1)..]) && !_words.Contains(word);
    }

    private bool RepeatsInstructions(string said)
    {
        for (var i = 0; i + LongestShared <= said.Length; i++)
        {
            if (_instructions.Contains(said.AsSpan(i, LongestShared), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '<', '>', '"', '\'')).Where(word => word.Length > 0);

    // Digits alone: 1,200 and 1.200 and 1200 are one figure.
    private static IEnumerable<string> Figures(string text)
    {
        var figure = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsDigit(text[i]))
            {
                figure.Append((char)('0' + (int)char.GetNumericValue(text[i])));
            }
            else if (figure.Length > 0 && !(text[i] is '.' or ',' or '\'' && i + 1 < text.Length && char.IsDigit(text[i + 1])))
            {
                yield return figure.ToString();
                figure.Clear();
            }
        }

        if (figure.Length > 0)
        {
            yield return figure.ToString();
        }
    }
}
