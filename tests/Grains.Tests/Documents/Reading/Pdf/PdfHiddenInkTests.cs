using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Text whose colour is a drawing or a number: patterns, gradients, palettes.</summary>
public sealed class PdfHiddenInkTests
{
    private const string Palette = "/ColorSpace<</P[/Indexed/DeviceRGB 1<FFFFFF000000>]/Gray[/Indexed/DeviceGray 1<00FF>]/Stream[/Indexed/DeviceRGB 1 23 0 R]/Inks[/Indexed/DeviceCMYK 1<00000000000000FF>]"
        + "/Many[/Indexed/DeviceRGB 3<000000FF0000FFFFFF0000FF>]/Icc[/Indexed[/ICCBased 24 0 R]1<000000FFFFFF>]/Written[/Indexed/DeviceRGB 1(\\377\\377\\377\\000\\000\\000)]"
        + "/Cal[/Indexed[/CalRGB<</WhitePoint[.95 1 1.09]>>]1<000000FFFFFF>]/Lab[/Indexed[/Lab<</WhitePoint[.95 1 1.09]/Range[-128 127 -128 127]>>]1<008080FF8080>]"
        + "/Tint[/Indexed[/Separation/Spot/DeviceGray<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>]1<00FF>]/I[/Indexed/DeviceRGB 1<000000ffffff>]/G[/Indexed/DeviceRGB 1<000000ffffff>]/One[/Indexed/DeviceRGB 0<FFFFFF>]/Short[/Indexed/DeviceGray 255<00FF>]>>";

    public static TheoryData<string, string, HiddenReason> Tricks => new()
    {
        { "/Pattern cs /C scn", Cell("1 g 0 0 9 9 re f"), HiddenReason.BackgroundColour },
        { "/Pattern cs /C scn", Cell("1 g 0 0 9 9 re f .99 g 2 2 3 3 re f"), HiddenReason.BackgroundColour },
        { "/Pattern cs /C scn", Cell("q Q"), HiddenReason.Invisible },
        { "/Pattern cs /C scn", Cell("20 20 9 9 re f"), HiddenReason.Invisible },
        { "/Pattern CS /C SCN 1 Tr", Cell("1 g 0 0 9 9 re f"), HiddenReason.BackgroundColour },
        { "/U cs 1 1 1 /C scn", Cell("0 0 9 9 re f", paint: 2), HiddenReason.BackgroundColour },
        { "/Pattern cs /S scn", "1 1", HiddenReason.BackgroundColour },
        { "/P cs 0 sc", "", HiddenReason.BackgroundColour },
        { "/P cs", "", HiddenReason.BackgroundColour },
        { "/Gray cs 1 sc", "", HiddenReason.BackgroundColour },
        { "/Gray cs 1 scn", "", HiddenReason.BackgroundColour },
        { "/Stream cs 0 sc", "", HiddenReason.BackgroundColour },
        { "/Inks cs 0 sc", "", HiddenReason.BackgroundColour },
        { "/Many cs 2 sc", "", HiddenReason.BackgroundColour },
        { "/Icc cs 1 sc", "", HiddenReason.BackgroundColour },
        { "/Written cs 0 sc", "", HiddenReason.BackgroundColour },
        { "/Cal cs 1 sc", "", HiddenReason.BackgroundColour },
        { "/Tint cs 0 sc", "", HiddenReason.BackgroundColour },
        { "/Short cs 1 sc", "", HiddenReason.BackgroundColour },
        { "/I cs 1 sc", "", HiddenReason.BackgroundColour },
        { "/G cs 1 scn", "", HiddenReason.BackgroundColour },
        { "/One cs 0 sc", "", HiddenReason.BackgroundColour },
        { "/One cs 7 sc", "", HiddenReason.BackgroundColour },
        { "/One cs -7 sc", "", HiddenReason.BackgroundColour },
        { "/One cs 700 sc", "", HiddenReason.BackgroundColour },
        { "/Gray cs 1.4 sc", "", HiddenReason.BackgroundColour },
        { "/Gray cs .7 sc", "", HiddenReason.BackgroundColour },
        { "/P CS 0 SC 1 Tr", "", HiddenReason.BackgroundColour },
    };

    public static TheoryData<string, string> Honest => new()
    {
        { "/Pattern cs /C scn", Cell("0 0 .5 rg 0 0 9 9 re f") },
        { "/Pattern cs /C scn", Cell("1 g 0 0 9 9 re f 0 g 2 2 3 3 re f") },
        { "/Pattern cs /C scn", Cell("0 G 0 0 m 9 9 l S") },
        { "/Pattern cs /C scn", Cell("/X Do") },
        { "/Pattern cs /C scn", Cell("/Pattern cs /C scn 0 0 9 9 re f") },
        { "/U cs 0 0 1 /C scn", Cell("1 g 0 0 9 9 re f", paint: 2) },
        { "/Pattern cs /S scn", "1 0" },
        { "/P cs 1 sc", "" },
        { "/I cs 0 sc", "" },
        { "/RGB cs 0 .5 0 sc", "" },
    };

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Text_OfAnInkThatNobodySees_IsToldApart(string colour, string drawing, HiddenReason reason) => HiddenPage.IsHidden(Read(colour, drawing), reason);

    [Theory]
    [MemberData(nameof(Honest))]
    public void Text_OfAnInkThatIsSeen_IsRead(string colour, string drawing) => HiddenPage.IsSeen(Read(colour, drawing));

    [Theory]
    [InlineData(100, true)]
    [InlineData(12, false)]
    public void LightGrey_OfAStamp_IsSeenAndOfALineIsNot(int points, bool isSeen)
    {
        var read = HiddenPage.Read($".95 g BT /F {points} Tf 60 300 Td (DRAFT) Tj ET", "", _ => { });

        Assert.Equal(isSeen, read.Layout.Hidden.Count == 0);
    }

    private static string Cell(string content, int paint = 1) => $"{paint} {content}";

    /// <param name="colour">Sets it.</param>
    /// <param name="drawing">The pattern's paint type and content, or a gradient's ends.</param>
    private static ReadDocument Read(string colour, string drawing) => HiddenPage.Read(
        $"{colour} {HiddenPage.Show}",
        drawing.Length == 0 ? Palette : $"/ColorSpace<</U[/Pattern/DeviceRGB]>>/Pattern<<{(drawing.Length > 3 ? "/C 20 0 R" : "/S 21 0 R")}>>",
        file =>
        {
            file.Stream(23, "", [255, 255, 255, 0, 0, 0]).Stream(24, "/N 3/Alternate/DeviceRGB", [1, 2, 3]);
            if (drawing.Length > 3)
            {
                file.Stream(20, $"/Type/Pattern/PatternType 1/PaintType {drawing[0]}/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</XObject<</X 22 0 R>>>>", HiddenPage.Bytes(drawing[2..]))
                    .Stream(22, "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", [0]);
            }
            else if (drawing.Length > 0)
            {
                file.Add(21, $"<</Type/Pattern/PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[{drawing[0]}]/C1[{drawing[2]}]>>>>>>");
            }
        });
}
