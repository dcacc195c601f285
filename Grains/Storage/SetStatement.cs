using Npgsql;
using NpgsqlTypes;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// A statement that carries out many writes of one kind, which costs the database little more than one of them: each parameter is
/// an array with an element a write, by the rows' ids. A write whose row it does not return was overtaken.
/// </summary>
/// <param name="Name">Tells it from others; the same on every silo.</param>
/// <param name="LocksDocument">It waits for a document's deletion.</param>
/// <param name="Sql">The statement, with the columns' names as parameters.</param>
/// <param name="Columns">Its parameters.</param>
/// <param name="Row">Of which row a line of its result is.</param>
/// <param name="Read">Makes a value of a line; may run twice.</param>
internal sealed record SetStatement<TRow, T>(
    string Name,
    bool LocksDocument,
    string Sql,
    IReadOnlyList<SetColumn<TRow>> Columns,
    Func<NpgsqlDataReader, Guid> Row,
    Func<NpgsqlDataReader, T> Read)
    where T : class;

/// <summary>One parameter of such a statement.</summary>
internal abstract class SetColumn<TRow>
{
    /// <summary>All rows' values.</summary>
    public abstract NpgsqlParameter Of(ReadOnlySpan<TRow> rows);

    /// <summary>A column of <typeparamref name="TValue"/>, which may be a type that can be null.</summary>
    /// <param name="name">As the statement names it.</param>
    /// <param name="type">Of an element.</param>
    /// <param name="value">The value of a row.</param>
    public static SetColumn<TRow> Of<TValue>(string name, NpgsqlDbType type, Func<TRow, TValue> value) => new Typed<TValue>(name, type, value);

    private sealed class Typed<TValue>(string name, NpgsqlDbType type, Func<TRow, TValue> value) : SetColumn<TRow>
    {
        /// <inheritdoc/>
        public override NpgsqlParameter Of(ReadOnlySpan<TRow> rows)
        {
            var values = new TValue[rows.Length];
            for (var row = 0; row < rows.Length; row++)
            {
                values[row] = value(rows[row]);
            }

            return new NpgsqlParameter<TValue[]>(name, NpgsqlDbType.Array | type) { TypedValue = values };
        }
    }
}
