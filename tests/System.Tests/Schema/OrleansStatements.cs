using System.Text.RegularExpressions;
using Npgsql;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Schema;

/// <summary>What Orleans asks for membership, reminders and state: the texts that our scripts give it, with values of its kinds.</summary>
internal static partial class OrleansStatements
{
    private static int _next;

    /// <summary>Their names, from the scripts.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "sql"), "*.sql").Order(StringComparer.Ordinal)
            .SelectMany(script => Key().Matches(File.ReadAllText(script)).Select(match => match.Groups[1].Value)),
    ];

    /// <summary>Their texts by their names, from the database.</summary>
    public static async Task<Dictionary<string, string>> Texts(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT querykey, querytext FROM orleans.OrleansQuery");
        await using var row = await command.ExecuteReaderAsync();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync())
        {
            texts.Add(row.GetString(0), row.GetString(1));
        }

        return texts;
    }

    /// <summary>Runs one, on rows that no other has been run on.</summary>
    public static async Task Run(NpgsqlDataSource database, string key, CancellationToken cancellation)
    {
        var own = Interlocked.Increment(ref _next);
        var text = (await Texts(database))[key];
        await using var command = database.CreateCommand(text);
        foreach (var name in Parameter().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal))
        {
            command.Parameters.AddWithValue(name, Value(name, own));
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static object Value(string name, int own) => name switch
    {
        "DeploymentId" => $"cluster {own}",
        "ServiceId" => $"service {own}",
        "GrainId" => $"grain {own}",
        "ReminderName" => "sweep",
        "GrainTypeString" => "guest",
        "Address" or "SiloName" or "HostName" or "SuspectTimes" or "GrainIdExtensionString" => "",
        "StartTime" or "IAmAliveTime" => TimeProvider.System.GetUtcNow().AddDays(-1),
        "Period" => 60_000L,
        "GrainIdN0" or "GrainIdN1" => (long)own,
        "PayloadBinary" => new byte[] { 1 },
        "Version" or "GrainStateVersion" or "Port" or "ProxyPort" or "Generation" or "Status" or "GrainHash" or "BeginHash" => 1,
        "EndHash" => 100,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A statement of Orleans has a parameter that no value is known for."),
    };

    [GeneratedRegex("'(\\w+Key)', \\$sql\\$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("@(\\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
