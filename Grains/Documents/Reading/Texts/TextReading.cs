using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>Plain text and Markdown.</summary>
internal static class TextReading
{
    public static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        var text = TextDecoding.Decode(content.Span)!;
        if (text.Length > budget.Options.MaxCharacters)
        {
            return Unreadable.TooComplex;
        }

        return (MarkdownSigns.Shows(text) ? MarkdownReading.Read(text, budget) : null) ?? ReadPlain(text, budget);
    }

    private static Outcome<ReadDocument> ReadPlain(string text, ReadingBudget budget)
    {
        var builder = new LayoutBuilder(budget);
        var item = -1; // Indent of the list item that a line may continue.
        var blanks = 0;
        foreach (var line in text.Split(LineEnds, StringSplitOptions.None))
        {
            budget.CheckTime();
            if (string.IsNullOrWhiteSpace(line))
            {
                blanks++;
                item = -1;
                continue;
            }

            var indent = Indent(line);
            var layout = new LayoutLine { GapAbove = builder.LineCount == 0 ? 0 : 1 + blanks };
            blanks = 0;
            if (Bullets.TryStrip(line, out var glyph, out var rest))
            {
                builder.NoteBullet(glyph);
                builder.AddItem(rest, layout);
                item = indent;
            }
            else if (item >= 0 && indent > item)
            {
                builder.Add(line, layout with { Kind = LineKind.ListItemContinued });
            }
            else
            {
                builder.Add(line, layout);
                item = -1;
            }
        }

        return builder.Build("text/plain");
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\f", "\v", "\u0085", "\u2028", "\u2029"];
}
