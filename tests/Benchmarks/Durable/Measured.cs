namespace OrleansResume.Benchmarks.Durable;

/// <summary>What many calls took.</summary>
/// <param name="Count">Calls.</param>
/// <param name="PerSecond">Calls a second, over all connections.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P95">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record Measured(int Count, double PerSecond, double Median, double P95, double P99)
{
    public static Measured Of(List<double> milliseconds, TimeSpan span)
    {
        milliseconds.Sort();
        return new Measured(milliseconds.Count, milliseconds.Count / span.TotalSeconds, At(0.5), At(0.95), At(0.99));

        double At(double share) => milliseconds[Math.Min(milliseconds.Count - 1, (int)(share * milliseconds.Count))];
    }
}
