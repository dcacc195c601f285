using System.Diagnostics;
using OpenTelemetry.Trace;

namespace OrleansResume.Api.Operators;

/// <summary>
/// A trace begins with a request or with a worker's run. What leases, sweeps and Orleans' own timers ask all day is in the
/// metrics; as traces it would bury the others.
/// </summary>
internal sealed class TraceRoots : Sampler
{
    // As ASP.NET Core begins it; it is named for its route later.
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Name == Request || samplingParameters.Kind == ActivityKind.Consumer);
}
