using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>
/// When two values are the same to a person: case, white space, composition of diacritics, kinds of dashes and quotes, and
/// punctuation around them do not count. Everything else does.
/// </summary>
internal static partial class Same
{
    /// <summary>Whether a parsed value is one of the accepted ones; with none accepted, whether there is none.</summary>
    public static bool Value(Wording truth, string? parsed) =>
        truth.Accepted.Count == 0 ? parsed is null : parsed is not null && truth.Accepted.Any(accepted => Plain(accepted) == Plain(parsed));

    /// <summary>As <see cref="Value"/>, for a title, which may leave out what stands in brackets behind it.</summary>
    public static bool Title(Wording truth, string? parsed) =>
        Value(truth, parsed) || Value(Shorter(truth, text => BracketsBehind().Replace(text, "")), parsed);

    /// <summary>As <see cref="Value"/>, for a company or school, which may leave out ", Inc." or ", Springfield" behind it.</summary>
    public static bool Organization(Wording truth, string? parsed) =>
        Value(truth, parsed) || Value(Shorter(truth, text => text.Contains(',', StringComparison.Ordinal) ? text[..text.LastIndexOf(',')] : text), parsed);

    /// <summary>As <see cref="Value"/>, where nothing but digits counts.</summary>
    public static bool Digits(Wording truth, string? parsed) => Value(
        new Wording([.. truth.Accepted.Select(OnlyDigits)]), parsed is null ? null : OnlyDigits(parsed));

    /// <summary>A degree and its field, in which the small words between them do not count: "B.S. in Physics", "B.S., Physics".</summary>
    public static bool Degree(Wording truth, string? studyType, string? area) => truth.Accepted.Count == 0
        ? studyType is null && area is null
        : truth.Accepted.Any(accepted => DegreeWords(accepted) == DegreeWords($"{studyType} {area}") || DegreeWords(accepted) == DegreeWords($"{area} {studyType}"));

    /// <summary>A bullet: letters and digits count, since a line's end may have taken a hyphen or given a space.</summary>
    public static bool Bullet(Wording truth, string parsed) => truth.Accepted.Any(accepted => Letters(accepted) == Letters(parsed));

    /// <summary>An address without what every browser adds.</summary>
    public static bool Link(Wording truth, string parsed) => truth.Accepted.Any(accepted => Address(accepted) == Address(parsed));

    /// <summary>Words of letters and digits, hyphens taken out of them.</summary>
    public static IEnumerable<string> Tokens(string text) =>
        Token().Matches(Hyphens().Replace(text.Normalize(NormalizationForm.FormKC), "")).Select(match => match.Value);

    private static Wording Shorter(Wording truth, Func<string, string> shorten) => new([.. truth.Accepted.Select(shorten)]);

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            plain.Append(character switch
            {
                '\u00AD' or '\u200B' => "",
                '’' or '‘' => "'",
                '“' or '”' => "\"",
                _ when char.IsWhiteSpace(character) => " ",
                _ when char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation => "-",
                _ => char.ToLowerInvariant(character).ToString(),
            });
        }

        return Spaces().Replace(plain.ToString(), " ").Trim(' ', ',', ';', ':', '|', '·', '•', '-', '.');
    }

    private static string OnlyDigits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string DegreeWords(string text) =>
        string.Join(' ', Plain(text).Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("in" or "of" or "-")));

    private static string Address(string text) => Scheme().Replace(text.Trim().ToLowerInvariant(), "").TrimEnd('/');

    [GeneratedRegex(@"\s*\([^()]*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketsBehind();

    [GeneratedRegex(@"^(?:https?://)?(?:www\.)?", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@" +", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // A hyphen at the end of a line goes with the line's end.
    [GeneratedRegex(@"[-‐‑\u00AD](?:[ \t]*\r?\n[ \t]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
