using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>
/// The reader process: bounds first, then one file after the other, each answered before the next is taken. It opens nothing, and
/// ends with its parent.
/// </summary>
public static class ReaderProgram
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads until the input ends.</summary>
    /// <param name="input">Messages: the bounds as JSON, then two a file: the time it is allowed, and its bytes.</param>
    /// <param name="output">Messages: an empty one when it is warm, then an answer a file.</param>
    /// <returns>The exit code.</returns>
    public static int Run(Stream input, Stream output)
    {
        EndWithParent();
        var ended = new TaskCompletionSource();
        // A nested file recurses deeply, and a thread of the pool has no stack for it.
        var thread = new Thread(
            () =>
            {
                try
                {
                    Serve(input, output);
                    ended.SetResult();
                }
                catch (Exception exception)
                {
                    ended.SetException(exception);
                }
            },
            FileReading.StackBytes)
        { Name = "reader" };
        thread.Start();
        thread.Join();
        return ended.Task.IsCompletedSuccessfully ? 0 : 1;
    }

    private static void Serve(Stream input, Stream output)
    {
        var bounds = Next(input) ?? throw new EndOfStreamException("No bounds came.");
        var options = JsonSerializer.Deserialize(bounds, ReadAnswerJson.Default.ReadingOptions) ?? throw new JsonException("Bounds are an object.");
        foreach (var sample in WarmingFiles.All())
        {
            _ = ReadAnswer.FromJson(Read(sample, options.MaxTime, options));
        }

        Send(output, []);
        while (Next(input) is { } allowed)
        {
            var content = Next(input) ?? throw new EndOfStreamException("No file came.");
            Send(output, Read(content, TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt32LittleEndian(allowed)), options));
        }
    }

    /// <summary>The message that says how long the next file may take.</summary>
    internal static byte[] Allowed(TimeSpan time)
    {
        var message = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(message, (int)Math.Max(1, time.TotalMilliseconds));
        return message;
    }

    private static byte[] Read(byte[] content, TimeSpan allowed, ReadingOptions options)
    {
        using var late = new CancellationTokenSource(allowed);
        using var busy = new ProcessorLimit(options.MaxProcessorTime, late);
        return ReadAnswer.Of(FileReading.Read(content, options, late.Token)).ToJson();
    }

    // This thread has nothing else to do than to wait.
    private static byte[]? Next(Stream input) => Frames.Read(input, CancellationToken.None).GetAwaiter().GetResult();

    private static void Send(Stream output, byte[] message) => Frames.Write(output, message, CancellationToken.None).GetAwaiter().GetResult();

    // The input's end is seen between two files only, and a file may hang.
    private static void EndWithParent()
    {
        var parent = ParentId();
        new Thread(() =>
        {
            using var never = new ManualResetEventSlim();
            while (!never.Wait(_look))
            {
                if (ParentId() != parent)
                {
                    Process.GetCurrentProcess().Kill();
                }
            }
        })
        { IsBackground = true, Name = "parent" }.Start();
    }

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ParentId();
}
