using System.Globalization;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>What became of the files, and what must not have.</summary>
internal sealed class FuzzTally(FuzzFiles files)
{
    /// <summary>The longest that anybody waits for an answer.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(6);

    // A few uploads' worth, and what a collector keeps until it is asked.
    private const long MostGrowth = 128;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly List<TimeSpan> _times = [];

    /// <summary>A file has been answered.</summary>
    /// <param name="seed">Its.</param>
    /// <param name="outcome">A word for it.</param>
    /// <param name="took">Until the answer.</param>
    /// <param name="fault">Why the answer is none that may be; null where it may.</param>
    public void Add(int seed, string outcome, TimeSpan took, string? fault = null)
    {
        lock (_lock)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            _times.Add(took);
        }

        if (took > Late)
        {
            Keep(seed, "late");
        }

        if (fault is not null)
        {
            Keep(seed, fault);
        }
    }

    /// <summary>A file broke its reader, which is no fault: it costs its sender a refusal. It is kept all the same.</summary>
    public void Broke(int seed, string how)
    {
        files.Keep(seed, how);
        Write($"  {seed} broke its reader: {how}");
    }

    /// <summary>Something that must not be, of no file in particular.</summary>
    public void Fault(string what)
    {
        lock (_lock)
        {
            _faults.Add(what);
        }
    }

    /// <summary>Memory in MiB, early in the run and after it.</summary>
    public void Memory(string whose, long early, long after)
    {
        Write($"memory of {whose}: {early} MiB early on, {after} MiB after all");
        if (after > early + MostGrowth)
        {
            Fault($"the memory of {whose} grew by more than {MostGrowth} MiB");
        }
    }

    /// <summary>Prints it all; the exit code.</summary>
    public int Print(TimeSpan span)
    {
        _times.Sort();
        Write($"{files.Count} changed files of {files.Originals}, seeds from {files.First}: {files.Count / span.TotalSeconds:0} a second; {Percentiles(_times)}");
        foreach (var (outcome, n) in _outcomes.OrderByDescending(pair => pair.Value))
        {
            Write($"  {outcome,-32}{n,8}");
        }

        foreach (var fault in _faults)
        {
            Write($"FAULT: {fault}");
        }

        return _faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Sorted times, in seconds.</summary>
    public static string Percentiles(List<TimeSpan> times)
    {
        return times.Count == 0 ? "none" : string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.000} s, p99 {At(0.99):0.000} s, the slowest {times[^1].TotalSeconds:0.000} s, {times.Count(time => time > Late)} later than {Late.TotalSeconds:0} s");

        double At(double share) => times[Math.Min(times.Count - 1, (int)(share * times.Count))].TotalSeconds;
    }

    public static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private void Keep(int seed, string why)
    {
        files.Keep(seed, why);
        Fault(string.Create(CultureInfo.InvariantCulture, $"{seed}: {why}"));
    }
}
