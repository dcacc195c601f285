using System.Globalization;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>Whether what a silo holds has stayed what it was: the last quarter of all looks by the first one.</summary>
/// <param name="samples">What it held at each look.</param>
/// <param name="rates">Analyses completed a second, before each look.</param>
/// <param name="asked">How many were asked for.</param>
/// <param name="write">Tells.</param>
internal sealed class SoakVerdict(List<SiloMemory> samples, List<double> rates, double asked, Action<FormattableString> write)
{
    private const int FewestSamples = 8;

    // Less than this part of what was asked for is not the load whose memory is meant.
    private const double LeastLoad = 0.9;

    // What is held swings within minutes, and so does the number of activations with each round of their collection: what is held for
    // good shows in the lowest that it comes back to. What lies on the heap swings with the collector's budget.
    private const double MostHeld = 1.05;
    private const double MostHeap = 1.10;
    private const double MostActivations = 1.05;

    // With the room of one heap, or of as many as there are from the start.
    private const double MostRoom = 1.25;

    // The collector begins with one heap, and takes another, with room of its own, when it finds that one does not keep up: at whatever
    // minute, at most one for each processor. So its room is judged by itself. Asked to have all heaps from the start, it takes no such
    // steps, and what is resident is judged as it is: nothing can hide in the room.
    private static readonly bool _hasAllHeaps = Environment.GetEnvironmentVariable("DOTNET_GCDynamicAdaptationMode") == "0";

    /// <summary>Tells what was seen, and whether all of it holds.</summary>
    public bool Holds()
    {
        if (samples.Count < FewestSamples)
        {
            write($"{samples.Count} looks behind the warming are too few to judge by: {FewestSamples} are needed.");
            return false;
        }

        var load = Quantile(rates, 0.5);
        write($"load, median: {load:0} /s of {asked:0} ({load / asked:0.00}, at least {LeastLoad:0.00}: {(load >= LeastLoad * asked ? "holds" : "too little to judge by")})");
        bool[] all =
        [
            load >= LeastLoad * asked,
            IsFlat("activations, lowest", "", sample => sample.Activations, at: 0.1, MostActivations),
            IsFlat("heap, median", " MB", sample => sample.Heap, at: 0.5, MostHeap),
            IsFlat("resident, lowest", " MB", sample => sample.Resident, at: 0.1, _hasAllHeaps ? MostHeld : null),
            IsFlat("  without the collector's room, lowest", " MB", sample => sample.Held, at: 0.1, MostHeld),
            IsFlat("  the collector's room, median", " MB", sample => sample.Room, at: 0.5, _hasAllHeaps ? MostRoom : MostRoom * Environment.ProcessorCount),
        ];
        return all.All(holds => holds);
    }

    private bool IsFlat(string what, string unit, Func<SiloMemory, double> of, double at, double? most)
    {
        var values = samples.ConvertAll(sample => of(sample));
        var quarter = values.Count / 4;
        var (first, last) = (Quantile(values[..quarter], at), Quantile(values[^quarter..], at));
        var holds = most is null || last / first <= most;
        var verdict = most is { } bound ? string.Create(CultureInfo.InvariantCulture, $", at most {bound:0.00}: {(holds ? "holds" : "it grows")}") : "";
        write($"{what}: {first:0}{unit} in the first quarter, {last:0}{unit} in the last one ({last / first:0.00}{verdict}); all {values.Min():0} to {values.Max():0}{unit}, {Slope(values) * (60 / SoakCommand.Slice.TotalSeconds):0.00}{unit} a minute");
        return holds;
    }

    private static double Quantile(List<double> values, double at) => values.Order().ElementAt((int)(values.Count * at));

    // By least squares, a look.
    private static double Slope(List<double> values)
    {
        var (x, y) = ((values.Count - 1) / 2.0, values.Average());
        return values.Select((value, i) => (i - x) * (value - y)).Sum() / values.Select((_, i) => (i - x) * (i - x)).Sum();
    }
}
