namespace OrleansResume.Api.Problems;

/// <summary>Times as HTTP tells them.</summary>
internal static class WholeSeconds
{
    /// <summary>Rounded up: after them it is so.</summary>
    public static int Of(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
