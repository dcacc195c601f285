using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// Guarantees the sweep: whichever silo owns the reminder runs it, even where every silo's own loop has died. It keeps no state;
/// what is stuck is decided from stored deadlines and leases.
/// </summary>
internal sealed class SweeperGrain(Sweep sweep) : Grain, ISweeperGrain, IRemindable
{
    private const string ReminderName = "sweep";

    // The shortest period that reminders have.
    private static readonly TimeSpan _period = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task Watch()
    {
        // Registering it again would put off its next tick, for as long as silos come and go.
        if (await this.GetReminder(ReminderName) is null)
        {
            await this.RegisterOrUpdateReminder(ReminderName, _period, _period);
        }
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => sweep.RunPatiently(CancellationToken.None);
}
