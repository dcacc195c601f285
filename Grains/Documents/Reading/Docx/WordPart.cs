using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A part with text, what it refers to, and what must be known of all of it before its first word is read.</summary>
internal sealed class WordPart
{
    private readonly WordPackage _package;

    private WordPart(WordPackage package, string name, XElement root)
    {
        _package = package;
        Root = root;
        Relations = package.Relations(name);
        Survey(root, new Stack<XElement>());
    }

    public XElement Root { get; }

    public Dictionary<string, Relation> Relations { get; }

    /// <summary>Where fields begin whose code has an end: one without, as a damaged file has it, must not swallow the rest of the text.</summary>
    public HashSet<XElement> Fields { get; } = [];

    /// <summary>Null where it is not there.</summary>
    public static WordPart? Open(WordPackage package, string name) => package.Part(name)?.Root is { } root ? new WordPart(package, name, root) : null;

    /// <summary>Where a link goes; null where it stays in the document.</summary>
    public string? Target(XElement link) => link.Value("id") is { } id && Relations.TryGetValue(id, out var relation) && relation.External
        ? link.Value("anchor") is { Length: > 0 } anchor && !relation.Target.Contains('#', StringComparison.Ordinal) ? $"{relation.Target}#{anchor}" : relation.Target
        : null;

    /// <summary>A part that this one refers to by a relation's id.</summary>
    public XElement? Related(string? id) =>
        id is not null && Relations.TryGetValue(id, out var relation) && !relation.External ? _package.Part(relation.Target)?.Root : null;

    /// <summary>The part of this kind that this one refers to; null where there is none.</summary>
    public string? Named(string type) => Relations.Values.FirstOrDefault(relation => !relation.External && relation.Type.EndsWith(type, StringComparison.Ordinal))?.Target;

    /// <summary>A file within the file that this part refers to.</summary>
    public byte[]? Bytes(string? id) =>
        id is not null && Relations.TryGetValue(id, out var relation) && !relation.External ? _package.Bytes(relation.Target) : null;

    // A box is a story of its own, and so is a fallback: a field does not run into it.
    private void Survey(XElement element, Stack<XElement> open)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "fldChar":
                    Field(child, open);
                    break;
                case "del" or "moveFrom" when child.WordName().Length > 0:
                    break;
                case "txbxContent" or "Choice" or "Fallback":
                    Survey(child, new Stack<XElement>());
                    break;
                default:
                    Survey(child, open);
                    break;
            }
        }
    }

    private void Field(XElement mark, Stack<XElement> open)
    {
        switch (mark.Value("fldCharType"))
        {
            case "begin":
                open.Push(mark);
                break;
            case "separate" when open.TryPeek(out var begin):
                Fields.Add(begin);
                break;
            case "end" when open.TryPop(out var begin):
                Fields.Add(begin);
                break;
        }
    }
}
