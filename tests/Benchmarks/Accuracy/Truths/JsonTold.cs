using System.Text.Json;

namespace OrleansResume.Benchmarks.Accuracy.Truths;

/// <summary>Reading what a truth file says and what it leaves unsaid.</summary>
internal static class JsonTold
{
    public static JsonElement File(string path)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
        return json.RootElement.Clone();
    }

    /// <summary>The member, or null where there is none or it is null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>The text of a member; empty where there is none.</summary>
    public static string Text(this JsonElement json, string name) => json.Member(name)?.GetString() ?? "";

    /// <summary>The items of a member; none where there is none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    /// <summary>A text, or several that are right.</summary>
    public static Wording Wording(this JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? new Wording([.. json.EnumerateArray().Select(item => item.GetString()!)])
        : new Wording(json.GetString()!);

    /// <summary>What an empty text means in a truth that names every field: there is none.</summary>
    public static Wording OrNone(string text) => text.Length == 0 ? new Wording() : new Wording(text);
}
