using System.Text;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>Takes the lines of a file in reading order and makes its text, its layout and what is said about it.</summary>
internal sealed class LayoutBuilder(ReadingBudget budget)
{
    private const int MostLinks = 500;
    private const int MostHidden = 200;
    private const int MostQuoted = 500;
    private const int MostBullets = 10;

    private readonly StringBuilder _text = new();
    private readonly List<LayoutLine> _lines = [];
    private readonly List<LayoutLink> _links = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly List<string> _bullets = [];

    public LayoutTraits Traits { get; set; } = new();

    public int LineCount => _lines.Count;

    public int Characters => _text.Length;

    public int UnknownGlyphs { get; private set; }

    /// <summary>Notes the glyph that an item begins with, as a person sees it, before the text has one mark for all.</summary>
    public void NoteBullet(char glyph)
    {
        var shown = Bullets.Shown(glyph);
        if (_bullets.Count < MostBullets && !_bullets.Contains(shown, StringComparer.Ordinal))
        {
            _bullets.Add(shown);
        }
    }

    /// <summary>Adds a line; a blank one is left out.</summary>
    /// <returns>Its number, from 0; -1 where it was blank.</returns>
    public int Add(ReadOnlySpan<char> raw, LayoutLine line)
    {
        var clean = LineText.Clean(raw);
        UnknownGlyphs += clean.UnknownGlyphs;
        if (clean.Text.Length == 0)
        {
            return -1;
        }

        if (_text.Length + clean.Text.Length >= budget.Options.MaxCharacters)
        {
            throw new UnreadableFileException(Unreadable.TooComplex);
        }

        if (_lines.Count > 0)
        {
            _text.Append('\n');
        }

        _text.Append(clean.Text);
        _lines.Add(line with { Breaks = clean.Breaks });
        return _lines.Count - 1;
    }

    /// <summary>Adds an item of a list under its mark.</summary>
    public int AddItem(ReadOnlySpan<char> rest, LayoutLine line) =>
        Add(string.Concat(Bullets.Mark, rest), line with { Kind = LineKind.ListItem });

    public void AddLink(int line, string? target)
    {
        var clean = LineText.Clean(target ?? string.Empty).Text;
        if (clean.Length is > 0 and <= 2048 && _links.Count < MostLinks)
        {
            var link = new LayoutLink(line, clean);
            if (!_links.Contains(link))
            {
                _links.Add(link);
            }
        }
    }

    public void AddHidden(string raw, HiddenReason reason, int page)
    {
        var quote = LineText.Clean(raw).Text;
        if (quote.Length > 0 && _hidden.Count < MostHidden)
        {
            _hidden.Add(new HiddenText(Cut(quote), reason, page));
        }
    }

    public Outcome<ReadDocument> Build(string mediaType, bool recognized = false)
    {
        if (_lines.Count == 0)
        {
            return Traits.Images > 0 ? Unreadable.NoText : Unreadable.Empty;
        }

        var text = _text.ToString();
        var layout = new DocumentLayout
        {
            Lines = _lines,
            Links = _links,
            Hidden = _hidden,
            Traits = Traits with { UnknownGlyphs = UnknownGlyphs, BulletKinds = _bullets },
        };
        return new ReadDocument(mediaType, text, layout, layout.Traits.PageCount, Words.Count(text), Warnings.Of(text, layout, recognized));
    }

    private static string Cut(string quote) =>
        quote.Length <= MostQuoted ? quote : quote[..(char.IsHighSurrogate(quote[MostQuoted - 1]) ? MostQuoted - 1 : MostQuoted)];
}
