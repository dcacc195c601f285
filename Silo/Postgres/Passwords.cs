using System.Security.Cryptography;

namespace OrleansResume.Silo.Postgres;

/// <summary>
/// The passwords of a private cluster's two roles: the superuser, which only sets things up, and the one the product uses,
/// which owns its database and nothing else.
/// </summary>
internal sealed record Passwords(string Superuser, string Product)
{
    /// <exception cref="PrivatePostgresException">The cluster is there and its passwords are not.</exception>
    public static Passwords LoadOrCreate(string dataDirectory, bool clusterExists)
    {
        var path = Path.Combine(dataDirectory, "passwords");
        if (File.Exists(path))
        {
            var lines = File.ReadAllLines(path);
            return new Passwords(lines[0], lines[1]);
        }

        if (clusterExists)
        {
            throw new PrivatePostgresException($"{path} is missing, so nobody can log in to the database beside it. Bring it back, or set DataDirectory to another folder");
        }

        var fresh = new Passwords(RandomNumberGenerator.GetHexString(48, lowercase: true), RandomNumberGenerator.GetHexString(48, lowercase: true));
        PrivateFile.Write(path, $"{fresh.Superuser}\n{fresh.Product}");
        return fresh;
    }
}
