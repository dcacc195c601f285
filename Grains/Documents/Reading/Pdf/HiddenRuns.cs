using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Merges hidden letters, as they follow each other in the file, into quotes.</summary>
internal sealed class HiddenRuns(int page)
{
    private const int MaxQuote = 500;
    private const int MaxRuns = 100;

    private readonly List<HiddenText> _runs = [];
    private readonly StringBuilder _quote = new();
    private HiddenReason _reason;
    private Glyph? _last;

    public void Add(Glyph glyph, HiddenReason reason)
    {
        if (_quote.Length > 0 && reason != _reason)
            Close();

        _reason = reason;
        if (_last is not null && _quote.Length > 0 && (glyph.IsSpace || IsApart(_last, glyph)) && _quote[^1] != ' ')
            _quote.Append(' ');
        if (!glyph.IsSpace && _quote.Length + glyph.Text.Length <= MaxQuote)
            _quote.Append(glyph.Text);
        _last = glyph;
    }

    /// <summary>Ends the last quote. Spaces that nobody could see anyway make none.</summary>
    public IReadOnlyList<HiddenText> End()
    {
        Close();
        return _runs;
    }

    private static bool IsApart(Glyph last, Glyph next) =>
        Math.Abs(next.Baseline - last.Baseline) > last.Size / 2 || Math.Abs(next.Left - last.Right) > last.Size * Spacing.WordGap;

    private void Close()
    {
        var quote = Composition.Compose(_quote.ToString().Trim());
        if (quote.Length > 0 && _runs.Count < MaxRuns)
            _runs.Add(new HiddenText(quote, _reason, page));
        _quote.Clear();
        _last = null;
    }
}
