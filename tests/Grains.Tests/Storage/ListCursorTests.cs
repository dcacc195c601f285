using CsCheck;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

public sealed class ListCursorTests
{
    private static readonly ListCursor _start = ListCursor.Read(cursor: null);

    private static readonly Gen<ListCursor> _cursors = Gen.Select(
        Gen.Long[DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks],
        Gen.Guid,
        (ticks, id) => new ListCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => _cursors.Sample(cursor => Assert.Equal(cursor, ListCursor.Read(cursor.ToString())));

    [Fact]
    public void Write_TimeOfAnotherZone_IsTheSameInstant() => Gen.Select(_cursors, Gen.Int[-14, 14]).Sample((cursor, hours) =>
    {
        var offset = TimeSpan.FromHours(hours);
        if (cursor.Before.Ticks + offset.Ticks is var local && local > DateTimeOffset.MinValue.Ticks && local < DateTimeOffset.MaxValue.Ticks)
        {
            Assert.Equal(cursor, ListCursor.Read((cursor with { Before = cursor.Before.ToOffset(offset) }).ToString()));
        }
    });

    [Fact]
    public void Write_AnyCursor_NeedsNoEscapingInAnUrl() =>
        _cursors.Sample(cursor => Assert.Equal(cursor.ToString(), Uri.EscapeDataString(cursor.ToString())));

    [Fact]
    public void Read_AnyText_NeverThrows() => Gen.String.Sample(text => Assert.Equal(_start, ListCursor.Read(text)));

    [Fact]
    public void Read_AnyTextOfTheAlphabet_IsTheStartUnlessItIsWhole() =>
        Gen.Char["ABCXYZabcxyz0189-_+/= \n%"].Array[0, 40].Select(characters => new string(characters)).Sample(text =>
        {
            var read = ListCursor.Read(text);
            Assert.True(read == _start || ListCursor.Read(read.ToString()) == read);
        });

    [Fact]
    public void Read_PartOfACursor_IsTheStart() => Gen.Select(_cursors, Gen.Int[0, 31]).Sample((cursor, length) =>
        Assert.Equal(_start, ListCursor.Read(cursor.ToString()[..length])));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no cursor")]
    [InlineData("////////////////////////////////")]
    [InlineData("________________________________")]
    [InlineData("f_________________________________________")]
    [InlineData("ä")]
    [InlineData("AAAA=AAA")]
    public void Read_Garbage_IsTheStart(string? garbage) => Assert.Equal(_start, ListCursor.Read(garbage));
}
