using System.IO.Compression;
using OrleansResume.Grains.Documents.Reading.Texts;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Files within the file, which Word shows in place (w:altChunk). What is of another kind, or deeper, is counted and not read.</summary>
internal sealed partial class WordWalk
{
    private const int MostDepth = 2;

    private void Chunk(byte[]? file, Place place)
    {
        var isRead = file is { Length: > 0 } && Sniffer.Sniff(file) switch
        {
            FileKind.Text => Told(TextDecoding.Decode(file)?.Split(_lineEnds, StringSplitOptions.None), place),
            FileKind.WebPage => Told(PlainHtml.Lines(TextDecoding.Decode(file)), place),
            FileKind.Zip => context.Depth < MostDepth && Document(file, place),
            _ => false,
        };
        context.Unread += isRead ? 0 : 1;
    }

    private bool Told(IReadOnlyList<string>? lines, Place place)
    {
        foreach (var line in lines ?? [])
        {
            context.Budget.CheckTime();
            if (place.Unseen is { } reason)
            {
                builder.AddHidden(line, reason, page: 0);
            }
            else if (Bullets.TryStrip(line, out var glyph, out var rest) && !rest.IsEmpty)
            {
                builder.AddItem(glyph, rest, new LayoutLine());
            }
            else
            {
                builder.Add(line, new LayoutLine { Kind = place.Kind });
            }
        }

        return lines is not null;
    }

    private bool Document(byte[] file, Place place)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var package = new WordPackage(archive, context.Budget);
            if (package.IsTooMany || package.HasMacros || package.MainType?.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase) != true
                || WordReading.Open(package, context.Budget, context.Depth + 1) is not { } inner)
            {
                return false;
            }

            var walk = new WordWalk(builder, inner.Context);
            walk.Read(inner.Body, new Place(inner.Document, new WordFields(inner.Document), place.Kind, Shading.Page, place.Unseen));
            context.Take(inner.Context);
            Tables += walk.Tables;
            Boxes += walk.Boxes;
            return true;
        }
        catch (InvalidDataException)
        {
            return false; // No zip after all.
        }
    }

    private static readonly string[] _lineEnds = ["\r\n", "\n", "\r"];
}
