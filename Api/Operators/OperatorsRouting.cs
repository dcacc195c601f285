using OrleansResume.Api.Problems;

namespace OrleansResume.Api.Operators;

/// <summary>Which listener an endpoint answers on. Without it: the callers' only.</summary>
/// <param name="Open">Answers without the operators' token: health.</param>
/// <param name="Callers">Answers on the callers' listener too; only what is open does.</param>
public sealed record OperatorsEndpoint(bool Open, bool Callers = false);

/// <summary>Keeps callers and operators apart.</summary>
internal static class OperatorsRouting
{
    /// <summary>An endpoint asked for at the wrong listener is not there; one of the operators' own asks who is there.</summary>
    public static void UseOperatorsRouting(this WebApplication app) => app.Use((context, next) =>
    {
        var endpoint = context.GetEndpoint();
        var operators = endpoint?.Metadata.GetMetadata<OperatorsEndpoint>();
        if (endpoint is null || operators is { Callers: true })
        {
            return next(context);
        }

        if (operators is null == context.IsForOperators())
        {
            return Problem.Write(context, Problem.NotFound());
        }

        return operators is { Open: false } && OperatorsAccess.Refuse(context, app.Configuration) is { } problem
            ? Problem.Write(context, problem)
            : next(context);
    });
}
