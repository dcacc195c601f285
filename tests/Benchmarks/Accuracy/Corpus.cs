using OrleansResume.Benchmarks.Accuracy.Truths;
using OrleansResume.Fixtures;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>A resume to measure.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Truth">What it should read as; null where nobody wrote that down.</param>
/// <param name="KeptBack">No author of the parser has seen it.</param>
/// <param name="Template">Made by a template of another project, from data.</param>
internal sealed record Sample(string Path, Truth? Truth, bool KeptBack, bool Template)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>The resumes of tests/resumes and of a folder of samples.</summary>
internal static class Corpus
{
    /// <summary>Ours: those that were tuned to, and those that only the measuring knows.</summary>
    public static List<Sample> Ours() =>
    [
        .. Own(ResumeFiles.Path("files"), ShortTruth.Read(ResumeFiles.Path("truth.json")), keptBack: false),
        .. Own(ResumeFiles.Path("tuning", "files"), OwnTruth.Read(ResumeFiles.Path("tuning", "truth.json")), keptBack: false),
        .. Own(ResumeFiles.Path("kept", "files"), OwnTruth.Read(ResumeFiles.Path("kept", "truth.json")), keptBack: true),
        .. Own(ResumeFiles.Path("kept2", "files"), OwnTruth.Read(ResumeFiles.Path("kept2", "truth.json")), keptBack: true),
    ];

    /// <summary>A folder with <c>resumes</c> and <c>truth</c>. Of its files every third is kept back.</summary>
    public static List<Sample> Of(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(folder, "resumes")).Order(StringComparer.Ordinal).Select((path, index) =>
            new Sample(path, Theirs(Path.Combine(folder, "truth"), Path.GetFileNameWithoutExtension(path)), index % 3 == 2, Origin(path) is "reactive" or "rendercv")),
    ];

    private static IEnumerable<Sample> Own(string folder, Dictionary<string, Truth> truths, bool keptBack) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Select(path => new Sample(path, truths.GetValueOrDefault(Path.GetFileName(path)), keptBack, Template: false));

    private static Truth? Theirs(string folder, string name)
    {
        var (json, yaml) = (Path.Combine(folder, name + ".json"), Path.Combine(folder, name + ".yaml"));
        return Origin(name) switch
        {
            "offlinecv" when File.Exists(json) => OfflineCvTruth.Read(json),
            "reactive" when File.Exists(json) => ReactiveTruth.Read(json),
            "rendercv" when File.Exists(yaml) => RenderCvTruth.Read(yaml),
            _ => null,
        };
    }

    private static string Origin(string path) => Path.GetFileName(path).Split('-')[0];
}
