using System.Text;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Pdf;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

public sealed class PdfMeterTests
{
    [Theory]
    [InlineData("<</Kids[1 0 R]/Kids 2 0 R>>", 2)]
    [InlineData("/K#69ds[", 1)]
    [InlineData("/#4bi#64s ", 1)]
    [InlineData("/##4#Bids<", 1)]
    [InlineData("a/Kids", 1)]
    [InlineData("/kids /KidsX /Kid /K#6ds /K#6 Kids", 0)]
    public void Kids_HoweverTheyAreWritten_AreHiddenFromTheLibrary(string written, int found)
    {
        var bytes = Encoding.ASCII.GetBytes(written);

        Assert.Equal(found, NamePlace.All(bytes, "Kids").Count);
        KidsName.Hide(bytes);
        Assert.Empty(NamePlace.All(bytes, "Kids"));
        Assert.Equal(found, NamePlace.All(bytes, KidsName.Hidden).Count);
    }

    [Fact]
    public void Meter_OnceMet_StopsEveryFurtherStep()
    {
        using var late = new CancellationTokenSource();
        var (timed, sized) = (new PdfMeter(new ReadingOptions(), late.Token), new PdfMeter(new ReadingOptions { MaxInflatedBytes = 9 }, CancellationToken.None));
        timed.Spend(1_000_000);
        late.Cancel();

        Assert.Throws<OperationCanceledException>(() => timed.Spend(1_000_000));
        Assert.Throws<OperationCanceledException>(() => timed.Spend(1));
        Assert.Throws<UnreadableFileException>(() => sized.SpendInflated(10));
        Assert.Throws<UnreadableFileException>(() => sized.Spend(1));
        Assert.True(sized.Exceeded);
    }
}
