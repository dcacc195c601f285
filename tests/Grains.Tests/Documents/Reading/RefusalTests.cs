using System.Diagnostics;
using System.Text;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading;

public sealed class RefusalTests
{
    public static TheoryData<string, byte[]> NotReadHere { get; } = new()
    {
        { ".doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")] },
        { "RTF", [.. "{\\rtf1 words}"u8] },
        { "web page", [.. "  <!DOCTYPE html><p>words</p>"u8] },
        { "web page", [.. "MIME-Version: 1.0\nContent-Type: multipart/related"u8] },
        { "image", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A] },
        { "image", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "no document", [.. "%!PS-Adobe-3.0\nshowpage"u8] },
        { "no document", [.. "MZ"u8, 0, 1, 2] },
        { "no document", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2] },
        { "zip archive", [.. "PK"u8, 5, 6, .. new byte[18]] },
        { "no text document", new WordFile("").Type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml").Bytes() },
    };

    public static TheoryData<UnreadableReason, byte[]> Unreadables { get; } = new()
    {
        { UnreadableReason.Empty, [] },
        { UnreadableReason.Empty, [0xEF, 0xBB, 0xBF, .. " \r\n\t"u8] },
        { UnreadableReason.Empty, [.. "-----"u8] },
        { UnreadableReason.Empty, new WordFile("<w:p/>").Bytes() },
        { UnreadableReason.NoText, new WordFile("<w:p/>").Raw("word/media/scan.png", "x").Bytes() },
        { UnreadableReason.Encrypted, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { UnreadableReason.Macros, new WordFile(WordFile.P("words")).Raw("word/vbaProject.bin", "x").Bytes() },
        { UnreadableReason.Macros, new WordFile(WordFile.P("words")).Type("application/vnd.ms-word.document.macroEnabled.main+xml").Bytes() },
        { UnreadableReason.Corrupt, [.. "PK"u8, 3, 4, 0, 0] },
        { UnreadableReason.Corrupt, new WordFile("<w:p>").Bytes() },
        { UnreadableReason.Corrupt, new WordFile("").Raw("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").Bytes() },
    };

    /// <summary>Small files that cost much, each where another bound holds.</summary>
    public static TheoryData<string, Func<byte[]>> Bombs { get; } = new()
    {
        { "inflated", () => new WordFile("<w:p/>").Raw("word/document.xml", new string(' ', 80_000_000)).Bytes() },
        { "elements", () => new WordFile(string.Concat(Enumerable.Repeat("<w:p/>", 500_000))).Bytes() },
        { "attributes of one", () => new WordFile($"<w:p {string.Concat(Enumerable.Range(0, 900_000).Select(i => $"a{i:x}='' "))}/>").Bytes() },
        { "attributes of all", () => new WordFile(string.Concat(Enumerable.Repeat($"<w:p {string.Concat(Enumerable.Range(0, 100).Select(i => $"a{i:x}='' "))}/>", 11_000))).Bytes() },
        { "characters", () => new WordFile(string.Concat(Enumerable.Repeat(WordFile.P(new string('a', 1_000)), 501))).Bytes() },
        { "depth", () => new WordFile(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 490)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 490))).Bytes() },
        { "plain text", () => Encoding.ASCII.GetBytes(new string('a', 500_001)) },
    };

    [Theory]
    [MemberData(nameof(NotReadHere), DisableDiscoveryEnumeration = true)]
    public void Read_WhatIsNoDocument_SaysWhatItIs(string what, byte[] bytes)
    {
        var refusal = Refused(bytes);

        Assert.Equal(RefusalCode.UnsupportedMediaType, refusal.Code);
        Assert.Contains(what, refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unreadables), DisableDiscoveryEnumeration = true)]
    public void Read_ADocumentThatCannotBe_SaysWhy(UnreadableReason reason, byte[] bytes) => Assert.Equal(reason, Refused(bytes).Reason);

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void Read_ABomb_IsTooComplexInFlatMemory(string bound, Func<byte[]> make)
    {
        var bytes = make();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(UnreadableReason.TooComplex, Refused(bytes).Reason);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 160L << 20, bound);
    }

    // Far below what a square of the file's length takes, and far above what the file takes, so that a busy machine is not found guilty.
    private static readonly TimeSpan _square = TimeSpan.FromSeconds(25);

    // What took longer than half a minute each, on a thread that nothing can stop.
    [Theory]
    [InlineData("[a](")]
    [InlineData("**a ")]
    [InlineData("> ")]
    [InlineData("<a ")]
    public void Read_MarkdownOfSignsOnly_IsReadAsTextInTime(string sign)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = FileReading.Read(Encoding.ASCII.GetBytes("# One\n# Two\n" + string.Concat(Enumerable.Repeat(sign, 90_000))), new ReadingOptions(), CancellationToken.None);

        Assert.True(outcome.TryGet(out var read, out _));
        Assert.Equal("text/plain", read.MediaType);
        Assert.True(Stopwatch.GetElapsedTime(started) < _square);
    }

    [Fact]
    public void Read_FallbacksWithoutAChoice_TakesNoSquareOfTime()
    {
        var started = Stopwatch.GetTimestamp();
        var bytes = new WordFile($"<w:p><w:r><w:t>word</w:t>{string.Concat(Enumerable.Repeat("<mc:Fallback/>", 390_000))}</w:r></w:p>").Bytes();

        Assert.True(FileReading.Read(bytes, new ReadingOptions(), CancellationToken.None).TryGet(out var read, out _));
        Assert.Equal("word", read.Text);
        Assert.True(Stopwatch.GetElapsedTime(started) < _square);
    }

    private static Refusal Refused(byte[] bytes) =>
        FileReading.Read(bytes, new ReadingOptions(), CancellationToken.None).TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was read.") : refusal;
}
