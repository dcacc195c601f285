using System.Collections.Frozen;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>
/// What a person sees of alternate content: the first choice whose namespaces Word knows, else the fallback. Whoever reads all of
/// it would read for nobody's eyes what stands in the others.
/// </summary>
internal static class Alternates
{
    private const string Microsoft = "http://schemas.microsoft.com/office/";
    private const string OpenXml = "http://schemas.openxmlformats.org/";

    // A stale fallback that differs by a word or two is no secret.
    private const int FewestWords = 4;

    // Alternatives within alternatives, of which no program writes more.
    private const int Deepest = 4;

    // Of Word, and of the drawings in it, by 2024. A namespace that is not here is one that Word would not show either.
    private static readonly FrozenSet<string> Known = new[]
    {
        "word/2006/wordml", "word/2010/wordml", "word/2012/wordml", "word/2015/wordml/symex", "word/2016/wordml/cid", "word/2018/wordml", "word/2018/wordml/cex",
        "word/2020/wordml/sdtdatahash", "word/2023/wordml/word16du", "word/2024/wordml/sdtformatlock", "word/2010/wordprocessingShape",
        "word/2010/wordprocessingGroup", "word/2010/wordprocessingCanvas", "word/2010/wordprocessingInk", "word/2010/wordprocessingDrawing",
        "drawing/2010/main", "drawing/2012/main", "drawing/2014/main", "drawing/2010/picture", "drawing/2010/diagram", "drawing/2012/chart", "drawing/2007/8/2/chart",
        "drawing/2016/ink", "drawing/2016/SVG/main", "drawing/2017/decorative", "drawing/2017/model3d", "drawing/2014/chartex", "drawing/2015/9/8/chartex",
        "drawing/2015/10/21/chartex", "drawing/2016/5/9/chartex", "drawing/2016/5/10/chartex", "drawing/2016/5/11/chartex", "drawing/2016/5/12/chartex",
        "drawing/2016/5/13/chartex", "drawing/2016/5/14/chartex",
    }.Select(name => Microsoft + name).Concat(new[]
    {
        "wordprocessingml/2006/main", "drawingml/2006/main", "drawingml/2006/wordprocessingDrawing", "drawingml/2006/picture", "drawingml/2006/chart",
        "drawingml/2006/diagram", "officeDocument/2006/relationships", "officeDocument/2006/math",
    }.Select(name => OpenXml + name)).Concat(
    [
        "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:word",
    ]).ToFrozenSet(StringComparer.Ordinal);

    public static bool Are(XElement element) => element.Name.LocalName == "AlternateContent";

    /// <summary>The branch that is shown; null where none is.</summary>
    public static XElement? Shown(XElement alternate) =>
        alternate.Elements().FirstOrDefault(branch => branch.Name.LocalName == "Choice" && IsKnown(branch)) ?? alternate.Any("Fallback");

    /// <summary>Branches that say what the one that is shown does not: nobody sees it.</summary>
    public static IEnumerable<XElement> Unseen(XElement alternate, XElement? shown)
    {
        if (IsChart(shown) || alternate.Ancestors().Count(Are) > Deepest)
        {
            return [];
        }

        var pieces = Pieces(shown);
        var words = Words(pieces).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = string.Concat(pieces);
        return alternate.Elements().Where(branch => branch != shown && branch.Name.LocalName is "Choice" or "Fallback"
            && Pieces(branch) is var others && Words(others).Count(word => !words.Contains(word)) >= FewestWords
            && !all.Contains(string.Concat(others), StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsKnown(XElement choice) => (choice.Value("Requires") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .All(prefix => choice.GetNamespaceOfPrefix(prefix) is { } name && Known.Contains(name.NamespaceName));

    // In the place of a chart older programs show a sentence of Word's own.
    private static bool IsChart(XElement? shown) => shown?.Value("Requires") is { } requires
        && (requires.StartsWith("cx", StringComparison.Ordinal) || requires is "am3d" or "aink" or "wpi");

    private static IEnumerable<string> Words(List<string> pieces) => pieces.SelectMany(piece => piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Pieces(XElement? branch) => [.. (branch?.Descendants() ?? [])
        .Select(element => element.Name.LocalName switch { "t" => element.Value, "textpath" => element.Value("string"), _ => null }).OfType<string>()];
}
