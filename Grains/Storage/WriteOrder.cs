namespace OrleansResume.Grains.Storage;

/// <summary>
/// The order of a group's statements: what waits for a document that is being deleted comes before what locks an analysis that
/// goes with it; then kind by kind, so that writes of one kind can share a statement, and of a kind the rows by their id.
/// </summary>
/// <param name="LocksDocument">The statement waits for its document's deletion.</param>
/// <param name="Row">The row's id.</param>
/// <param name="Kind">The statement's name, where it is one for many rows; the same on every silo.</param>
internal readonly record struct WriteOrder(bool LocksDocument, Guid Row, string? Kind = null)
{
    /// <summary>Less than 0 where <paramref name="a"/> comes first.</summary>
    public static int Compare(WriteOrder a, WriteOrder b) =>
        a.LocksDocument != b.LocksDocument ? b.LocksDocument.CompareTo(a.LocksDocument)
        : string.CompareOrdinal(a.Kind, b.Kind) is not 0 and var kind ? kind
        : a.Row.CompareTo(b.Row);
}
