using System.Text.RegularExpressions;
using CsCheck;

namespace OrleansResume.Grains.Tests;

/// <summary>Which engine a pattern is given to, and that it does not matter for what is found.</summary>
public sealed class LinearRegexTests
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Gen<RegexOptions> _options = OneOf(
        Options, RegexOptions.CultureInvariant, Options | RegexOptions.ExplicitCapture, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline);

    // What patterns of the product are made of.
    private static readonly Gen<string> _atom = OneOf("a", "b", "c", " ", "[ab]", "[^a]", @"\p{L}", @"\s", @"\b", "(?:ab|a)", "(?<n>c|ca)", "(a|b|)", "(aa|b?)");
    private static readonly Gen<string> _repeated = Gen.Select(_atom, OneOf("", "", "?", "?", "{2}", "{1,3}", "{0,2}?"), (atom, times) => atom == @"\b" ? atom : atom + times);
    private static readonly Gen<string> _pattern = _repeated.Array[1, 5].Array[1, 3].Select(branches => string.Join('|', branches.Select(branch => string.Concat(branch))));
    private static readonly Gen<string> _text = OneOf('a', 'b', 'c', ' ', 'A', 'é', '\n').Array[0, 14].Select(letters => new string(letters));

    [Fact]
    public void Matches_OfAnyPatternAndText_AreTheSameInBothEngines() => Gen.Select(_pattern, _text, _options).Sample(
        (pattern, text, options) => Found(new LinearRegex(pattern, options), text) == Found(new Regex(pattern, options | RegexOptions.NonBacktracking), text),
        iter: 5000);

    [Theory]
    [InlineData(@"\b(of|in|the)\b")]
    [InlineData(@"^(?<a>19|20)[0-9][0-9](\s?[\-–—]\s?|/)(b|c){1,3}$")]
    [InlineData(@"\p{Lu}{1,40} [*+{] \* \+ \{")]
    [InlineData(@"[]*+]a{x}")]
    public void Engine_WhereWaysAreFew_IsTheOrdinaryOne(string pattern) => Assert.False(IsLinearByEngine(pattern));

    [Theory]
    [InlineData(@"\s*a")]
    [InlineData(@"a(b+|c)")]
    [InlineData(@"[a-z]{2,}")]
    [InlineData(@"(a|aa){30}")]
    [InlineData(@"(a?){20}b")]
    [InlineData(@"([a-z]{1,40}){1,40}x")]
    [InlineData(@"((a|b|ab)(c|d|cd)){5}")]
    [InlineData("(a|){2}b")]
    public void Engine_WhereTheyAreManyOrWithoutEnd_NeverBacktracks(string pattern) => Assert.True(IsLinearByEngine(pattern));

    [Theory]
    [InlineData("a(?=b)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?<n>a)(?<m-n>b)")]
    [InlineData("a{100000}b")]
    [InlineData("a{0,2000000000}b")]
    [InlineData("((a{100}){100}){100}")]
    public void Pattern_ThatNeitherEngineMayHave_IsRefused(string pattern) => Assert.Throws<NotSupportedException>(() => new LinearRegex(pattern, Options));

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData(@"\p{L")]
    [InlineData("(?<n")]
    [InlineData("*")]
    public void Pattern_ThatIsNone_IsRefused(string pattern) => Assert.ThrowsAny<ArgumentException>(() => new LinearRegex(pattern, Options));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool IsLinearByEngine(string pattern) => new LinearRegex(pattern, Options).Options.HasFlag(RegexOptions.NonBacktracking);

    // A group that has found nothing and one that has not been met are told apart by one engine and not always by the other.
    private static string Found(Regex regex, string text) => string.Join(';', regex.Matches(text).Select(match =>
        $"{match.Index}+{match.Length}:{string.Join(',', match.Groups.Values.Select(group => group.Length == 0 ? "" : $"{group.Index}+{group.Value}"))}"));
}
