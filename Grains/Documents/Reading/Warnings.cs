using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>What other readers of the file, applicant tracking systems first of all, may trip over. Codes are stable.</summary>
internal static class Warnings
{
    private const int LongDocumentPages = 5;
    private const int LongDocumentWords = 3_000;

    private static readonly Regex Contact = new(
        @"[\w.+-]+@[\w-]+\.\w|\+?\d[\d ().\-/]{7,}\d",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // "2019 - 2021" has the signs of a telephone number.
    private static readonly Regex Dates = new(
        @"^(?:(?:\d{1,2}[./-])*(?:19|20)\d\d(?:[./-]\d{1,2})*[ ().\-/]*)+$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static IReadOnlyList<DocumentWarning> Of(string text, DocumentLayout layout, bool recognized)
    {
        var traits = layout.Traits;
        var warnings = new List<DocumentWarning>();
        AddIf(traits.Columns > 1, "multiple_columns", "The text stands in columns. Many tracking systems read straight across them and mix the sentences; one column is safe.");
        AddIf(traits.Tables > 0, "tables", "Text stands in tables. Many tracking systems drop it or lose its order; plain paragraphs are safe.");
        AddIf(traits.TextBoxes > 0, "text_boxes", "Text stands in text boxes. Many tracking systems leave those out; plain paragraphs are safe.");
        AddIf(traits.Images > 0, "images", "The file holds pictures. What they show is not read by tracking systems.");
        AddIf(HasContactOnlyInMargins(text, layout), "header_contact", "Contact data stands only in the page header or footer, which many tracking systems do not read. Put it in the body.");
        AddIf(layout.Hidden.Count > 0, "hidden_text", "The file holds text that a person does not see. It was left out; recruiters take it for a trick.");
        AddIf(traits.UnreadParts > 0, "unread_parts", "The file brings other files along that were not read, and most tracking systems do not read them either. Open it in a word processor and save it again.");
        AddIf(recognized, "ocr_text", "The pages are pictures with recognized text (OCR) behind them; it may hold mistakes. Export the file from the program that made it.");
        AddIf(traits.TrackedChanges, "tracked_changes", "Changes are tracked in the file; it was read as if all were accepted. Accept them and save it again.");
        AddIf(traits.UnknownGlyphs > 0, "unknown_glyphs", "Some signs, often icons, have no letter behind them and are lost on whoever reads the text.");
        AddIf(traits.PageCount > LongDocumentPages || Words.Count(text) > LongDocumentWords, "long_document", "The document is far longer than a resume.");
        return warnings;

        void AddIf(bool holds, string code, string message)
        {
            if (holds)
            {
                warnings.Add(new DocumentWarning(code, message));
            }
        }
    }

    private static bool HasContactOnlyInMargins(string text, DocumentLayout layout)
    {
        if (!layout.Traits.HeaderText)
        {
            return false;
        }

        var inMargin = false;
        var index = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var margin = layout.Lines[index++].Kind is LineKind.Header or LineKind.Footer;
            if ((margin && inMargin) || !HasContact(text.AsSpan()[range]))
            {
                continue;
            }

            if (!margin)
            {
                return false;
            }

            inMargin = true;
        }

        return inMargin;
    }

    private static bool HasContact(ReadOnlySpan<char> line)
    {
        foreach (var match in Contact.EnumerateMatches(line))
        {
            if (!Dates.IsMatch(line.Slice(match.Index, match.Length)))
            {
                return true;
            }
        }

        return false;
    }
}
