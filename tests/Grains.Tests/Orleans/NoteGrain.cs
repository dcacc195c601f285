namespace OrleansResume.Grains.Tests.Orleans;

/// <summary>A grain that only stores and reminds, to try Orleans' own storage on our statements.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    /// <summary>The text, null before the first and after a clear.</summary>
    Task<string?> GetAsync();

    /// <summary>Replaces the text.</summary>
    Task SetAsync(string text);

    /// <summary>Forgets the text.</summary>
    Task ClearAsync();

    /// <summary>Registers the reminder, or changes its period.</summary>
    Task RemindAsync(TimeSpan period);

    /// <summary>Whether the reminder is registered.</summary>
    Task<bool> IsRemindedAsync();

    /// <summary>Removes the reminder.</summary>
    Task ForgetAsync();
}

/// <summary>What a note remembers.</summary>
[GenerateSerializer]
public sealed class NoteState
{
    /// <summary>Its text.</summary>
    [Id(0)]
    public string? Text { get; set; }
}

/// <inheritdoc cref="INoteGrain"/>
public sealed class NoteGrain([PersistentState("test-note", "Default")] IPersistentState<NoteState> state) : Grain, INoteGrain, IRemindable
{
    private const string Reminder = "test-reminder";

    /// <inheritdoc/>
    public Task<string?> GetAsync() => Task.FromResult(state.State.Text);

    /// <inheritdoc/>
    public Task SetAsync(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    /// <inheritdoc/>
    public Task ClearAsync() => state.ClearStateAsync();

    /// <inheritdoc/>
    public Task RemindAsync(TimeSpan period) => this.RegisterOrUpdateReminder(Reminder, period, period);

    /// <inheritdoc/>
    public async Task<bool> IsRemindedAsync() => await this.GetReminder(Reminder) is not null;

    /// <inheritdoc/>
    public async Task ForgetAsync()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
