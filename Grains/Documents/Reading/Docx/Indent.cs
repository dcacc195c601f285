using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>How far a paragraph stands from the text's edges, in twentieths of a point, and to which of them; null where it is not said.</summary>
internal sealed record Indent(int? Left, int? Right, int? First, string? Side)
{
    /// <summary>Twentieths of a point that a hundredth of a character takes.</summary>
    private const double OfACharacter = 2.1;

    /// <summary>Letters are seldom wider, as a share of their height.</summary>
    private const double WidestLetter = 0.7;

    public static Indent Unsaid { get; } = new(null, null, null, null);

    /// <summary>From paragraph properties.</summary>
    public static Indent Of(XElement? properties)
    {
        var indent = properties.Child("ind");
        var side = properties.Child("jc").Value();
        if (indent is null && side is null)
        {
            return Unsaid;
        }

        var hanging = indent.Number("hanging");
        return new Indent(
            Characters(indent, "leftChars") ?? Characters(indent, "startChars") ?? indent.Number("left") ?? indent.Number("start"),
            Characters(indent, "rightChars") ?? Characters(indent, "endChars") ?? indent.Number("right") ?? indent.Number("end"),
            hanging is null ? indent.Number("firstLine") : -hanging,
            side);
    }

    /// <summary>What is not said is as below.</summary>
    public Indent Or(Indent below) => ReferenceEquals(below, Unsaid) ? this : new Indent(Left ?? below.Left, Right ?? below.Right, First ?? below.First, Side ?? below.Side);

    /// <summary>True where its text ends before the page's left edge or begins behind its right one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isInMargins">It is measured from the page's margins; else, as in a cell, from anywhere on it.</param>
    /// <param name="letters">Of its text.</param>
    /// <param name="halfPoints">Their size.</param>
    public bool IsOff(WordPage page, bool isInMargins, int letters, int halfPoints)
    {
        var (left, right) = isInMargins ? (page.Left, page.Right) : (new Span(0, page.Width), new Span(0, page.Width));
        var width = (long)(letters * halfPoints * 10L * WordPage.Twip * WidestLetter);
        var start = ((long)(Left ?? 0) + Math.Min(First ?? 0, 0)) * WordPage.Twip;
        var end = (long)(Right ?? 0) * WordPage.Twip;
        return Side switch
        {
            _ when start == 0 && end == 0 => false,
            "right" or "end" => -right.Most - end - width > 0 || page.Width - right.Least - end < 0,
            // Half of what it is moved by: far enough that the middle is a page away.
            "center" => (start - end) / 2 > page.Width + width || (end - start) / 2 > page.Width + width,
            _ => left.Most + start + width < 0 || left.Least + start > page.Width,
        };
    }

    private static int? Characters(XElement? indent, string name) => indent.Number(name) is { } hundredths and not 0 ? (int)(hundredths * OfACharacter) : null;
}
