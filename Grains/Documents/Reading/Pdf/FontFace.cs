using UglyToad.PdfPig.PdfFonts;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What a font's name tells about its letters.</summary>
internal readonly record struct FontFace(string Name, bool Bold, bool Italic, bool Symbolic)
{
    private const int SemiBold = 600;

    private static readonly string[] BoldNames = ["bold", "black", "heavy", "demi", "cmbx", "-bd"];
    private static readonly string[] ItalicNames = ["italic", "oblique", "cmti", "cmsl"];
    private static readonly string[] SymbolicNames = ["wingdings"];

    public static FontFace Of(string? name, FontDetails? details)
    {
        var plain = WithoutSubsetTag(name ?? "");
        return new FontFace(
            plain,
            details is { IsBold: true } or { Weight: >= SemiBold } || Has(plain, BoldNames),
            details is { IsItalic: true } || Has(plain, ItalicNames),
            Has(plain, SymbolicNames));
    }

    private static bool Has(string name, string[] parts) =>
        Array.Exists(parts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>A font of which a part is embedded is called "ABCDEF+" and its name.</summary>
    private static string WithoutSubsetTag(string name)
    {
        const int tag = 6;
        return name.Length > tag && name[tag] == '+' && !name.AsSpan(0, tag).ContainsAnyExceptInRange('A', 'Z') ? name[(tag + 1)..] : name;
    }
}
