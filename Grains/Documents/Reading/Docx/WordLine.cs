using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A line of a paragraph: its text, how most of it looks, and where its links go.</summary>
internal sealed record WordLine(string Text, LayoutLine Layout, List<string> Links);

/// <summary>Takes a line piece by piece. One for all lines of a paragraph.</summary>
internal sealed class WordLineBuilder
{
    // Word's own default is 10 points.
    private const int DefaultHalfPoints = 20;

    private readonly StringBuilder _text = new();
    private Dictionary<int, int> _sizes = [];
    private List<string> _links = [];
    private int _letters;
    private int _bold;
    private int _italic;

    public void Say(ReadOnlySpan<char> text, Look look)
    {
        _text.Append(text);
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsWhiteSpace(c) ? 0 : 1;
        }

        if (letters > 0)
        {
            var size = look.HalfPoints ?? DefaultHalfPoints;
            _sizes[size] = _sizes.GetValueOrDefault(size) + letters;
            _letters += letters;
            _bold += look.Bold == true ? letters : 0;
            _italic += look.Italic == true ? letters : 0;
        }
    }

    /// <summary>Room that something takes which nobody sees.</summary>
    public void Gap()
    {
        if (_text.Length > 0 && _text[^1] is not (' ' or '\t'))
        {
            _text.Append(' ');
        }
    }

    public void Link(string target) => _links.Add(target);

    /// <summary>Takes a link back; false where it was an earlier line's.</summary>
    public bool Unlink(string target) => Remove(_links, target);

    /// <summary>Takes back the last of several.</summary>
    public static bool Remove(List<string> links, string target)
    {
        var last = links.LastIndexOf(target);
        if (last >= 0)
        {
            links.RemoveAt(last);
        }

        return last >= 0;
    }

    /// <summary>Ends the line; null where it is blank: its links are the next one's.</summary>
    public WordLine? End()
    {
        var line = _letters == 0 ? null : new WordLine(
            _text.ToString(),
            new LayoutLine
            {
                FontSize = _sizes.MaxBy(size => ((long)size.Value << 32) + size.Key).Key / 2.0,
                Bold = _bold * 2 > _letters,
                Italic = _italic * 2 > _letters,
            },
            _links);
        _links = line is null ? _links : [];
        _text.Clear();
        // A line of many sizes leaves a table that is dear to clear for each line to come.
        _sizes = _sizes.Count > 0 ? [] : _sizes;
        _letters = _bold = _italic = 0;
        return line;
    }

    /// <summary>Links that no line shows.</summary>
    public IReadOnlyList<string> Rest => _links;
}
