using System.Globalization;
using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.Grains.Resumes;

/// <summary>Collects what was found and where, so that no field stands in the resume without a place in the text.</summary>
internal sealed class FieldList(CodePoints points)
{
    private readonly List<(int Start, ResumeField Field)> _fields = [];

    /// <summary>Notes a value's place; returns the value, so that it is noted where it is set.</summary>
    public string? Add(string path, Piece? piece)
    {
        if (piece is null)
        {
            return null;
        }

        _fields.Add((piece.Place.Start, new ResumeField(path, Math.Round(piece.Confidence, 2), points.Span(piece.Place))));
        return piece.Value;
    }

    /// <summary>Notes a list's values under <c>path[i]</c>.</summary>
    public IReadOnlyList<string> AddAll(string path, IReadOnlyList<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), pieces[i]);
        }

        return [.. pieces.Select(piece => piece.Value)];
    }

    /// <summary>All of them, in the document's order.</summary>
    public IReadOnlyList<ResumeField> InOrder() =>
        [.. _fields.OrderBy(entry => entry.Start).ThenBy(entry => entry.Field.Path, StringComparer.Ordinal).Select(entry => entry.Field)];
}

/// <summary>A value and the place where it stands.</summary>
/// <param name="Value">As it is told.</param>
/// <param name="Place">In the text, UTF-16.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record Piece(string Value, Stretch Place, double Confidence)
{
    /// <summary>A stretch of a line, without white space and separators at its ends; null where nothing is left.</summary>
    public static Piece? Of(string text, int start, int end, double confidence)
    {
        // A place never cuts a character in half.
        start += start > 0 && start < end && char.IsSurrogatePair(text[start - 1], text[start]) ? 1 : 0;
        end -= end < text.Length && start < end && char.IsSurrogatePair(text[end - 1], text[end]) ? 1 : 0;
        while (start < end && (IsEdge(text[start]) || text[start] is ')' or ']'))
        {
            start++;
        }

        var isOpened = text.AsSpan(start, end - start).Contains('[');
        // A bracket that was opened before the piece is no part of it.
        while (end > start && (IsEdge(text[end - 1]) || text[end - 1] == '[' || (text[end - 1] == ')' && !text.AsSpan(start, end - start).Contains('(')) || (text[end - 1] == ']' && !isOpened)))
        {
            end--;
        }

        return start == end ? null : new Piece(text[start..end].Replace('\n', ' '), new Stretch(start, end), confidence);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '|' or '•' or '·' or '–' or '—' or '-' or ':' or '/' or '(' or '@' or '‖' or '∙' or '*' or '…';
}

/// <summary>The same piece, more or less sure.</summary>
internal static class PieceConfidence
{
    public static Piece With(this Piece piece, double confidence) => piece with { Confidence = confidence };
}
