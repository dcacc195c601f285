using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Reads a Word document: everything that a person sees, once, in order.</summary>
internal static class WordReading
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static Outcome<ReadDocument> Read(WordPackage package, ReadingBudget budget)
    {
        if (package.Part(package.MainName)?.Root.Child("body") is not { } body)
        {
            return Unreadable.Corrupt;
        }

        var relations = package.Relations(package.MainName);
        var builder = new LayoutBuilder(budget);
        var walk = new WordWalk(
            builder,
            new WordStyles(Related(package, relations, "/styles")),
            new WordNumbering(Related(package, relations, "/numbering")),
            budget);
        // A header's contact data comes before the text, as a person sees it; the same header of several sections once.
        walk.Parts(package, relations, "/header", LineKind.Header);
        walk.Read(body, relations, LineKind.Body);
        walk.Parts(package, relations, "/footnotes", LineKind.Note);
        walk.Parts(package, relations, "/endnotes", LineKind.Note);
        walk.Parts(package, relations, "/footer", LineKind.Footer);
        builder.Traits = walk.Traits(body, package.Images);
        return builder.Build(MediaType);
    }

    private static System.Xml.Linq.XDocument? Related(WordPackage package, Dictionary<string, Relation> relations, string type) =>
        relations.Values.FirstOrDefault(relation => !relation.External && relation.Type.EndsWith(type, StringComparison.Ordinal)) is { } found
            ? package.Part(found.Target)
            : null;
}
