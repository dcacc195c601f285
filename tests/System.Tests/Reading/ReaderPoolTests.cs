using System.Buffers.Binary;
using System.Diagnostics;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Reading;

/// <summary>Files read by real processes, good ones and such as do what a hostile file could make them do.</summary>
[Collection("readers of this process")]
public sealed class ReaderPoolTests
{
    private const int Stopped = 19;
    private const int Continued = 18;
    private static readonly byte[] _file = new byte[4000];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_EveryTestFile_IsTheSameAsInThisProcess()
    {
        using var pool = Readers.Real();
        foreach (var path in Directory.EnumerateFiles(ResumeFiles.Path("files")).Concat(Directory.EnumerateFiles(ResumeFiles.Path("bad"))))
        {
            var content = await File.ReadAllBytesAsync(path, Token);
            var here = ReadAnswer.Of(FileReading.Read(content, new ReadingOptions(), Token)).ToJson();
            Assert.Equal(here, ReadAnswer.Of(await pool.Read(content, Token)).ToJson());
        }

        Assert.Equal(1, pool.Count);
        await pool.StopAsync(Token);
        Assert.Equal(0, pool.Count);
    }

    [Theory]
    [InlineData("kill -ABRT $$")]
    [InlineData("exit 0")]
    [InlineData("exec sleep 60")]
    [InlineData("printf 'no message'; exec sleep 60")]
    [InlineData("printf '\\377\\377\\377\\177'; exec sleep 60")]
    [InlineData("printf '\\4\\0\\0\\0null'; exec sleep 60")]
    [InlineData("exec cat /dev/zero")]
    [InlineData("exec tail /dev/zero")]
    [InlineData("while :; do :; done")]
    public async Task Read_TheReaderMisbehaves_IsRefusedInTimeAndTheReaderIsGone(string script)
    {
        using var pool = Readers.Script(script, new ReadingOptions
        {
            Readers = 1,
            MaxTime = TimeSpan.FromSeconds(2),
            MaxProcessorTime = TimeSpan.FromSeconds(1),
            MaxResidentBytes = 64 * 1024 * 1024,
            MaxWait = Readers.Start,
            MaxAnswer = 2 * Readers.Start,
        });

        for (var again = 0; again < 2; again++)
        {
            var refusal = Refused(await pool.Read(_file, Token));
            Assert.Equal((RefusalCode.DocumentUnreadable, UnreadableReason.TooComplex), (refusal.Code, refusal.Reason));
        }

        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Read_TheReaderIsKilledFromOutside_IsReadByAnother()
    {
        using var folder = TestFolder.Create();
        var (flag, answer) = (Path.Combine(folder.Path, "flag"), Path.Combine(folder.Path, "answer"));
        var said = ReadAnswer.Of(Unreadable.Encrypted).ToJson();
        var frame = new byte[4 + said.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, said.Length);
        said.CopyTo(frame, 4);
        await File.WriteAllBytesAsync(answer, frame, Token);
        using var pool = Readers.Script($"if [ -e {flag} ]; then cat {answer}; exec sleep 60; fi; touch {flag}; kill -9 $$");

        Assert.Equal(UnreadableReason.Encrypted, Refused(await pool.Read(_file, Token)).Reason);
        await pool.StopAsync(Token);
    }

    [Theory]
    [InlineData("/nowhere/at/all")]
    [InlineData("true")]
    public async Task Read_NoReaderStarts_IsOverloaded(string program)
    {
        using var pool = Readers.Command([program], new ReadingOptions { Readers = 1, MaxWait = TimeSpan.FromSeconds(2) });

        Assert.Equal(RefusalCode.Overloaded, Refused(await pool.Read(_file, Token)).Code);
        Assert.Equal(RefusalCode.Overloaded, Refused(await pool.Read(_file, Token)).Code);
        Assert.Equal(0, pool.Count);
    }

    [Fact]
    public async Task Read_OneReaderHangs_TheOtherServesMeanwhile()
    {
        // Those of earlier tests may still be ending.
        var others = Children(Environment.ProcessId);
        using var pool = Readers.Real(new ReadingOptions { Readers = 2, MaxTime = TimeSpan.FromSeconds(3), MaxWait = Readers.Start, MaxAnswer = 2 * Readers.Start });
        await Task.WhenAll(pool.Read(SmallResume.Bytes, Token), pool.Read(SmallResume.Bytes, Token));
        Assert.True(SpinWait.SpinUntil(() => pool.AtWork.Idle == 2, Readers.Start));
        var readers = Children(Environment.ProcessId).Except(others).ToList();
        Assert.Equal(2, readers.Count);
        readers.ForEach(reader => PosixSignal.Send(reader, Stopped));
        var both = Task.WhenAll(pool.Read(SmallResume.Bytes, Token), pool.Read(SmallResume.Bytes, Token));
        Assert.True(SpinWait.SpinUntil(() => pool.AtWork.Busy == 2, Readers.Start));
        PosixSignal.Send(readers[1], Continued);

        var reads = await both;

        Assert.Single(reads, read => read.TryGet(out _, out _));
        Assert.Equal(UnreadableReason.TooComplex, Assert.Single(reads, read => !read.TryGet(out _, out _)).TryGet(out _, out var refusal) ? null : refusal.Reason);
        Assert.True((await pool.Read(SmallResume.Bytes, Token)).TryGet(out _, out _));
        Assert.False(PosixSignal.IsAlive(readers[0]) && !Process.GetProcessById(readers[0]).HasExited);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Reader_OfTheProduct_HasNoSecretsAndNoNetwork()
    {
        Environment.SetEnvironmentVariable("READERS_TEST_SECRET", "a secret");
        var others = Children(Environment.ProcessId);
        using var pool = Readers.Real();
        Assert.True((await pool.Read(SmallResume.Bytes, Token)).TryGet(out _, out _));
        var reader = Assert.Single(Children(Environment.ProcessId).Except(others));

        Assert.DoesNotContain("a secret", await File.ReadAllTextAsync($"/proc/{reader}/environ", Token), StringComparison.Ordinal);
        Assert.SkipUnless(pool.InUse().ReachNetwork is false, "this system lets nobody take the network away");
        var cards = (await File.ReadAllLinesAsync($"/proc/{reader}/net/dev", Token)).Where(line => line.Contains(':', StringComparison.Ordinal));
        Assert.Equal(["lo"], cards.Select(line => line.Split(':')[0].Trim()));
        await pool.StopAsync(Token);
    }

    /// <summary>The processes that a process has started and that run.</summary>
    internal static List<int> Children(int parent) =>
    [
        .. Process.GetProcesses().Select(process => process.Id).Where(id =>
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{id}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return fields[1] == parent.ToString(global::System.Globalization.CultureInfo.InvariantCulture) && fields[0] != "Z"
                    && File.ReadAllText($"/proc/{id}/cmdline").Contains("OrleansResume.Silo.dll\0read", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }).Order(),
    ];

    private static Refusal Refused(Outcome<ReadDocument> outcome) =>
        outcome.TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was read.") : refusal;
}
