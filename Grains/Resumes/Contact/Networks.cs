namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Sites where people have profiles, and where in such an address the person's name there stands.</summary>
internal static class Networks
{
    private static readonly (string Host, string Network, string[] Before)[] _networks =
    [
        ("linkedin.com", "LinkedIn", ["in", "pub"]), ("github.com", "GitHub", []), ("gitlab.com", "GitLab", []), ("stackoverflow.com", "Stack Overflow", ["users", "u"]),
        ("behance.net", "Behance", []), ("dribbble.com", "Dribbble", []), ("medium.com", "Medium", []), ("orcid.org", "ORCID", []), ("twitter.com", "Twitter", []), ("x.com", "X", []),
        ("xing.com", "XING", ["profile"]), ("kaggle.com", "Kaggle", []), ("bitbucket.org", "Bitbucket", []), ("researchgate.net", "ResearchGate", ["profile"]),
    ];

    /// <summary>The sites' hosts.</summary>
    public static IEnumerable<string> Hosts => _networks.Select(network => network.Host);

    /// <summary>The network that an address is of; null for any other site, and for a company's page.</summary>
    public static string? Name(string link) => Parts(link) is { } parts ? parts.Network : null;

    /// <summary>The place of the host's name in the address, and of the person's name there; null where it has none.</summary>
    public static (Stretch Host, Stretch User)? Places(string link)
    {
        if (Parts(link) is not { } parts)
        {
            return null;
        }

        var host = link.IndexOf(parts.Host, StringComparison.OrdinalIgnoreCase);
        var user = link.IndexOf("/" + parts.User, host + parts.Host.Length, StringComparison.Ordinal) + 1;
        return (new Stretch(host, host + parts.Host.Length), new Stretch(user, user + parts.User.Length));
    }

    /// <summary>Whether the address is a profile and nothing below it, such as a project.</summary>
    public static bool IsProfile(string link) => Parts(link) is { IsWhole: true };

    private static (string Host, string Network, string User, bool IsWhole)? Parts(string link)
    {
        var scheme = link.IndexOf("://", StringComparison.Ordinal);
        var parts = link[(scheme < 0 ? 0 : scheme + 3)..].Split(['?', '#'])[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (host, network, before) in _networks)
        {
            if (parts.Length < 2 || !(parts[0].Equals(host, StringComparison.OrdinalIgnoreCase) || parts[0].EndsWith("." + host, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var below = parts[1..];
            if (before.Length > 0 && (below.Length < 2 || !before.Contains(below[0], StringComparer.OrdinalIgnoreCase)))
            {
                return null;
            }

            // stackoverflow.com/users/4711/jane
            var user = before.Length == 0 ? below[0] : below[1].All(char.IsAsciiDigit) && below.Length > 2 ? below[2] : below[1];
            return user.Trim('@').Length == 0 ? null : (host, network, user, before.Length > 0 || below.Length == 1);
        }

        return null;
    }
}
