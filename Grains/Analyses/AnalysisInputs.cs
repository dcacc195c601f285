using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses;

/// <summary>From what a document grain hands over to what an analyzer judges.</summary>
internal static class AnalysisInputs
{
    public static AnalysisInput Of(DocumentReading reading, string? jobDescription) => new(
        reading.Text,
        DocumentLayout.FromJson(reading.Layout),
        jobDescription,
        reading.UploadedOn,
        reading.MediaType);
}
