using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Guests;

/// <summary>Who a token stands for.</summary>
/// <param name="Id">The guest.</param>
/// <param name="CreatedAt">When the guest was minted.</param>
/// <param name="ExpiresAt">When the token ends.</param>
internal sealed record Guest(GuestId Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The caller, for a handler that asks for one; authentication has put it there.</summary>
    public static ValueTask<Guest?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(context.Features.Get<Guest>());
    }
}

/// <summary>Makes and checks guests' tokens: signed, encrypted and expiring. Checking one asks neither database nor grain.</summary>
internal sealed class GuestTokens(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    // Says which format follows, so that a later one can be told from this.
    private const string Prefix = "g1.";
    private const int PayloadLength = 32;

    // A cache of this many costs a few megabytes at most; it is emptied when it is full, which is rare and cheap.
    private const int MostCached = 20_000;

    private readonly IDataProtector _protector = protection.CreateProtector("OrleansResume.Api.Guests", "v1");
    private readonly ConcurrentDictionary<string, Guest> _checked = new(StringComparer.Ordinal);

    /// <summary>A new guest with a token.</summary>
    public (Guest Guest, string Token) Mint() => Make(new GuestId(Guid.CreateVersion7()), time.GetUtcNow());

    /// <summary>The same guest with a new token.</summary>
    public (Guest Guest, string Token) Renew(Guest guest) => Make(guest.Id, guest.CreatedAt);

    /// <summary>The guest that a token stands for; null where it is forged, edited, expired or another installation's.</summary>
    public Guest? Check(string token)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 1024)
        {
            return null;
        }

        // Under its hash, so that a dump of the memory shows no tokens.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (!_checked.TryGetValue(key, out var guest))
        {
            guest = Unprotect(token);
            if (guest is null)
            {
                return null;
            }

            if (_checked.Count >= MostCached)
            {
                _checked.Clear();
            }

            _checked[key] = guest;
        }

        return guest.ExpiresAt > time.GetUtcNow() ? guest : null;
    }

    private (Guest Guest, string Token) Make(GuestId id, DateTimeOffset createdAt)
    {
        // Whole seconds, which is what callers are told.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var guest = new Guest(id, DateTimeOffset.FromUnixTimeSeconds(createdAt.ToUnixTimeSeconds()), now + Lifetime);
        Span<byte> payload = stackalloc byte[PayloadLength];
        id.Value.TryWriteBytes(payload, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(payload[16..], guest.CreatedAt.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt64BigEndian(payload[24..], guest.ExpiresAt.ToUnixTimeSeconds());
        return (guest, Prefix + Base64Url.EncodeToString(_protector.Protect(payload.ToArray())));
    }

    private Guest? Unprotect(string token)
    {
        try
        {
            var payload = _protector.Unprotect(Base64Url.DecodeFromChars(token.AsSpan(Prefix.Length))).AsSpan();
            return payload.Length != PayloadLength ? null : new Guest(
                new GuestId(new Guid(payload[..16], bigEndian: true)),
                DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(payload[16..])),
                DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(payload[24..])));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            // Forged, edited, or made by another installation: the caller is told that it is invalid.
            return null;
        }
    }
}
