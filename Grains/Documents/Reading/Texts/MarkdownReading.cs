using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>Markdown to the text that a person sees of it.</summary>
internal sealed class MarkdownReading
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().UseYamlFrontMatter().Build();

    private readonly ReadingBudget _budget;
    private readonly LayoutBuilder _builder;
    private int _tables;

    private MarkdownReading(ReadingBudget budget)
    {
        _budget = budget;
        _builder = new LayoutBuilder(budget);
    }

    /// <summary>Null where the signs are too many or too deep for what a person writes.</summary>
    public static Outcome<ReadDocument>? Read(string text, ReadingBudget budget)
    {
        if (!MarkdownBounds.Hold(text) || Parse(text) is not { } document)
        {
            return null;
        }

        var reading = new MarkdownReading(budget);
        reading.ReadBlocks(document, mark: null);
        reading._builder.Traits = new LayoutTraits { Tables = reading._tables };
        return reading._builder.Build("text/markdown");
    }

    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // How Markdig says that signs are nested deeper than its stack allows.
        }
    }

    private void ReadBlocks(ContainerBlock blocks, string? mark)
    {
        foreach (var block in blocks)
        {
            _budget.CheckTime();
            switch (block)
            {
                case HeadingBlock heading:
                    ReadLines(heading.Inline, new LayoutLine { Kind = LineKind.Heading, HeadingLevel = heading.Level }, mark);
                    break;
                case ParagraphBlock paragraph:
                    ReadLines(paragraph.Inline, new LayoutLine(), mark);
                    break;
                case CodeBlock code when code is not Markdig.Extensions.Yaml.YamlFrontMatterBlock:
                    foreach (var line in code.Lines.Lines.AsSpan(0, code.Lines.Count))
                    {
                        _builder.Add(line.Slice.AsSpan(), new LayoutLine());
                    }

                    break;
                case ListBlock list:
                    ReadList(list);
                    break;
                case Table table:
                    ReadTable(table);
                    break;
                case ContainerBlock container:
                    ReadBlocks(container, mark);
                    break;
            }

            mark = null; // Only an item's first line has it.
        }
    }

    private void ReadList(ListBlock list)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!list.IsOrdered)
            {
                // Whatever sign is typed, one glyph is shown for all.
                _builder.NoteBullet(Bullets.Mark[0]);
            }

            ReadBlocks(item, list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : Bullets.Mark);
        }
    }

    private void ReadTable(Table table)
    {
        _tables++;
        foreach (var row in table.OfType<TableRow>())
        {
            var line = new MarkdownLine(_builder);
            foreach (var cell in row.OfType<TableCell>())
            {
                foreach (var paragraph in cell.OfType<ParagraphBlock>())
                {
                    line.Append("\t");
                    line.Take(paragraph.Inline);
                }
            }

            line.End(new LayoutLine { Kind = LineKind.TableRow });
        }
    }

    private void ReadLines(ContainerInline? inlines, LayoutLine layout, string? mark)
    {
        var line = new MarkdownLine(_builder);
        var item = mark is null ? layout : layout with { Kind = LineKind.ListItem };
        line.Append(mark ?? string.Empty);
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            if (inline is LineBreakInline)
            {
                line.End(item);
                item = mark is null ? layout : layout with { Kind = LineKind.ListItemContinued };
                line = new MarkdownLine(_builder);
            }
            else
            {
                line.Take(inline);
            }
        }

        line.End(item);
    }
}
