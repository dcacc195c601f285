using Microsoft.AspNetCore.Http;
using OrleansResume.Fixtures.Llm;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// A model that thinks about a question until some more have been asked: while guests keep asking, whoever is struck down has work to
/// lose. It rests where nobody asks any more, and then answers at once.
/// </summary>
internal sealed class ThinkingModel
{
    // Fewer than the slots of one silo, so that one alone still brings the next question.
    private const int Most = FaultCluster.Slots - 2;

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _questions = [];
    private bool _thinks;

    /// <summary>Thinks from now on.</summary>
    public void Think()
    {
        lock (_lock)
        {
            _thinks = true;
        }
    }

    /// <summary>Answers all that it thinks about, and whatever comes.</summary>
    public void Rest()
    {
        lock (_lock)
        {
            _thinks = false;
            foreach (var question in _questions)
            {
                question.TrySetResult();
            }
        }
    }

    /// <summary>Answers one question.</summary>
    public async Task Answer(HttpContext context)
    {
        await Thought(context.RequestAborted);
        await ModelAnswers.Finds()(context);
    }

    private async Task Thought(CancellationToken hungUp)
    {
        var own = new LinkedListNode<TaskCompletionSource>(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (!_thinks)
            {
                return;
            }

            _questions.AddLast(own);
            if (_questions.Count > Most && _questions.First is { } oldest)
            {
                _questions.RemoveFirst();
                oldest.Value.TrySetResult();
            }
        }

        try
        {
            await own.Value.Task.WaitAsync(hungUp);
        }
        finally
        {
            lock (_lock)
            {
                if (own.List is not null) _questions.Remove(own);
            }
        }
    }
}
