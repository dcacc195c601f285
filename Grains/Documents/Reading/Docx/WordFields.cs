using System.Text;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Fields of a story, which run over runs and paragraphs: a person sees a field's result, not its code.</summary>
internal sealed class WordFields(WordPart part)
{
    // Longer than any link.
    private const int MostCode = 4_096;

    private readonly Stack<Field> _open = new();
    private int _codes;

    /// <summary>What comes now is the code of a field.</summary>
    public bool InCode => _codes > 0;

    public void Code(string text)
    {
        if (_open.TryPeek(out var field) && field is { IsCode: true, Code.Length: < MostCode })
        {
            field.Code.Append(text);
        }
    }

    /// <summary>Takes a mark of a field.</summary>
    public FieldMark Mark(XElement mark, WordContext context)
    {
        switch (mark.Value("fldCharType"))
        {
            case "begin":
                var begun = new Field(part.Fields.Contains(mark));
                _open.Push(begun);
                _codes += begun.Swallows ? 1 : 0;
                return default;
            case "separate" when _open.TryPeek(out var field) && field.IsCode:
                (field.Seen, field.Hidden) = (context.Seen, context.Hidden);
                field.Target = EndCode(field);
                return new FieldMark(field.Target, null);
            case "end" when _open.TryPop(out var last):
                return last.IsCode ? new FieldMark(EndCode(last), null)
                    : new FieldMark(null, context.Seen == last.Seen && context.Hidden > last.Hidden ? last.Target : null);
            default:
                return default;
        }
    }

    /// <summary>The target of HYPERLINK "mailto:…" or HYPERLINK mailto:…; null for any other code, and for a place in the document.</summary>
    public static string? Target(string? code)
    {
        var rest = (code ?? "").AsSpan().Trim();
        if (!rest.StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest["HYPERLINK".Length..].TrimStart();
        if (rest.StartsWith("\""))
        {
            rest = rest[1..];
            return rest.IndexOf('"') is > 0 and var end ? rest[..end].ToString() : null;
        }

        return rest.IsEmpty || rest[0] == '\\' ? null : rest.IndexOf(' ') is > 0 and var blank ? rest[..blank].ToString() : rest.ToString();
    }

    private string? EndCode(Field field)
    {
        field.IsCode = false;
        _codes -= field.Swallows ? 1 : 0;
        return Target(field.Code.ToString());
    }

    private sealed class Field(bool swallows)
    {
        public bool Swallows { get; } = swallows;

        public StringBuilder Code { get; } = new();

        public bool IsCode { get; set; } = true;

        public string? Target { get; set; }

        // What the context had counted when its result began.
        public int Seen { get; set; }

        public int Hidden { get; set; }
    }
}

/// <summary>What a field's mark tells of links.</summary>
/// <param name="Begun">The target of one that begins here.</param>
/// <param name="Unseen">The target of one that ends here and of whose text nobody sees anything.</param>
internal readonly record struct FieldMark(string? Begun, string? Unseen);
