using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>How reports and resumes are written as JSON: snake_case, except for the names that the JSON Resume schema fixes.</summary>
public static class ReportJson
{
    /// <summary>The one set of options; nulls are written for what API.md names, JSON Resume leaves its absent fields out.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            // Names in any script stay readable; the answer is application/json, never HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
