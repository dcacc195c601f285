using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains;

/// <summary>
/// A regular expression that no text can make slow. One whose ways to match at a place are few, whatever stands there, is left to
/// the ordinary engine, which is made in a tenth of a millisecond; any other gets the engine that never backtracks, which takes some
/// milliseconds and one or two megabytes. What they find is the same; whether a group that found nothing was met is told by
/// <c>Length > 0</c>, not by <c>Success</c>, which they may say differently.
/// </summary>
/// <param name="pattern">Without lookarounds and references back, which the second engine has not.</param>
/// <param name="options">Without <see cref="RegexOptions.NonBacktracking"/>, which is added where it is needed.</param>
internal sealed class LinearRegex([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, RegexOptions options)
    : Regex(pattern, !options.HasFlag(RegexOptions.IgnorePatternWhitespace) && PatternWays.Of(pattern) <= MostWays ? options : options | RegexOptions.NonBacktracking)
{
    // Those of a long list of words; two loops of twenty spaces have about as many.
    private const double MostWays = 600;
}
