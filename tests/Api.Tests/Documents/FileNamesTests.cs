using CsCheck;
using OrleansResume.Api.Documents;

namespace OrleansResume.Api.Tests.Documents;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("resume.pdf", "resume.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\cv.docx", "cv.docx")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("line\r\nbreak", "linebreak")]
    [InlineData("Zoë Škvorecká.pdf", "Zoë Škvorecká.pdf")]
    [InlineData("", "resume")]
    [InlineData(null, "resume")]
    [InlineData("..", "resume")]
    [InlineData("folder/", "resume")]
    public void ForDisplay_WhatCallersSend_IsSafeToShow(string? sent, string shown) => Assert.Equal(shown, FileNames.ForDisplay(sent));

    [Fact]
    public void ForDisplay_AnyText_IsAValidNameOfBoundedLength() => Gen.String[Gen.Char, 0, 600].Sample(sent =>
    {
        var name = FileNames.ForDisplay(sent);

        Assert.InRange(name.Length, 1, 255);
        Assert.DoesNotContain(name, c => char.IsControl(c) || c is '/' or '\\');
        Assert.Equal(name, FileNames.ForDisplay(name));
    });
}
