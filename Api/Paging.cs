using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api;

/// <summary>Which page of a list is asked for.</summary>
internal static class Paging
{
    private const int Default = 20;
    private const int Most = 100;

    public static bool TryRead(string? limit, string? cursor, [NotNullWhen(true)] out PageRequest? page)
    {
        var size = Default;
        var valid = limit is null
            || (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= 1 and <= Most);
        page = valid ? new PageRequest(size, cursor) : null;
        return valid;
    }

    public static ProblemDetails Invalid() => Problem.Of(400, "invalid_limit", $"limit is a number from 1 to {Most}.");
}

/// <summary>A page of a list.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Send it as <c>cursor</c> for the next page; null on the last.</param>
internal sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? NextCursor);
