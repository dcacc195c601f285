using System.Text;
using CsCheck;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Pdf;
using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

public sealed class PdfRefusalTests
{
    private static readonly byte[] TwoPages = Make();

    [Fact]
    public void File_OfTooManyPages_IsRefused()
    {
        using var paper = new Paper();
        paper.Write(60, 700, "One").NextPage().Write(60, 700, "Two").NextPage().Write(60, 700, "Three");
        var bytes = paper.Bytes();

        Assert.Equal(UnreadableReason.TooManyPages, Reason(Paper.Read(bytes, new ReadingOptions { MaxPages = 2 })));
        Assert.Null(Reason(Paper.Read(bytes, new ReadingOptions { MaxPages = 3 })));
    }

    [Fact]
    public void File_OfBlankPages_IsEmpty()
    {
        using var paper = new Paper();

        Assert.Equal(UnreadableReason.Empty, Reason(paper.TryRead()));
    }

    [Fact]
    public void File_WithoutText_IsRefused()
    {
        using var paper = new Paper();
        paper.Page.DrawRectangle(new PdfPoint(50, 290), 200, 30, 1, fill: true);

        Assert.Equal(UnreadableReason.NoText, Reason(paper.TryRead()));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    public void File_CutShort_IsRefused(int part)
    {
        var reason = Reason(Paper.Read(TwoPages[..(TwoPages.Length / part)]));

        Assert.True(reason is UnreadableReason.Corrupt or UnreadableReason.NoText, reason.ToString());
    }

    [Fact]
    public void File_OfOtherBytes_IsCorrupt() =>
        Assert.Equal(UnreadableReason.Corrupt, Reason(Paper.Read(Encoding.ASCII.GetBytes("no file of this kind"))));

    [Fact]
    public void File_OfMoreCharactersThanTheLimit_IsTooComplex() =>
        Assert.Equal(UnreadableReason.TooComplex, Reason(Paper.Read(TwoPages, new ReadingOptions { MaxCharacters = 20 })));

    [Fact]
    public void File_InflatingBeyondTheLimit_IsTooComplex() =>
        Assert.Equal(UnreadableReason.TooComplex, Reason(Paper.Read(TwoPages, new ReadingOptions { MaxInflatedBytes = 40 })));

    [Fact]
    public void Reading_ThatIsCancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => PdfReading.Read(TwoPages, new ReadingOptions(), cancelled.Token));
    }

    [Fact]
    public void File_WithDamagedBytes_NeverThrows() =>
        Gen.Select(Gen.Int[0, TwoPages.Length - 1], Gen.Byte).Array[1, 30].Sample(
            damages =>
            {
                var bytes = TwoPages.ToArray();
                foreach (var (at, value) in damages)
                    bytes[at] = value;
                if (Paper.Read(bytes).TryGet(out var document, out _))
                    AssertLawful(document);
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void Text_OfAnyWordsAnywhere_HasOneEntryALineAndNothingElse() =>
        Gen.Select(Gen.Double[0, 550], Gen.Double[0, 830], Gen.Double[4, 40], Gen.Char[' ', '~'].Array[1, 30]).Array[1, 40].Sample(
            words =>
            {
                using var paper = new Paper();
                foreach (var (x, y, size, text) in words)
                    paper.Write(x, y, new string(text), size);
                if (paper.TryRead().TryGet(out var document, out _))
                    AssertLawful(document);
            },
            iter: 100,
            threads: 1);

    private static void AssertLawful(ReadDocument document)
    {
        var lines = document.Text.Split('\n');
        Assert.Equal(lines.Length, document.Layout.Lines.Count);
        Assert.DoesNotContain(document.Text, sign => char.IsControl(sign) && sign != '\n');
        foreach (var (line, layout) in lines.Zip(document.Layout.Lines))
        {
            Assert.Equal(line.Trim(), line);
            Assert.True(line.Length > 0);
            Assert.All(layout.Breaks, at => Assert.True(at > 0 && at < line.Length && line[at - 1] == ' ' && line[at] != ' '));
        }

        Assert.All(document.Layout.Links, link => Assert.InRange(link.Line, -1, lines.Length - 1));
    }

    private static UnreadableReason? Reason(Outcome<ReadDocument> outcome) =>
        outcome.TryGet(out _, out var refusal) ? null : refusal.Reason;

    private static byte[] Make()
    {
        using var paper = new Paper();
        return paper.Write(60, 700, 14, "Marlo Quint", "Foreman at Harbour Works", "- Led a crew of twelve").NextPage().Write(60, 700, "Welder").Bytes();
    }
}
