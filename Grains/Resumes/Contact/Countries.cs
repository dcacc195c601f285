using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Countries by the names that people write, in English and in the country's own language.</summary>
internal static class Countries
{
    private const string Names =
        """
        AE UAE|United Arab Emirates;AR Argentina;AT Austria|Österreich;AU Australia;BD Bangladesh;BE Belgium|Belgique|België;BG Bulgaria;BR Brazil|Brasil
        CA Canada;CH Switzerland|Schweiz|Suisse;CL Chile;CN China;CO Colombia;CZ Czechia|Czech Republic;DE Germany|Deutschland;DK Denmark|Danmark;EE Estonia;EG Egypt
        ES Spain|España;FI Finland|Suomi;FR France;GB UK|U.K.|United Kingdom|Great Britain|England|Scotland|Wales|Northern Ireland;GH Ghana;GR Greece;HK Hong Kong;HR Croatia|Hrvatska
        HU Hungary;ID Indonesia;IE Ireland;IL Israel;IN India;IS Iceland|Ísland;IT Italy|Italia;JP Japan;KE Kenya;KR South Korea;LK Sri Lanka;LT Lithuania;LU Luxembourg;LV Latvia
        MA Morocco|Maroc;MX Mexico|México;MY Malaysia;NG Nigeria;NL Netherlands|The Netherlands|Nederland;NO Norway|Norge;NP Nepal;NZ New Zealand;PE Peru|Perú;PH Philippines;PK Pakistan
        PL Poland|Polska;PT Portugal;RO Romania|România;RS Serbia;SA Saudi Arabia;SE Sweden|Sverige;SG Singapore;SI Slovenia;SK Slovakia;TH Thailand;TR Turkey|Türkiye;TW Taiwan;UA Ukraine
        US USA|U.S.A.|US|U.S.|United States|United States of America;VN Vietnam;ZA South Africa
        """;

    private static readonly FrozenDictionary<string, string> _codes = Names.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(country => country[3..].Split('|').Select(name => (Name: name, Code: country[..2])))
        .ToFrozenDictionary(country => country.Name, country => country.Code, StringComparer.Ordinal);

    private static readonly FrozenSet<string> _known = _codes.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names, for a pattern, the longest first.</summary>
    public static string Pattern { get; } = string.Join('|', _codes.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)
        .Select(name => name.Replace(".", "\\.", StringComparison.Ordinal)));

    /// <summary>ISO 3166's two letters for a country's name.</summary>
    public static string? Code(string name) => _codes.GetValueOrDefault(name);

    /// <summary>The country of an address such as <c>ada@example.dk</c>; null for one of no country.</summary>
    public static string? OfDomain(string address)
    {
        var end = address[(address.LastIndexOf('.') + 1)..].ToUpperInvariant();
        return end == "UK" ? "GB" : _known.Contains(end) && end is not ("IO" or "CO") ? end : null;
    }
}
