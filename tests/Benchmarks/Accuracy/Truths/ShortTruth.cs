using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy.Truths;

/// <summary>tests/resumes/truth.json, which ResumeFilesTests reads as well: contact, jobs and counts.</summary>
internal static class ShortTruth
{
    public static Dictionary<string, Truth> Read(string path) =>
        JsonTold.File(path).EnumerateObject().ToDictionary(file => file.Name, file => new Truth
        {
            Name = JsonTold.OrNone(file.Value.Text("name")),
            Email = JsonTold.OrNone(file.Value.Text("email")),
            Phone = JsonTold.OrNone(file.Value.Text("phone")),
            BulletCount = file.Value.GetProperty("bullets").GetInt32(),
            Hidden = file.Value.TryGetProperty("hidden", out var hidden) ? hidden.GetInt32() : 0,
            Sections = file.Value.Items("sections").Select(kind => Enum.Parse<SectionKind>(kind.GetString()!)).ToHashSet(),
            // In this file null leaves unsaid, and an end that is unsaid may be "until now".
            Work = [.. file.Value.Items("work").Select(job => new TrueJob(
                Said(job[0].GetString()), Said(job[1].GetString()), new TrueRange(job[2].GetString(), job[3].GetString()), Bullets: null))],
        }, StringComparer.Ordinal);

    private static Wording? Said(string? text) => text is null ? null : new Wording(text);
}
