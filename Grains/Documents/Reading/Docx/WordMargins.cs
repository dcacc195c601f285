using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Which headers and footers a person sees: those that sections refer to and whose pages there are.</summary>
internal sealed class WordMargins
{
    private static readonly string[] _order = ["first", "default", "even"];

    private readonly WordPart _document;
    private readonly WordPackage _package;
    private readonly List<XElement> _sections;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal) { "default" };

    public WordMargins(WordPart document, WordPackage package, XElement body, XElement? settings)
    {
        _document = document;
        _package = package;
        _sections = [.. body.Descendants().Where(element => element.Is("sectPr") && element.Parent?.WordName() != "sectPrChange")];
        if (_sections.Exists(section => section.Switch("titlePg") == true))
        {
            _types.Add("first");
        }

        if (settings.Switch("evenAndOddHeaders") == true)
        {
            _types.Add("even");
        }

        (Headers, Footers) = (Parts("header"), Parts("footer"));
    }

    /// <summary>Each once, the first page's first: sections often repeat one header under several names.</summary>
    public IReadOnlyList<WordPart> Headers { get; }

    /// <summary>The same of footers.</summary>
    public IReadOnlyList<WordPart> Footers { get; }

    /// <summary>Properties of all sections.</summary>
    public IReadOnlyList<XElement> Sections => _sections;

    /// <summary>Most columns of a section.</summary>
    public int Columns => _sections.Select(section => section.Child("cols"))
        .Select(columns => columns.Number("num") ?? columns?.Elements().Count(column => column.Is("col")) ?? 1)
        // Word has no more.
        .Select(count => Math.Clamp(count, 1, 45)).DefaultIfEmpty(1).Max();

    private IReadOnlyList<WordPart> Parts(string kind)
    {
        var names = _sections.SelectMany(section => section.Elements().Where(element => element.Is(kind + "Reference")))
            .Where(reference => _types.Contains(reference.Value("type") ?? "default"))
            .OrderBy(reference => Array.IndexOf(_order, reference.Value("type") ?? "default"))
            .Select(reference => reference.Value("id") is { } id && _document.Relations.TryGetValue(id, out var relation) && !relation.External ? relation.Target : null)
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => WordPart.Open(_package, name)).OfType<WordPart>().DistinctBy(part => part.Root.Value, StringComparer.Ordinal)];
    }
}
