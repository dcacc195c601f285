using System.Globalization;

namespace OrleansResume.Grains;

/// <summary>
/// A bound of the ways in which a pattern may match at one place, and of how far it reads in one of them beyond its own length: a choice
/// adds its branches, what follows one another multiplies, and what is repeated does so once for each time.
/// </summary>
internal ref struct PatternWays
{
    // Far more than anybody accepts.
    private const double Endless = double.PositiveInfinity;

    // What is repeated more often is as good as repeated without end.
    private const int MostTimes = 100;

    private readonly string _pattern;
    private int _at;

    // Whether what was read last can match nothing.
    private bool _mayBeEmpty;

    private PatternWays(string pattern) => _pattern = pattern;

    /// <summary>The bound; infinity where something is repeated without end, or stands in the pattern that is not known here.</summary>
    public static double Of(string pattern)
    {
        var reader = new PatternWays(pattern);
        var ways = reader.Choice();
        return reader._at == pattern.Length ? ways : Endless;
    }

    private readonly bool Ends => _at >= _pattern.Length;

    private double Choice()
    {
        var ways = Sequence();
        var mayBeEmpty = _mayBeEmpty;
        while (!Ends && _pattern[_at] == '|')
        {
            _at++;
            ways += Sequence();
            mayBeEmpty |= _mayBeEmpty;
        }

        _mayBeEmpty = mayBeEmpty;
        return ways;
    }

    private double Sequence()
    {
        var (ways, mayBeEmpty) = (1.0, true);
        while (!Ends && _pattern[_at] is not ('|' or ')'))
        {
            var isGroup = _pattern[_at] == '(';
            ways *= Repeated(Part(), isGroup);
            mayBeEmpty &= _mayBeEmpty;
        }

        _mayBeEmpty = mayBeEmpty;
        return ways;
    }

    private double Part()
    {
        _mayBeEmpty = false;
        switch (_pattern[_at++])
        {
            case '^' or '$':
                _mayBeEmpty = true;
                return 1;
            case '(':
                return Group();
            case '[':
                SkipSet();
                return 1;
            case '\\':
                // \p{Lu}: its braces repeat nothing.
                var escaped = Ends ? ' ' : _pattern[_at++];
                if (escaped is 'p' or 'P')
                {
                    SkipPast('}');
                }

                _mayBeEmpty = escaped is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G';
                return char.IsAsciiDigit(escaped) || escaped is 'k' or 'c' ? Endless : 1;
            default:
                return 1;
        }
    }

    private double Group()
    {
        if (!Ends && _pattern[_at] == '?')
        {
            // A name or no capture; what looks around is for neither engine.
            var isNamed = _at + 2 < _pattern.Length && _pattern[_at + 1] == '<' && char.IsLetter(_pattern[_at + 2]);
            if (!isNamed && (_at + 1 >= _pattern.Length || _pattern[_at + 1] != ':'))
            {
                return Endless;
            }

            var name = _at;
            SkipPast(isNamed ? '>' : ':');
            if (_pattern.AsSpan(name, _at - name).Contains('-'))
            {
                // Takes back what another group has found.
                return Endless;
            }
        }

        var ways = Choice();
        _at++;
        return ways;
    }

    // What does not close is no pattern, which the engine says.
    private void SkipPast(char end) => _at = _pattern.IndexOf(end, _at) is var found and >= 0 ? found + 1 : _pattern.Length;

    private void SkipSet()
    {
        _at += !Ends && _pattern[_at] == '^' ? 1 : 0;
        _at += !Ends && _pattern[_at] == ']' ? 1 : 0;
        while (!Ends && _pattern[_at] != ']')
        {
            _at += _pattern[_at] == '\\' ? 2 : 1;
        }

        _at++;
    }

    private double Repeated(double ways, bool isGroup)
    {
        if (Ends || Times() is not { } times)
        {
            return ways;
        }

        // Lazy or not, all are tried.
        _at += !Ends && _pattern[_at] == '?' ? 1 : 0;
        if (times.Most > MostTimes || (_mayBeEmpty && times.Most > 1))
        {
            // Of nothing, repeated, the engines do not say the same.
            return Endless;
        }

        _mayBeEmpty |= times.Least == 0;

        var all = 0.0;
        for (var count = times.Least; count <= times.Most; count++)
        {
            all += Math.Pow(ways, count);
        }

        // A group that is repeated in one way only is read as often all the same.
        return isGroup ? Math.Max(all, times.Most) : all;
    }

    private (int Least, int Most)? Times()
    {
        switch (_pattern[_at])
        {
            case '*' or '+':
                _at++;
                return (0, int.MaxValue);
            case '?':
                _at++;
                return (0, 1);
            case '{' when _pattern.IndexOf('}', _at) is var end and > 0 && Bounds(_pattern.AsSpan(_at + 1, end - _at - 1)) is { } bounds:
                _at = end + 1;
                return bounds;
            default:
                return null;
        }
    }

    // "3", "3,5" and "3,"; anything else in braces stands for itself.
    private static (int Least, int Most)? Bounds(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        var least = comma < 0 ? text : text[..comma];
        if (!int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            return null;
        }

        var most = comma < 0 ? least : text[(comma + 1)..];
        if (most.IsEmpty)
        {
            return (from, int.MaxValue);
        }

        return int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? (from, to) : null;
    }
}
