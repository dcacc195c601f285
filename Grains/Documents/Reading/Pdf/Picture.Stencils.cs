using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>Stencils: pictures of one bit a sample, through which the colour that is set is painted.</content>
internal sealed partial class Picture
{
    /// <summary>It is painted in the colour that is set, where its samples let it through.</summary>
    public bool IsStencil => KindOf() is Kind.Stencil;

    /// <summary>It is a stencil that lets nothing through; false where that is not known.</summary>
    public bool IsClear()
    {
        var (columns, rows) = ((long)Columns, (long)Rows);
        var width = (columns + Byte - 1) / Byte;
        if (!IsStencil || columns <= 0 || rows <= 0 || (Get(NameToken.Filter, NameToken.F) is { } filter && IsPhotograph(filter)) || !meter.TryTakeSamples(width * rows))
            return false;

        try
        {
            var samples = stream.Decode(filters, scanner).Span;
            meter.Spend(width * rows);
            var passing = Get(NameToken.Decode, NameToken.D) is ArrayToken { Data: [NumericToken { Int: 1 }, ..] } ? 1 : 0;
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    if ((samples[(int)((row * width) + (column / Byte))] >> (Byte - 1 - (column % Byte)) & 1) == passing)
                        return false;
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !meter.Exceeded)
        {
            // A damaged stencil may show or not.
            return false;
        }
    }
}
