using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace OrleansResume.Api.Guests;

/// <summary>Sets up the key ring.</summary>
public static class GuestKeys
{
    /// <summary>Adds it, on the data source that is in the services.</summary>
    internal static IServiceCollection AddGuestKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("OrleansResume");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((options, database) => options.XmlRepository = new KeyRing(database));
        if (configuration["Keys:Certificate"] is { Length: > 0 } certificate)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(certificate, password: null));
        }

        return services;
    }

    /// <summary>
    /// Makes the first key where there is none. Called by whoever holds the migrations' lock, so that front ends that start
    /// together find one key and not one each.
    /// </summary>
    /// <param name="connectionString">The database, already at this binary's version.</param>
    /// <param name="configuration">For <c>Keys:Certificate</c>.</param>
    public static async Task EnsureFirst(string connectionString, IConfiguration configuration)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(database).AddGuestKeys(configuration).BuildServiceProvider();
        var keys = services.GetRequiredService<IKeyManager>();
        if (keys.GetAllKeys().Count == 0)
        {
            var now = services.GetService<TimeProvider>()?.GetUtcNow() ?? TimeProvider.System.GetUtcNow();
            keys.CreateNewKey(now, now + services.GetRequiredService<Microsoft.Extensions.Options.IOptions<KeyManagementOptions>>().Value.NewKeyLifetime);
        }
    }
}
