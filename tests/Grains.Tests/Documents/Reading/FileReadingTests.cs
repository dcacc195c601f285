using System.Text;
using CsCheck;
using OrleansResume.Fixtures;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading;

public sealed class FileReadingTests
{
    private static readonly List<byte[]> _files = [.. ResumeFiles.All.Select(File.ReadAllBytes)];

    [Fact]
    public void Read_RandomBytes_IsAnAnswer() => Gen.Byte.Array[0, 2000].Sample(bytes => Check(bytes), iter: 2000);

    [Fact]
    public void Read_AMutatedFile_IsAnAnswer() => Gen.Select(Gen.Int[0, _files.Count - 1], Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).Array[1, 40], Gen.Int[0, 100])
        .Sample(
            (file, changes, cut) =>
            {
                var bytes = _files[file].ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at % bytes.Length] = value;
                }

                // Some are cut short as well.
                Check(cut < 20 ? bytes[..(bytes.Length * (cut + 1) / 21)] : bytes);
            },
            iter: 300);

    [Theory]
    [InlineData("# Ada Example\n\n- one **thing** done\n\n[site](https://example.com/x)", "text/markdown", "Ada Example\n• one thing done\nsite")]
    [InlineData("Ada\r\n\tBorn:\t1990\r\n- item", "text/plain", "Ada\nBorn: 1990\n• item")]
    public void Read_Text_IsCleanAndInLines(string text, string type, string expected)
    {
        var read = Value(Encoding.UTF8.GetBytes(text));

        Assert.Equal((type, expected), (read.MediaType, read.Text));
    }

    [Fact]
    public void Read_Windows1252_IsText() =>
        Assert.Equal("Zoë – café, 20 years of cooking", Value([.. "Zo"u8, 0xEB, .. " "u8, 0x96, .. " caf"u8, 0xE9, .. ", 20 years of cooking"u8]).Text);

    [Fact]
    public void Read_ADocxOfWord_TellsEverythingAPersonSeesOnceAndInOrder()
    {
        var read = Value(File.ReadAllBytes(ResumeFiles.Path("files", "accountant-word.docx")));

        string[] order = ["imogen.farraday@example.co.uk", "Imogen Farraday", "Summary", "Controller, Wolverdale", "• Close the books", "Education", "SAP IFRS Excel", "ACCA"];
        var places = order.Select(part => read.Text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(read.Text.IndexOf("ACCA", StringComparison.Ordinal), read.Text.LastIndexOf("ACCA, ", StringComparison.Ordinal));
        Assert.DoesNotContain("Clerk", read.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1, true, true), (read.Layout.Traits.Tables, read.Layout.Traits.TextBoxes, read.Layout.Traits.HeaderText, read.Layout.Traits.TrackedChanges));
        Assert.Contains(read.Layout.Links, link => link.Target.Contains("linkedin.com", StringComparison.Ordinal));
        Assert.Equal([HiddenReason.Invisible, HiddenReason.BackgroundColour], read.Layout.Hidden.Select(hidden => hidden.Reason));
        Assert.Equal(LineKind.Heading, read.Layout.Lines[read.Text.Split('\n').ToList().IndexOf("Experience")].Kind);
    }

    [Fact]
    public void Layout_OfEveryFile_RoundTripsAsJson()
    {
        foreach (var file in _files)
        {
            var layout = Value(file).Layout;
            Assert.Equal(layout.ToJson(), DocumentLayout.FromJson(layout.ToJson()).ToJson());
        }
    }

    private static ReadDocument Value(byte[] bytes) =>
        FileReading.Read(bytes, new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Detail);

    // Whatever the bytes: text with its laws, or a refusal that says what to do.
    private static void Check(byte[] bytes)
    {
        if (!FileReading.Read(bytes, new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal))
        {
            Assert.True(refusal.Code is RefusalCode.UnsupportedMediaType || refusal is { Code: RefusalCode.DocumentUnreadable, Reason: not null });
            Assert.NotEmpty(refusal.Detail);
            return;
        }

        Assert.Equal(read.Text.Split('\n').Length, read.Layout.Lines.Count);
        Assert.DoesNotContain(read.Text, c => char.IsControl(c) && c != '\n');
        Assert.True(read.WordCount > 0);
    }
}
