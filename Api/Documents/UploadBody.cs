using Microsoft.OpenApi;

namespace OrleansResume.Api.Documents;

/// <summary>Says that a route takes one file as multipart/form-data.</summary>
internal sealed class UploadBody
{
    /// <summary>For the API's description.</summary>
    public static OpenApiRequestBody Description => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "PDF, DOCX, plain text or Markdown." },
                    },
                },
            },
        },
    };
}
