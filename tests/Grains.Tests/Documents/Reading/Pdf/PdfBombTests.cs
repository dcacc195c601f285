using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

public sealed class PdfBombTests
{
    private const long MostMemory = 400L << 20;

    // Each takes less than a second here; a machine with more to do may take some. No bomb ends by itself in that time.
    private static readonly TimeSpan _hung = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Names { get; } = [.. PdfBombs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_ABomb_IsAnAnswerInBoundedMemory(string name)
    {
        var bytes = PdfBombs.All[name]();
        var (outcome, allocated) = OnThread(bytes);

        if (!outcome.TryGet(out _, out var refusal))
            Assert.True(refusal is { Code: RefusalCode.DocumentUnreadable, Reason: UnreadableReason.TooComplex or UnreadableReason.Corrupt or UnreadableReason.NoText or UnreadableReason.Empty }, refusal.ToString());
        Assert.InRange(allocated, 0, MostMemory);
    }

    [Fact]
    public void Read_AsManyPagesAsAreRead_OfDenseText_IsRead()
    {
        const int pages = 50;
        var file = RawPdf.OnePage($"BT /F 8 Tf 12 TL 40 780 Td {string.Concat(Enumerable.Range(0, 62).Select(i => $"(Line {i} led a crew of twelve welders at the harbour works and kept every date of every order) ' "))} ET")
            .Add(RawPdf.Pages, $"<</Type/Pages/Kids[{string.Concat(Enumerable.Repeat("3 0 R ", pages))}]/Count {pages}/MediaBox[0 0 600 800]>>");

        Assert.True(OnThread(file.Bytes()).Outcome.TryGet(out var read, out _));
        Assert.Equal((pages, pages * 62), (read.PageCount, read.Text.Split('\n').Length));
    }

    // What is hidden from the library stands in the text as before.
    [Fact]
    public void Read_TextThatReadsLikeAnEntry_IsReadAsItIs()
    {
        Assert.True(OnThread(RawPdf.OnePage(RawPdf.Say("Parents/Kids (#4bids) /Kids")).Bytes()).Outcome.TryGet(out var read, out _));
        Assert.Equal("Parents/Kids (#4bids) /Kids", read.Text);
    }

    // A thread of its own: one that hangs fails its test, and ends with the process.
    private static (Outcome<ReadDocument> Outcome, long Allocated) OnThread(byte[] bytes)
    {
        Outcome<ReadDocument>? outcome = null;
        long allocated = 0;
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                outcome = FileReading.Read(bytes, new ReadingOptions(), CancellationToken.None);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            FileReading.StackBytes)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(_hung), "It hangs.");
        return (outcome!, allocated);
    }
}
