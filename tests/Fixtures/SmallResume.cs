using System.Text;

namespace OrleansResume.Fixtures;

/// <summary>The least that is a resume, for tests of everything but reading and judging it.</summary>
public static class SmallResume
{
    /// <summary>As it is uploaded: plain text.</summary>
    public static byte[] Bytes => Encoding.UTF8.GetBytes(
        "Ada Example\nada@example.com\n\nExperience\nEngineer, Example Works, 2019 - 2024\n• Built things for people who needed them\n");
}
