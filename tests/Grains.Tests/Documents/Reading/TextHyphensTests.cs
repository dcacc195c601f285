using System.Text;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading;

public sealed class TextHyphensTests
{
    [Theory]
    [InlineData("Led the develop-\nment of tools", "Led the development\nof tools")]
    [InlineData("our responsi\u00AD\nbility for all", "our responsibility\nfor all")]
    [InlineData("infrastructure is mine\nI built infra-\nstructure, and more", "infrastructure is mine\nI built infrastructure,\nand more")]
    [InlineData("a cross-functional team\nwith cross-\nfunctional duties", "a cross-functional team\nwith cross-functional\nduties")]
    [InlineData("  manage-\n  ment.\nnext", "management.\nnext")]
    public void Read_AWordThatALinesEndCutUp_IsPutTogether(string text, string whole) => Assert.Equal(whole, Read(text));

    [Theory]
    [InlineData("both short-\nand long-term")]
    [InlineData("a well-\nknown speaker")]
    [InlineData("https://example.org/develop-\nment")]
    [InlineData("2019-\npresent")]
    [InlineData("develop-\nMent")]
    public void Read_WhatMayBeMeantSo_StaysAsItIs(string text) => Assert.Equal(text, Read(text));

    private static string Read(string text) =>
        FileReading.Read(Encoding.UTF8.GetBytes(text), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read.Text : throw new InvalidOperationException(refusal.Detail);
}
