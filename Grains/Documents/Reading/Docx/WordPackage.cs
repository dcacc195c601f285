using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>
/// The parts of an Office file, each inflated only when it is asked for and counted while it is. Nothing outside of the file is
/// followed, and no DTD is read.
/// </summary>
internal sealed class WordPackage
{
    // Far more than a resume with pictures has.
    private const int MostEntries = 5_000;

    // Each box in a table in a box takes ten levels. What walks through a part may recurse this deep.
    private const int MostDepth = 300;
    private const string MainSuffix = ".main+xml";

    private static readonly XNamespace _types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace _relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ReadingBudget _budget;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public WordPackage(ZipArchive archive, ReadingBudget budget)
    {
        _budget = budget;
        IsTooMany = archive.Entries.Count > MostEntries;
        foreach (var entry in archive.Entries.Take(MostEntries).Where(entry => !entry.FullName.Contains("..", StringComparison.Ordinal)))
        {
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }

        var main = Part("[Content_Types].xml")?.Root?.Elements(_types + "Override")
            .FirstOrDefault(type => Attribute(type, "ContentType").EndsWith(MainSuffix, StringComparison.OrdinalIgnoreCase)
                || Attribute(type, "ContentType").EndsWith("macroEnabled.main+xml", StringComparison.OrdinalIgnoreCase));
        MainType = main is null ? null : Attribute(main, "ContentType");
        MainName = main is null ? "" : Attribute(main, "PartName").TrimStart('/');
    }

    public bool IsTooMany { get; }

    /// <summary>The main part's declared type; null where this is no Office file.</summary>
    public string? MainType { get; }

    public string MainName { get; }

    public bool HasMacros => _entries.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    /// <summary>Pictures. Word keeps each drawing of lines (SVG) a second time, as a picture for older programs.</summary>
    public int Images
    {
        get
        {
            var media = _entries.Keys.Where(name => name.StartsWith("word/media/", StringComparison.OrdinalIgnoreCase)).ToList();
            var drawn = media.Count(name => name.EndsWith(".svg", StringComparison.OrdinalIgnoreCase));
            return Math.Max(drawn, media.Count - drawn);
        }
    }

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>A part as it is; null where it is not there.</summary>
    public byte[]? Bytes(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        using var bytes = Inflate(entry);
        return bytes.ToArray();
    }

    /// <summary>A part as XML; null where it is not there.</summary>
    public XDocument? Part(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        using var bytes = Inflate(entry);
        XmlBounds.Check(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), _budget);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        // A first pass counts what the second one will build.
        using (var count = XmlReader.Create(bytes, settings))
        {
            while (count.Read())
            {
                if (count.NodeType == XmlNodeType.Element)
                {
                    if (count.Depth > MostDepth)
                    {
                        throw new UnreadableFileException(Unreadable.TooComplex);
                    }

                    _budget.SpendElement();
                }
            }
        }

        bytes.Position = 0;
        using var reader = XmlReader.Create(bytes, settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>What a part refers to: id → target. Targets outside of the file are told, never followed.</summary>
    public Dictionary<string, Relation> Relations(string part)
    {
        var slash = part.LastIndexOf('/');
        var name = $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
        var relations = new Dictionary<string, Relation>(StringComparer.Ordinal);
        foreach (var element in Part(name)?.Root?.Elements(_relations + "Relationship") ?? [])
        {
            var external = Attribute(element, "TargetMode") == "External";
            var target = Attribute(element, "Target");
            relations[Attribute(element, "Id")] = new Relation(
                Attribute(element, "Type"), external ? target : Resolve(part[..(slash + 1)], target), external);
        }

        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target.TrimStart('/');
        }

        // No program nests its folders deeper.
        for (var i = 0; i < 10 && target.StartsWith("../", StringComparison.Ordinal); i++)
        {
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
            target = target[3..];
        }

        return folder + target;
    }

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";

    private MemoryStream Inflate(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var inflated = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            _budget.SpendInflated(read);
            inflated.Write(buffer, 0, read);
            if (inflated.Length > XmlBounds.MostBytes)
            {
                throw new UnreadableFileException(Unreadable.TooComplex);
            }
        }

        inflated.Position = 0;
        return inflated;
    }
}

/// <summary>What a part refers to.</summary>
internal sealed record Relation(string Type, string Target, bool External);
