using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>
/// Words of spaced-out small capitals that pdftotext parts behind their first letter, "P rofessional". By their letters they look like
/// "A teacher", whose blank must not be lost; so it is their places that tell.
/// </summary>
internal static partial class SmallCapitals
{
    // In heights of the first letter's box. Small capitals are 0.7 to 0.9 of it; a blank is wider than this gap even where a line is
    // set tight.
    private const double Smallest = 0.6;
    private const double Largest = 0.92;
    private const double WidestGap = 0.15;

    /// <summary>The first letters and rests of the words of a PDF that are parted so.</summary>
    public static HashSet<(string First, string Tail)> Of(string path)
    {
        var words = Word().Matches(PdfToText.Places(path)).ToList();
        return
        [
            .. from pair in words.Zip(words.Skip(1))
               where IsParted(pair.First, pair.Second)
               from rest in Same.Tokens(Text(pair.Second)).Take(1)
               select (Text(pair.First), rest),
        ];
    }

    private static bool IsParted(Match first, Match rest)
    {
        var (height, gap) = (Place(first, "bottom") - Place(first, "top"), Place(rest, "left") - Place(first, "right"));
        return Text(first) is [var letter] && char.IsUpper(letter) && char.IsLower(Text(rest).FirstOrDefault())
            && Place(rest, "top") > Place(first, "top") && Place(rest, "bottom") <= Place(first, "bottom")
            && (Place(rest, "bottom") - Place(rest, "top")) / height is > Smallest and < Largest
            && Math.Abs(gap) < WidestGap * height;
    }

    private static string Text(Match word) => WebUtility.HtmlDecode(word.Groups["text"].Value);

    private static double Place(Match word, string side) => double.Parse(word.Groups[side].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """<word xMin="(?<left>[-.\d]+)" yMin="(?<top>[-.\d]+)" xMax="(?<right>[-.\d]+)" yMax="(?<bottom>[-.\d]+)">(?<text>[^<]*)</word>""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
