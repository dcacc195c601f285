using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>A file from bytes to parsed resume, in this process, as the product does it.</summary>
/// <param name="Document">Its text and layout.</param>
/// <param name="Parsed">What the parser made of them.</param>
internal sealed record ReadResume(ReadDocument Document, ParsedResume Parsed)
{
    /// <summary>Null where the file is refused.</summary>
    public static ReadResume? Of(string path)
    {
        ReadResume? resume = null;
        // A nested file wants a deeper stack than the main thread may have.
        var thread = new Thread(() =>
        {
            if (FileReading.Read(File.ReadAllBytes(path), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out _))
            {
                resume = new ReadResume(read, ResumeParser.Parse(read.Text, read.Layout));
            }
        }, FileReading.StackBytes);
        thread.Start();
        thread.Join();
        return resume;
    }
}
