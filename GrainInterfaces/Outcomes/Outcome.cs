using System.Diagnostics.CodeAnalysis;

namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>What a call came to: a value, or the reason why it was refused. Exceptions are left to bugs and infrastructure.</summary>
/// <typeparam name="T">The value of a call that was carried out.</typeparam>
[GenerateSerializer, Immutable, Alias("Outcome`1")]
public sealed record Outcome<T>
    where T : notnull
{
    [Id(0)]
    private readonly T? _value;

    [Id(1)]
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        _refusal = refusal;
    }

    /// <summary>A call that was carried out.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, refusal: null);

    /// <summary>A call that was refused, with nothing changed.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>True with the value of a call that was carried out; false with the reason why it was not.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = _refusal;
        return refusal is null;
    }
}
