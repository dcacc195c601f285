using System.Globalization;

namespace OrleansResume.System.Tests.Faults;

/// <summary>What the environment asks of a fault run.</summary>
internal static class FaultSettings
{
    /// <summary>FAULTS: how many; null for the short form of every test run.</summary>
    public static int? Count => Number("FAULTS") is { } count ? (int)count : null;

    /// <summary>FAULTS_SEED: whom and when, and which where several kinds may be.</summary>
    public static int Seed => (int)(Number("FAULTS_SEED") ?? 1);

    /// <summary>FAULTS_RATE: analyses a second that ordinary guests ask for.</summary>
    public static double Rate => Number("FAULTS_RATE") ?? 30;

    /// <summary>FAULTS_HOLD: seconds for which an idle transaction holds the horizon.</summary>
    public static TimeSpan? Hold => Seconds("FAULTS_HOLD");

    /// <summary>FAULTS_GAP: seconds from one fault's end to the next one; null for what each needs to settle.</summary>
    public static TimeSpan? Gap => Seconds("FAULTS_GAP");

    /// <summary>FAULTS_KIND: which kinds, by commas; all where it says nothing.</summary>
    public static IReadOnlyList<Fault> Kinds => Value("FAULTS_KIND") is { } kinds
        ? [.. kinds.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Kind)]
        : Fault.All;

    private static Fault Kind(string name) => Fault.All.FirstOrDefault(fault => fault.Kind == name)
        ?? throw new InvalidOperationException($"FAULTS_KIND knows {string.Join(", ", Fault.All.Select(fault => fault.Kind))}, and not {name}.");

    private static TimeSpan? Seconds(string name) => Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(string name) => Value(name) is { } value ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
