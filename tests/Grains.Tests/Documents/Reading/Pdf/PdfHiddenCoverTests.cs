using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Text under gradients and under the looks of annotations.</summary>
public sealed class PdfHiddenCoverTests
{
    private const string White = "1 g 0 0 400 40 re f";

    public static TheoryData<string> Gradients =>
    [
        Axial("0 0 600 0", "true true", "1"),
        Axial("0 0 600 0", "false false", "1"),
        Axial("0 0 600 0", "true true", ".8"),
        "/ShadingType 3/ColorSpace/DeviceGray/Coords[300 400 0 300 400 600]/Function 20 0 R",
        "/ShadingType 3/ColorSpace/DeviceGray/Coords[300 400 0 300 400 1]/Extend[false true]/Function 20 0 R",
    ];

    public static TheoryData<string> Passing =>
    [
        Axial("300 0 600 0", "false false", "1"),
        Axial("0 0 600 0", "true true", "1", "/BBox[0 0 600 400]"),
        "/ShadingType 3/ColorSpace/DeviceGray/Coords[300 400 0 300 400 20]/Function 20 0 R",
    ];

    public static TheoryData<string, string> Covers => new()
    {
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N 21 0 R>>", White },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N<</On 21 0 R>>>>/AS/On", White },
        { "/Subtype/FreeText/Rect[450 520 50 480]/AP<</N 21 0 R>>", $"{White} BT /F 12 Tf (Note) Tj ET" },
        { "/Subtype/Stamp/Rect[0 450 600 550]/AP<</N 21 0 R>>", White },
    };

    public static TheoryData<string, string> Notes => new()
    {
        { "/Subtype/Square/Rect[50 480 450 520]/F 2/AP<</N 21 0 R>>", White },
        { "/Subtype/Square/Rect[50 480 450 520]/OC 23 0 R/AP<</N 21 0 R>>", White },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N<</On 21 0 R>>>>/AS/Off", White },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N 21 0 R>>", "0 G 1 1 398 38 re S" },
        { "/Subtype/Square/Rect[50 80 450 120]/AP<</N 21 0 R>>", White },
        { "/Subtype/Popup/Rect[50 480 450 520]/AP<</N 21 0 R>>", White },
        { "/Subtype/Highlight/Rect[50 480 450 520]/AP<</N 21 0 R>>", "1 1 0 rg 0 0 400 40 re f" },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N 21 0 R>>", "/M gs 1 1 0 rg 0 0 400 40 re f" },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N 21 0 R>>", "/M gs /Group Do" },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N 21 0 R>>", "/Missing gs Q Q Q 9 9 cm" },
        { "/Subtype/Square/Rect[50 480 450 520]/AP<</N 99 0 R>>", "" },
        { "/Subtype/Square/Rect[50 480 450 520]", "" },
    };

    [Theory]
    [MemberData(nameof(Gradients))]
    public void Text_UnderAGradient_IsToldApart(string shading) => HiddenPage.IsHidden(Shaded(shading), HiddenReason.Covered);

    [Theory]
    [MemberData(nameof(Passing))]
    public void Text_BesideAGradient_IsRead(string shading) => HiddenPage.IsSeen(Shaded(shading));

    [Theory]
    [MemberData(nameof(Covers))]
    public void Text_UnderAnAnnotation_IsToldApart(string annotation, string look) => HiddenPage.IsHidden(Annotated(annotation, look), HiddenReason.Covered);

    [Theory]
    [MemberData(nameof(Notes))]
    public void Text_ThatAnAnnotationDoesNotCover_IsRead(string annotation, string look) => HiddenPage.IsSeen(Annotated(annotation, look));

    private static string Axial(string coords, string extend, string end, string more = "") =>
        $"/ShadingType 2/ColorSpace/DeviceGray/Coords[{coords}]/Extend[{extend}]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[{end}]>>{more}";

    private static ReadDocument Shaded(string shading) => HiddenPage.Read(
        $"{HiddenPage.Show} q 50 480 400 40 re W n /S sh Q", $"/Shading<</S<<{shading}>>>>", file => file.Add(20, "<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[1]>>"));

    private static ReadDocument Annotated(string annotation, string look) => HiddenPage.Read(
        HiddenPage.Show,
        "",
        file => file.Catalog("/OCProperties<</OCGs[23 0 R]/D<</OFF[23 0 R]>>>>")
            .Stream(21, "/Type/XObject/Subtype/Form/BBox[0 0 400 40]/Resources<</Font<</F 5 0 R>>/ExtGState<</M<</BM/Multiply>>>>/XObject<</Group 22 0 R>>>>", HiddenPage.Bytes(look))
            .Stream(22, "/Type/XObject/Subtype/Form/BBox[0 0 400 40]/Group<</S/Transparency>>", "1 1 0 rg 0 0 400 40 re f"u8.ToArray())
            .Add(23, "<</Type/OCG/Name(Off)>>"),
        $"/Annots[<</Type/Annot{annotation}>>]");
}
