using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Npgsql;

namespace OrleansResume.Grains.Storage;

/// <summary>
/// Statements are written with names (<c>@owner</c>) and sent with places (<c>$1</c>): Npgsql would look for the names in the whole
/// text each time, and the texts are few and always the same.
/// </summary>
internal static partial class PositionalSql
{
    private static readonly ConcurrentDictionary<string, Sent> _known = new(StringComparer.Ordinal);

    /// <summary>Puts the parameters that the statement names into their places; the text to send with them.</summary>
    /// <param name="sql">One statement, a constant.</param>
    /// <param name="into">Where they go; empty.</param>
    /// <param name="parameters">Adds them by name; what the statement does not name is left out.</param>
    public static string Fill(string sql, NpgsqlParameterCollection into, Action<NpgsqlParameterCollection> parameters)
    {
        var sent = _known.GetOrAdd(sql, Sent.Of);
        parameters(into);
        var named = new NpgsqlParameter[into.Count];
        into.CopyTo(named, 0);
        into.Clear();
        foreach (var name in sent.Names)
        {
            var parameter = Array.Find(named, one => one.ParameterName == name) ?? throw new ArgumentException($"The statement names @{name}, which has no value.", nameof(parameters));
            parameter.ParameterName = "";
            into.Add(parameter);
        }

        return sent.Text;
    }

    // No statement of ours has an @ in a literal.
    [GeneratedRegex("@[A-Za-z_][A-Za-z0-9_]*", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    private sealed record Sent(string Text, IReadOnlyList<string> Names)
    {
        public static Sent Of(string sql)
        {
            var names = new List<string>();
            var text = Name().Replace(sql, match =>
            {
                var name = match.Value[1..];
                if (!names.Contains(name))
                {
                    names.Add(name);
                }

                return $"${names.IndexOf(name) + 1}";
            });
            return new Sent(text, names);
        }
    }
}
