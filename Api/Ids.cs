namespace OrleansResume.Api;

/// <summary>Ids in addresses.</summary>
internal static class Ids
{
    /// <summary>False for anything but a UUID in its usual form: told as not found, like an id that nobody has.</summary>
    public static bool TryParse(string id, out Guid value) => Guid.TryParseExact(id, "D", out value);
}
