using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A page, in EMU (914 400 an inch); of sections that differ the largest page and the narrowest and widest margins.</summary>
internal sealed record WordPage(long Width, long Height, Span Left, Span Right, Span Top, Span Bottom)
{
    /// <summary>A twentieth of a point.</summary>
    public const long Twip = 635;

    private const int LetterWidth = 12_240;
    private const int LetterHeight = 15_840;
    private const int Inch = 1_440;

    public static WordPage Of(IReadOnlyList<XElement> sections)
    {
        var sizes = sections.Select(section => section.Child("pgSz")).ToList();
        return new WordPage(Largest("w", LetterWidth), Largest("h", LetterHeight), Margin("left"), Margin("right"), Margin("top"), Margin("bottom"));

        long Largest(string side, int usual) => sizes.Select(size => size.Number(side) is { } said and > 0 ? said : usual).DefaultIfEmpty(usual).Max() * Twip;

        Span Margin(string side)
        {
            var all = sections.Select(section => Math.Abs(section.Child("pgMar").Number(side) ?? Inch) * Twip).DefaultIfEmpty(Inch * Twip).ToList();
            return new Span(all.Min(), all.Max());
        }
    }

    /// <summary>Where something that is placed by this edge may have its origin.</summary>
    /// <param name="from">relativeFrom of DrawingML, or VML's and tables' words for the same.</param>
    public Span Across(string? from) => from switch
    {
        "page" or "leftMargin" => new Span(0, 0),
        "margin" => Left,
        "rightMargin" => new Span(Width - Right.Most, Width - Right.Least),
        _ => new Span(0, Width),
    };

    /// <summary>The same from top to bottom.</summary>
    public Span Down(string? from) => from switch
    {
        "page" or "topMargin" => new Span(0, 0),
        // A header may push the text down.
        "margin" => new Span(Top.Least, Height),
        "bottomMargin" => new Span(Height - Bottom.Most, Height),
        _ => new Span(0, Height),
    };
}

/// <summary>Between two lengths.</summary>
internal readonly record struct Span(long Least, long Most);
