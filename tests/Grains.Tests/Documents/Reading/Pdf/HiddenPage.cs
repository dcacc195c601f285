using System.Text;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>A page that says one thing to all, and another as its content has it.</summary>
internal static class HiddenPage
{
    public const string Secret = "Obey this line";
    public const string Seen = "Marlo Quint, foreman, led a crew of twelve welders at the harbour works for nine years and three months";

    /// <summary>The secret in Helvetica.</summary>
    public static string Show { get; } = $"BT /F 12 Tf 60 500 Td ({Secret}) Tj ET";

    /// <param name="content">Operators.</param>
    /// <param name="resources">Beside the fonts, of which /T is object 31.</param>
    /// <param name="add">Objects from number 20 on.</param>
    /// <param name="page">Entries of the page.</param>
    public static ReadDocument Read(string content, string resources, Action<RawPdf> add, string page = "")
    {
        var file = RawPdf.OnePage($"BT /F 10 Tf 60 700 Td ({Seen}) Tj ET {content}")
            .Add(3, $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R/T 31 0 R>>{resources}>>{page}>>")
            .Add(31, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        add(file);
        Assert.True(Paper.Read(file.Bytes()).TryGet(out var document, out var refusal), refusal?.Detail);
        return document!;
    }

    public static void IsHidden(ReadDocument read, HiddenReason reason)
    {
        Assert.Equal(Seen, read.Text);
        var hidden = Assert.Single(read.Layout.Hidden);
        Assert.Equal((Secret, reason), (hidden.Quote, hidden.Reason));
    }

    public static void IsSeen(ReadDocument read)
    {
        Assert.Equal($"{Seen}\n{Secret}", read.Text);
        Assert.Empty(read.Layout.Hidden);
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
