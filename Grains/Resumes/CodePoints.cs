using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Resumes;

/// <summary>From .NET's UTF-16 offsets to the code points that callers count in.</summary>
public sealed class CodePoints
{
    // Offsets of the second halves of surrogate pairs, ascending: most texts have none, and then both counts are the same.
    private readonly int[] _lowSurrogates;

    /// <summary>Reads the text once.</summary>
    public CodePoints(string text)
    {
        var found = new List<int>();
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                found.Add(i);
                i++;
            }
        }

        _lowSurrogates = [.. found];
    }

    /// <summary>The same place in code points.</summary>
    public TextSpan Span(Stretch place) => new(Offset(place.Start), Offset(place.End));

    private int Offset(int utf16)
    {
        var index = Array.BinarySearch(_lowSurrogates, utf16);
        return utf16 - (index < 0 ? ~index : index);
    }
}
