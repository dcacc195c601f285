namespace OrleansResume.Grains.Resumes;

/// <summary>
/// What parsing and judging one document may still cost. Counted in characters that were looked at, which no clock and no busy
/// neighbour changes: the same document is too complex everywhere or nowhere.
/// </summary>
/// <param name="most">Most steps.</param>
/// <param name="cancellation">Ends the work at the next place that spends: at least once a line.</param>
public sealed class WorkBudget(long most = WorkBudget.Most, CancellationToken cancellation = default)
{
    /// <summary>Some hundred looks at each character of the longest text that is read; a resume needs less than a hundredth of it.</summary>
    public const long Most = 200_000_000;

    /// <summary>Steps so far.</summary>
    public long Spent { get; private set; }

    /// <summary>Counts work that is about to be done.</summary>
    /// <exception cref="TooComplexException">It is more than was allowed.</exception>
    /// <exception cref="OperationCanceledException">Its time is over.</exception>
    public void Spend(long steps)
    {
        cancellation.ThrowIfCancellationRequested();
        Spent += steps;
        if (Spent > most)
        {
            throw new TooComplexException();
        }
    }
}

/// <summary>A document takes more work than any resume: said to its sender, never a fault of ours.</summary>
public sealed class TooComplexException() : Exception("The document takes more work than a resume needs.");
