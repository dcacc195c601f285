using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Pdf;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Writes PDF files for tests, in points from the lower left corner of an A4 page.</summary>
internal sealed class Paper : IDisposable
{
    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page;

    public Paper()
    {
        _plain = _builder.AddStandard14Font(Standard14Font.Helvetica);
        _bold = _builder.AddStandard14Font(Standard14Font.HelveticaBold);
        _page = _builder.AddPage(PageSize.A4);
    }

    public PdfPageBuilder Page => _page;

    public Paper NextPage()
    {
        _page = _builder.AddPage(PageSize.A4);
        return this;
    }

    public Paper Write(double x, double y, string text, double size = 10, bool bold = false)
    {
        _page.AddText(text, size, new PdfPoint(x, y), bold ? _bold : _plain);
        return this;
    }

    /// <summary>Lines below each other.</summary>
    public Paper Write(double x, double y, double pitch, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
            Write(x, y - (i * pitch), lines[i]);
        return this;
    }

    /// <summary>Letters with extra room between them, and no spaces in the file.</summary>
    public Paper WriteSpacedOut(double x, double y, double room, string text, double size = 10)
    {
        foreach (var letter in text)
        {
            if (letter != ' ')
                Write(x, y, letter.ToString(), size);
            x += _page.MeasureText(letter.ToString(), size, new PdfPoint(0, 0), _plain)[0].EndBaseLine.X + room;
        }

        return this;
    }

    /// <summary>Text that ends at a place.</summary>
    public Paper WriteEnding(double right, double y, string text)
    {
        var letters = _page.MeasureText(text, 10, new PdfPoint(0, y), _plain);
        return Write(right - letters[^1].EndBaseLine.X, y, text);
    }

    public byte[] Bytes() => _builder.Build();

    public Outcome<ReadDocument> TryRead() => Read(Bytes());

    public ReadDocument Read()
    {
        var read = TryRead().TryGet(out var document, out var refusal);
        Assert.True(read, refusal?.Detail);
        return document!;
    }

    public static Outcome<ReadDocument> Read(byte[] bytes, ReadingOptions? options = null) =>
        PdfReading.Read(bytes, options ?? new ReadingOptions(), TestContext.Current.CancellationToken);

    public void Dispose() => _builder.Dispose();
}
