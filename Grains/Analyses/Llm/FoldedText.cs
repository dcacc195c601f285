using System.Globalization;
using System.Text;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// A text as it is compared with what a model quotes: one kind of space, quotation mark and dash, letters composed with their
/// accents, nothing invisible, wrapped lines joined. Each of its characters knows where it stands, so that what is found is quoted
/// as the document has it. Letters keep their case: another case is another quote.
/// </summary>
internal sealed class FoldedText
{
    // A quote that says something: fewer letters than this are found in every text.
    private const int FewestLetters = 8;

    private readonly List<Stretch> _places = [];
    private readonly StringBuilder _text = new();

    public FoldedText(string text)
    {
        var lines = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                lines += c switch { '\n' => 1, '\f' => 2, _ => 0 };
                Space(i, lines > 1);
                continue;
            }

            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                continue;
            }

            lines = 0;
            Add(Fold(c), i);
        }

        Text = _text.ToString();
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Where a quote stands first, as whole words; null where it does not, or where it says too little to be a quote.</summary>
    public Stretch? Find(string quote)
    {
        var piece = new FoldedText(quote).Text.Trim(' ', '\n');
        if (piece.Contains('\n', StringComparison.Ordinal) || !SaysSomething(piece))
        {
            return null;
        }

        for (var at = Text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            var end = at + piece.Length;
            if ((at == 0 || !IsInside(Text[at - 1], Text[at])) && (end == Text.Length || !IsInside(Text[end - 1], Text[end])))
            {
                return new Stretch(_places[at].Start, _places[end - 1].End);
            }
        }

        return null;
    }

    private static bool SaysSomething(string piece)
    {
        var words = 0;
        for (var i = 0; i < piece.Length; i++)
        {
            words += char.IsLetterOrDigit(piece[i]) && (i == 0 || !char.IsLetterOrDigit(piece[i - 1])) ? 1 : 0;
        }

        return words >= 2 || piece.Count(char.IsLetter) >= FewestLetters;
    }

    private static bool IsInside(char before, char behind) => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(behind);

    // A line that is wrapped goes on; an empty line, or another page, ends what was said.
    private void Space(int at, bool ends)
    {
        var sign = ends ? '\n' : ' ';
        if (_text.Length > 0 && _text[^1] is ' ' or '\n')
        {
            _text[^1] = _text[^1] == '\n' ? '\n' : sign;
            _places[^1] = new Stretch(_places[^1].Start, at + 1);
            return;
        }

        _text.Append(sign);
        _places.Add(new Stretch(at, at + 1));
    }

    private void Add(string folded, int at)
    {
        if (_text.Length > 0 && folded is [var mark] && Composition.IsMark(mark) && Composition.TryCompose(_text[^1], mark, out var composed))
        {
            _text[^1] = composed;
            _places[^1] = new Stretch(_places[^1].Start, at + 1);
            return;
        }

        foreach (var c in folded)
        {
            _text.Append(c);
            _places.Add(new Stretch(at, at + 1));
        }
    }

    private static string Fold(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '`' or '\u00B4' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        '\u2212' => "-",
        '\u2026' => "...",
        >= '\uFF01' and <= '\uFF5E' => ((char)(c - 0xFEE0)).ToString(),
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation => "-",
        _ => c.ToString(),
    };
}
