using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Which footnotes or endnotes a person sees: those that the text refers to.</summary>
internal sealed class WordNotes
{
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    /// <param name="body">The text.</param>
    /// <param name="reference">footnoteReference or endnoteReference.</param>
    public static WordNotes Referred(XElement body, string reference)
    {
        var notes = new WordNotes();
        foreach (var mark in body.Descendants().Where(element => element.Is(reference)))
        {
            var isDeleted = mark.Ancestors().Any(element => element.WordName() is "del" or "moveFrom");
            (isDeleted ? notes._deleted : notes._shown).Add(mark.Value("id") ?? "");
        }

        return notes;
    }

    /// <summary>True where nobody sees a note and nobody took it out either.</summary>
    public bool IsHidden(XElement note) => !_shown.Contains(note.Value("id") ?? "");

    /// <summary>True for a note that went with the text that referred to it.</summary>
    public bool IsDeleted(XElement note) => IsHidden(note) && _deleted.Contains(note.Value("id") ?? "");
}
