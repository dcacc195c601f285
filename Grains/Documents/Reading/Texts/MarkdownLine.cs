using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>One line of Markdown while its inlines are taken apart.</summary>
internal sealed class MarkdownLine(LayoutBuilder builder)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _targets = [];
    private int _bold;
    private int _italic;
    private int _letters;

    public void Append(string text) => _text.Append(text);

    public void Take(Inline? inline, bool bold = false, bool italic = false)
    {
        switch (inline)
        {
            case LiteralInline literal:
                AppendStyled(literal.Content.AsSpan(), bold, italic);
                break;
            case CodeInline code:
                AppendStyled(code.Content, bold, italic);
                break;
            case HtmlEntityInline entity:
                AppendStyled(entity.Transcoded.AsSpan(), bold, italic);
                break;
            case AutolinkInline address:
                AppendStyled(address.Url, bold, italic);
                _targets.Add(address.IsEmail ? "mailto:" + address.Url : address.Url);
                break;
            case LinkInline { IsImage: true }:
                break;
            case LinkInline link:
                TakeAll(link, bold, italic);
                _targets.Add(link.Url ?? string.Empty);
                break;
            case EmphasisInline emphasis:
                var strong = emphasis.DelimiterChar is '*' or '_' && emphasis.DelimiterCount == 2;
                TakeAll(emphasis, bold || strong, italic || (emphasis.DelimiterChar is '*' or '_' && emphasis.DelimiterCount == 1));
                break;
            case LineBreakInline:
                _text.Append(' ');
                break;
            case TaskList or HtmlInline:
                break;
            case ContainerInline container:
                TakeAll(container, bold, italic);
                break;
        }
    }

    public void End(LayoutLine layout)
    {
        var line = builder.Add(_text.ToString(), layout with { Bold = _bold * 2 > _letters, Italic = _italic * 2 > _letters });
        foreach (var target in _targets)
        {
            builder.AddLink(line, target);
        }
    }

    private void TakeAll(ContainerInline inlines, bool bold, bool italic)
    {
        foreach (var inline in inlines)
        {
            Take(inline, bold, italic);
        }
    }

    private void AppendStyled(ReadOnlySpan<char> text, bool bold, bool italic)
    {
        _text.Append(text);
        _letters += text.Length;
        _bold += bold ? text.Length : 0;
        _italic += italic ? text.Length : 0;
    }
}
