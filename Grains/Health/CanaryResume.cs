using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Health;

/// <summary>The canary's resume: of nobody, and another document at every run.</summary>
internal static class CanaryResume
{
    /// <summary>Its text, with the time of the run in it.</summary>
    public static byte[] At(DateTimeOffset time) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Canary Example
        canary@example.org

        Experience
        Watchkeeper, Example Mine, Jan 2020 - Present
        • Kept watch over 4 shifts of 12 people, the last at {time:yyyy-MM-dd HH:mm:ss.fffffff}
        • Raised 3 alarms in time and none in vain

        Skills
        Singing, Breathing
        """));
}
