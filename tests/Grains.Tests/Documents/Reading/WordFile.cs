using System.IO.Compression;
using System.Text;

namespace OrleansResume.Grains.Tests.Documents.Reading;

/// <summary>A Word document of raw XML, for what no program writes on demand.</summary>
internal sealed class WordFile
{
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + $"xmlns:r=\"{Relationship}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:wp14=\"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing\" xmlns:w16se=\"http://schemas.microsoft.com/office/word/2015/wordml/symex\" "
        + "xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" xmlns:future=\"https://example.org/2099/word\"";

    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly StringBuilder _relations = new();
    private string _type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public WordFile(string body) => Raw("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");

    public static string P(string text, string runProperties = "", string paragraphProperties = "") =>
        $"<w:p><w:pPr>{paragraphProperties}</w:pPr>{R(text, runProperties)}</w:p>";

    public static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>Gives the page a colour.</summary>
    public WordFile Background(string colour) =>
        Raw("word/document.xml", _parts["word/document.xml"].Replace("<w:body>", $"<w:background w:color=\"{colour}\"/><w:body>", StringComparison.Ordinal));

    public WordFile Raw(string name, string content)
    {
        _parts[name] = content;
        return this;
    }

    public WordFile Type(string type)
    {
        _type = type;
        return this;
    }

    /// <summary>A part that the document refers to, under its root element, with the relation's id.</summary>
    public WordFile Part(string id, string kind, string root, string content)
    {
        _relations.Append($"<Relationship Id=\"{id}\" Type=\"{Relationship}/{kind}\" Target=\"{id}.xml\"/>");
        return Raw($"word/{id}.xml", $"<w:{root} {Namespaces}>{content}</w:{root}>");
    }

    /// <summary>A file within the file.</summary>
    public WordFile Chunk(string id, byte[] content)
    {
        _relations.Append($"<Relationship Id=\"{id}\" Type=\"{Relationship}/aFChunk\" Target=\"{id}.bin\"/>");
        _files[$"word/{id}.bin"] = content;
        return this;
    }

    public WordFile Link(string id, string target)
    {
        _relations.Append($"<Relationship Id=\"{id}\" Type=\"{Relationship}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>");
        return this;
    }

    public byte[] Bytes()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{_type}\"/></Types>");
            Write(zip, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{_relations}</Relationships>");
            foreach (var (name, content) in _parts)
            {
                Write(zip, name, content);
            }

            foreach (var (name, content) in _files)
            {
                Write(zip, name, content);
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content) => Write(zip, name, Encoding.UTF8.GetBytes(content));

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }
}
