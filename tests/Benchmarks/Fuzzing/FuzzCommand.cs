using System.Globalization;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>
/// <c>fuzz [COUNT] [SEED] [FOLDER]</c>: changed files through the product's reader processes. <c>fuzz http [COUNT] [SEED] [FOLDER]</c>:
/// through HTTP and a real silo, while another guest is served. The same seed makes the same file; what breaks a reader, is answered
/// late or not as the contract says is written to the folder <c>fuzz-found</c> under its seed. Exit code 1 where something was.
/// </summary>
internal static class FuzzCommand
{
    public static Task<int> Run(string[] args) => args is ["http", .. var rest]
        ? HttpFuzz.Run(Files(rest, ofAll: 2_000))
        : PoolFuzz.Run(Files(args, ofAll: 100_000));

    private static FuzzFiles Files(string[] args, int ofAll) => new(
        args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : ofAll,
        args is [_, var seed, ..] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1,
        args is [_, _, var folder, ..] ? folder : null);
}
