using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Analyses;

/// <summary>The header that makes a repeated request the same request; as metadata, it says that a route takes it.</summary>
internal sealed class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>Whether the request has one, so that its attempt may be there already.</summary>
    public static bool IsGiven(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>The attempt that the request stands for: derived from its key, or a new one.</summary>
    public static bool TryRead(HttpRequest request, GuestId owner, out AnalysisId analysis, [NotNullWhen(false)] out ProblemDetails? problem)
    {
        problem = null;
        if (!request.Headers.TryGetValue(Header, out var values))
        {
            analysis = new AnalysisId(Guid.CreateVersion7());
            return true;
        }

        if (values is [{ Length: > 0 and <= Longest } key])
        {
            analysis = AnalysisId.ForKey(owner, key);
            return true;
        }

        analysis = default;
        problem = Problem.Of(400, "invalid_idempotency_key", $"Idempotency-Key is sent once, with 1 to {Longest} characters.");
        return false;
    }
}
