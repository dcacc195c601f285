using System.Globalization;
using System.Text;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Grains.Tests.Documents.Reading;
using OrleansResume.Grains.Tests.Documents.Reading.Pdf;

namespace OrleansResume.System.Tests.Uploads;

/// <summary>Files that mean harm, from HTTP to real readers: an answer each, in time, and nobody else is kept waiting.</summary>
public sealed class HostileFilesTests(ReadingSilo reading) : IClassFixture<ReadingSilo>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_EveryPdfBomb_IsAnAnswerInTimeWhileAnotherGuestIsServed()
    {
        using var hostile = await reading.Guest();
        using var honest = await reading.Guest();
        var bombs = Task.Run(
            async () =>
            {
                foreach (var (name, make) in PdfBombs.All)
                {
                    var answer = await Upload(hostile, make());
                    Assert.True(
                        answer.Told is "taken" or "too_complex" or "corrupt" or "empty" or "no_text" or "document_too_large" && answer.Took < UploadAnswer.Late,
                        $"{name}: {answer}");
                }
            },
            Token);

        var served = 0;
        while (!bombs.IsCompleted || served == 0)
        {
            var (taken, took) = await Honest(honest, served++);
            Assert.True(took < UploadAnswer.Late, $"{took}: {taken}");
        }

        await bombs;
        Assert.False(reading.Silo.HasEnded);
    }

    [Fact]
    public async Task Upload_WordBombs_AreTooComplexInTime()
    {
        using var hostile = await reading.Guest();
        byte[][] bombs =
        [
            new WordFile("<w:p/>").Raw("word/document.xml", new string(' ', 80_000_000)).Bytes(),
            new WordFile(string.Concat(Enumerable.Repeat("<w:p/>", 500_000))).Bytes(),
            new WordFile($"<w:p {string.Concat(Enumerable.Range(0, 900_000).Select(i => $"a{i:x}='' "))}/>").Bytes(),
            new WordFile(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 490)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 490))).Bytes(),
            new WordFile(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 200_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 200_000))).Bytes(),
        ];
        foreach (var bomb in bombs)
        {
            var answer = await Upload(hostile, bomb);
            Assert.Equal((422, "document_unreadable", "too_complex"), (answer.Status, answer.Code, answer.Reason));
            Assert.InRange(answer.Took, TimeSpan.Zero, UploadAnswer.Late);
        }
    }

    public static TheoryData<string, byte[]> Refused { get; } = new()
    {
        { "empty", [] },
        { "empty", [.. " \r\n\t "u8] },
        { "empty", new WordFile("<w:p/>").Bytes() },
        { "empty", RawPdf.OnePage("").Bytes() },
        { "encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "macros", new WordFile(WordFile.P("words")).Raw("word/vbaProject.bin", "x").Bytes() },
        { "corrupt", new WordFile("<w:p>").Bytes() },
        { "corrupt", new WordFile("").Raw("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").Bytes() },
        { "unsupported_media_type", [.. "{\\rtf1 words}"u8] },
        { "unsupported_media_type", [.. "<!DOCTYPE html><p>words</p>"u8] },
        { "unsupported_media_type", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A] },
        { "unsupported_media_type", [.. "MZ"u8, 0, 1, 2] },
        { "too_many_pages", Novels.Pdf(500) },
        { "too_complex", Novels.Word(500) },
        { "too_complex", Novels.Text(500) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Upload_WhatIsNoResume_SaysWhy(string told, byte[] content)
    {
        using var guest = await reading.Guest();
        var answer = await Upload(guest, content);

        Assert.Equal((told, told == "unsupported_media_type" ? 415 : 422), (answer.Told, answer.Status));
        Assert.InRange(answer.Took, TimeSpan.Zero, UploadAnswer.Late);
    }

    // As long as is read at all: judged, and said to be no resume.
    [Fact]
    public async Task Upload_ANovelWithinTheBounds_IsReadAndNotGraded()
    {
        using var guest = await reading.Guest();
        foreach (var novel in new[] { Novels.Text(100), Novels.Word(100), Novels.Pdf(40) })
        {
            var answer = await Upload(guest, novel);
            Assert.True(answer.Told == "taken" && answer.Took < UploadAnswer.Late, $"{novel.Length} bytes: {answer}");
            var judged = await guest.Final(await guest.Analyze(answer.Id!), TimeSpan.FromSeconds(60));
            Assert.Equal("completed", ResumeClient.Text(judged, "status"));
            Assert.Equal(global::System.Text.Json.JsonValueKind.Null, judged.GetProperty("result").GetProperty("score").ValueKind);
            Assert.NotEmpty(judged.GetProperty("result").GetProperty("grade_reasons").EnumerateArray());
        }
    }

    private Task<UploadAnswer> Upload(ResumeClient guest, byte[] content) => UploadAnswer.Of(reading.Silo.Api, guest.Token, content, Token);

    // Other bytes each time: what is known is not read again.
    private async Task<(string Status, TimeSpan Took)> Honest(ResumeClient guest, int number)
    {
        byte[] content = [.. SmallResume.Bytes, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"• Kept {number} promises\n"))];
        var answer = await Upload(guest, content);
        Assert.Equal("taken", answer.Told);
        var judged = await guest.Final(await guest.Analyze(answer.Id!), TimeSpan.FromSeconds(30));
        return (ResumeClient.Text(judged, "status"), answer.Took);
    }
}
