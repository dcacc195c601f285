namespace OrleansResume.Grains.Documents.Reading;

/// <summary>Bounds of reading one file. A resume needs a small part of each; what exceeds them is hostile or no resume.</summary>
public sealed class ReadingOptions
{
    /// <summary>Most pages.</summary>
    public int MaxPages { get; set; } = 50;

    /// <summary>Most bytes that the file's streams may inflate to, counted while inflating.</summary>
    public long MaxInflatedBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Most characters of text.</summary>
    public int MaxCharacters { get; set; } = 500_000;

    /// <summary>Longest time to read one file.</summary>
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most processor time of one file, where a process of its own reads it; less than <see cref="MaxTime"/>, or it bounds nothing.</summary>
    public TimeSpan MaxProcessorTime { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Most memory of a reader process; its managed heap is bounded at half of it.</summary>
    public long MaxResidentBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Files are read in processes of their own; false: on threads of the silo.</summary>
    public bool Processes { get; set; } = true;

    /// <summary>Files that are read at once.</summary>
    public int Readers { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Longest wait for a free reader.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Most files that wait for a reader: each holds its bytes. What comes beyond them is refused at once.</summary>
    public int MaxWaiting { get; set; } = 64;

    /// <summary>
    /// Longest time from a file to its answer: the wait, the reading and its repeat. What waited has less time to be read, and is
    /// told to come again where that was too little.
    /// </summary>
    public TimeSpan MaxAnswer { get; set; } = TimeSpan.FromSeconds(5.6);

    /// <summary>Whether these bounds hold together.</summary>
    internal bool IsValid => MaxPages >= 1 && MaxInflatedBytes >= 1 && MaxCharacters >= 1 && Readers is >= 1 and <= 1024 && MaxWaiting >= 0
        && MaxTime > TimeSpan.Zero && MaxProcessorTime > TimeSpan.Zero && MaxWait >= TimeSpan.Zero && MaxResidentBytes >= 64L * 1024 * 1024
        && MaxAnswer >= MaxTime && MaxAnswer > MaxWait && MaxAnswer <= TimeSpan.FromMinutes(10);
}
