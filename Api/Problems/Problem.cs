using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace OrleansResume.Api.Problems;

/// <summary>Every error that leaves this process: RFC 9457, with a stable code and what to do.</summary>
internal static class Problem
{
    /// <summary>A problem with this status and code.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable, snake_case.</param>
    /// <param name="detail">What happened and what to do, for a person.</param>
    /// <param name="more">Fields of this code's own.</param>
    public static ProblemDetails Of(int status, string code, string detail, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var problem = new ProblemDetails
        {
            Type = $"https://orleansresume.example/problems/{code}",
            Title = code.Replace('_', ' '),
            Status = status,
            Detail = detail,
            Extensions =
            {
                ["code"] = code,
                ["trace_id"] = TraceId(),
            },
        };
        foreach (var (name, value) in more)
        {
            problem.Extensions[name] = value;
        }

        return problem;
    }

    /// <summary>The request's trace, 32 hexadecimal digits.</summary>
    public static string TraceId() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>Ends a request that no handler answers.</summary>
    public static Task Write(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }

    /// <summary>Absent, not the caller's and no UUID are told alike.</summary>
    public static ProblemDetails NotFound() => Of(StatusCodes.Status404NotFound, "not_found", "There is nothing here for you. Check the address and the token.");
}
