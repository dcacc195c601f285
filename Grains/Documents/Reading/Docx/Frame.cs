namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Where drawings stand on the page, as far as the file tells, and in which units what they hold is measured.</summary>
/// <param name="Page">The page.</param>
/// <param name="Left">Left edge, in EMU from the page's.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Group">How shapes within are measured; null outside of groups.</param>
internal sealed record Frame(WordPage Page, Span Left, Span Top, Units? Group)
{
    public static Frame Anywhere(WordPage page) => new(page, new Span(0, page.Width), new Span(0, page.Height), null);

    /// <summary>Moved by so much, which may be anything that a file says.</summary>
    public Frame Moved(double across, double down) => this with { Left = Move(Left, across), Top = Move(Top, down) };

    /// <summary>True where something of this size has no point on the page.</summary>
    public bool IsOff(long width, long height) => Left.Least > Page.Width || Left.Most + width < 0 || Top.Least > Page.Height || Top.Most + height < 0;

    /// <summary>Size, in EMU; what is not known is as large as the page.</summary>
    public long Width { get; init; } = Page.Width;

    /// <summary>The same from top to bottom.</summary>
    public long Height { get; init; } = Page.Height;

    /// <summary>True where two may lie above each other.</summary>
    public bool Meets(Frame other) => Left.Least <= other.Left.Most + other.Width && other.Left.Least <= Left.Most + Width
        && Top.Least <= other.Top.Most + other.Height && other.Top.Least <= Top.Most + Height;

    private static Span Move(Span span, double by)
    {
        // A thousand times further than a page is as far as any.
        var far = (long)Math.Clamp(by, -1e10, 1e10);
        return new Span(span.Least + far, span.Most + far);
    }
}

/// <summary>The units of a group: where it begins, and how long one is in EMU.</summary>
internal sealed record Units(double Left, double Top, double Across, double Down);
