using System.Globalization;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>What a silo holds at a moment.</summary>
/// <param name="Resident">MB, by the system.</param>
/// <param name="Heap">MB that the last collection left.</param>
/// <param name="Committed">MB that the collector had of the system then.</param>
/// <param name="Activations">Of all grains.</param>
internal sealed record SiloMemory(double Resident, double Heap, double Committed, double Activations)
{
    private const double Megabyte = 1_000_000;

    /// <summary>MB that the collector keeps beyond what its last collection left, to allocate in.</summary>
    public double Room => Committed - Heap;

    /// <summary>MB that are resident for what lives, on the heap and beside it; less than that by as much of the room as was never touched.</summary>
    public double Held => Resident - Room;

    public static async Task<SiloMemory> Of(ServerProcess server)
    {
        using var http = new HttpClient();
        var metrics = (await http.GetStringAsync(new Uri(server.Operators, "/metrics"))).Split('\n');
        return new SiloMemory(
            OfProcess(server.Id) / Megabyte,
            Sum(metrics, "dotnet_gc_last_collection_heap_size_bytes") / Megabyte,
            Sum(metrics, "dotnet_gc_last_collection_memory_committed_size_bytes") / Megabyte,
            Sum(metrics, "orleans_catalog_activations"));
    }

    private static double OfProcess(int process) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    // Over all its labels. A line is the name, perhaps labels in braces, a value and perhaps a time.
    private static double Sum(string[] metrics, string name)
    {
        var own = metrics.Where(line => line.StartsWith(name, StringComparison.Ordinal) && (line[name.Length] is '{' or ' ')).ToList();
        return own.Count == 0 ? throw new InvalidOperationException($"The silo does not export {name}.") : own.Sum(Value);
    }

    private static double Value(string line) => double.Parse(
        line[(Math.Max(line.LastIndexOf('}'), line.IndexOf(' ', StringComparison.Ordinal)) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
}
