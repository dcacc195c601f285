using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Grains.Documents;

/// <summary>From a document's row to what callers see.</summary>
internal static class DocumentRows
{
    public static Document Told(this DocumentState state, DocumentId id) => new(
        id,
        state.FileName,
        state.MediaType,
        state.SizeBytes,
        Convert.ToHexStringLower(state.Sha256),
        state.PageCount,
        state.WordCount,
        state.Warnings,
        state.CreatedAt,
        state.ExpiresAt);
}
