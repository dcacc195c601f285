using System.Globalization;
using System.Text;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Fonts whose glyphs are drawings (Type 3): whether they draw anything, and in which colour.</summary>
public sealed class PdfHiddenGlyphTests
{
    // A bowl and a stem, in thousandths of an em.
    private const string Shape = "100 0 m 400 0 l 500 300 l 400 600 l 100 600 l h f";

    public static TheoryData<string, HiddenReason> Blank => new()
    {
        { "600 0 0 0 500 700 d1", HiddenReason.Invisible },
        { "600 0 d0", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 100 0 400 600 re n", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 f S B", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 /Empty Do", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 /Missing Do", HiddenReason.Invisible },
        { $"600 0 0 0 500 700 d1 0 0 0 0 re W n 900 900 9 9 re W n {Shape}", HiddenReason.Invisible },
        { $"600 0 0 0 500 700 d1 /Clear gs {Shape}", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 100 100 2 2 re f", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 BT /F 500 Tf 3 Tr (x) Tj ET", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 Q Q Q Q BT", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm BI /W 8 /H 1 /IM true ID \xFF\nEI Q", HiddenReason.Invisible },
        { "600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm BI /W 4 /H 1 /IM true /D[1 0] ID \x0F\nEI Q", HiddenReason.Invisible },
        { $"600 0 d0 1 g {Shape}", HiddenReason.BackgroundColour },
        { $"600 0 d0 1 G 100 0 m 400 600 l S 1 g {Shape}", HiddenReason.BackgroundColour },
    };

    public static TheoryData<string> Drawn =>
    [
        $"600 0 0 0 500 700 d1 {Shape}",
        $"600 0 0 0 500 700 d1 1 g {Shape}",
        $"600 0 d0 {Shape}",
        $"600 0 d0 1 0 0 rg {Shape}",
        "600 0 d0 0 g 100 0 400 600 re f 1 g 200 100 200 400 re f",
        "600 0 0 0 500 700 d1 0 w 100 0 m 400 600 l S",
        "600 0 0 0 500 700 d1 90 w 1 J 300 300 m 300 300 l S",
        "600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm BI /W 8 /H 1 /IM true ID \x0F\nEI Q",
        "600 0 0 0 500 700 d1 q 500 0 0 700 0 0 cm /Mask Do Q",
        "600 0 d0 q 500 0 0 700 0 0 cm /Image Do Q",
        "600 0 0 0 500 700 d1 /Form Do",
        "600 0 0 0 500 700 d1 BT /F 500 Tf (x) Tj ET",
        "600 0 0 0 500 700 d1 BT /T 1 Tf (O) Tj ET",
    ];

    [Theory]
    [MemberData(nameof(Blank))]
    public void Glyphs_ThatShowNothing_AreToldApart(string glyph, HiddenReason reason) => HiddenPage.IsHidden(Read(glyph, $"{Say} "), reason);

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Glyphs_ThatShow_AreRead(string glyph) => HiddenPage.IsSeen(Read(glyph, Say));

    [Fact]
    public void Glyphs_InTheColourOfTheGround_AreToldApart() =>
        HiddenPage.IsHidden(Read($"600 0 0 0 500 700 d1 0 g {Shape}", $"1 g {Say}"), HiddenReason.BackgroundColour);

    [Fact]
    public void Glyphs_OfTheirOwnColour_AreReadWhateverIsSet() => HiddenPage.IsSeen(Read($"600 0 d0 0 g {Shape}", $"1 g {Say}"));

    [Fact]
    public void Glyphs_ThatTheFontDoesNotHave_AreToldApart() => HiddenPage.IsHidden(Read(null, Say), HiddenReason.Invisible);

    private static string Say => $"BT /T 12 Tf 60 500 Td ({HiddenPage.Secret}) Tj ET";

    // Spaces are empty in each of these fonts.
    private static ReadDocument Read(string? glyph, string content) => HiddenPage.Read(content, "", file =>
    {
        var codes = HiddenPage.Secret.Distinct().Order().ToList();
        var procedures = string.Concat(codes.Where(code => glyph is not null || code == ' ').Select(code => $"/g{(int)code} {(code == ' ' ? 33 : 32)} 0 R "));
        var names = string.Concat(codes.Select(code => $"{(int)code}/g{(int)code} "));
        var widths = string.Concat(Enumerable.Repeat("600 ", 96));
        file.Add(31, $"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32/LastChar 127/Widths[{widths}]/ToUnicode 34 0 R"
                + $"/Encoding<</Differences[{names}]>>/CharProcs<<{procedures}>>/Resources<</Font<</F 5 0 R/T 31 0 R>>/ExtGState<</Clear<</ca 0>>>>"
                + "/XObject<</Empty 35 0 R/Form 36 0 R/Image 37 0 R/Mask 38 0 R>>>>>>")
            .Stream(32, "", HiddenPage.Bytes(glyph ?? ""))
            .Stream(33, "", "600 0 d0"u8.ToArray())
            .Stream(34, "", HiddenPage.Bytes(Unicode(codes)))
            .Stream(35, "/Type/XObject/Subtype/Form/BBox[0 0 900 900]", "q Q"u8.ToArray())
            .Stream(36, "/Type/XObject/Subtype/Form/BBox[0 0 900 900]", HiddenPage.Bytes(Shape))
            .Stream(37, "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", [0])
            .Stream(38, "/Type/XObject/Subtype/Image/Width 8/Height 1/BitsPerComponent 1/ImageMask true", [0x0F]);
    });

    private static string Unicode(List<char> codes) => new StringBuilder("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ")
        .Append(CultureInfo.InvariantCulture, $"{codes.Count} beginbfchar ")
        .AppendJoin(' ', codes.Select(code => $"<{(int)code:X2}> <{(int)code:X4}>"))
        .Append(" endbfchar endcmap end").ToString();
}
