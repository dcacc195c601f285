using Npgsql;

namespace OrleansResume.Silo.Postgres;

/// <summary>The role and database of the product in a private cluster. Looked for at every start, so that a crash between the two heals.</summary>
internal static class ProductDatabase
{
    public static async Task EnsureAsync(string superuser, string password, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(superuser);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", PostmasterSettings.ProductRole, cancellationToken))
        {
            // Neither statement takes parameters; both values are ours, letters and digits only.
            await using var create = new NpgsqlCommand($"CREATE ROLE {PostmasterSettings.ProductRole} LOGIN PASSWORD '{password}'", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", PostmasterSettings.Database, cancellationToken))
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {PostmasterSettings.Database} OWNER {PostmasterSettings.ProductRole}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }
}
