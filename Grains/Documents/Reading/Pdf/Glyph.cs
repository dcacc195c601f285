namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>One character, or the characters of one ligature, where it stands on the page. In points; x to the right, y up.</summary>
/// <param name="Text">Its characters; white space for a space that the file supplies.</param>
/// <param name="Left">Where the pen was before it.</param>
/// <param name="Right">Where the pen was after it.</param>
/// <param name="Baseline">Height of its baseline.</param>
/// <param name="Size">Size of its font.</param>
/// <param name="Bold">Drawn bold.</param>
/// <param name="Italic">Drawn italic.</param>
internal sealed record Glyph(string Text, double Left, double Right, double Baseline, double Size, bool Bold, bool Italic)
{
    public bool IsSpace => string.IsNullOrWhiteSpace(Text);

    public double Width => Right - Left;

    public double Middle => (Left + Right) / 2;
}
