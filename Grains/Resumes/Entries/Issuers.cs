using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Who gives certificates and awards, since some people name them first. Our own list.</summary>
internal static class Issuers
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Names =
        "aws|amazon|amazon web services|microsoft|google|google cloud|meta|facebook|apple|oracle|cisco|comptia|red hat|salesforce|trailhead|hubspot|hubspot academy|coursera|edx|udemy|udacity|linkedin|linkedin learning"
        + "|deeplearning.ai|pmi|scrum alliance|scrum.org|isc2|(isc)2|(isc)²|isaca|ibm|sap|vmware|linux foundation|the linux foundation|cncf|hashicorp|databricks|snowflake|mongodb|adobe|autodesk|atlassian|datacamp|pluralsight"
        + "|freecodecamp|codecademy|khan academy|hackerrank|skillshare|futurelearn|openclassrooms|red cross|ihk|tüv|goethe-institut|british council|cambridge|cambridge english|aicpa|shrm|hrci|cipd|acca|cima|axelos|peoplecert"
        + "|ec-council|offensive security|sans|giac|juniper|juniper networks|palo alto networks|fortinet|nvidia|tableau|alteryx|uipath|servicenow|workday|osha|nasm|national restaurant association|servsafe|asq|iassc|dale carnegie";

    private static readonly FrozenSet<string> _names = Names.Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly Regex _organization = new(
        @"\b(institute|institut|instituto|association|society|board|council|academy|akademie|university|université|universität|universidad|college|school|alliance|foundation|authority|ministry|department|commission|bureau|chamber|federation|state of|red cross|kammer|handelskammer)\b", Options);

    private static readonly Regex _certificate = new(
        @"\b(certifi\p{L}*|licen[sc]e[ds]?|diploma|fundamentals|associate|professional|practitioner|specialist|administrator|architect|engineer|developer|expert|exam|course|training|level|prize|award|medal|scholar\p{L}*|fellow\p{L}*|scholarship|list|member|grant)\b", Options);

    // "Solutions Architect – Associate".
    private static readonly Regex _level = new(
        @"^(associate|professional|foundation(al|s)?|fundamentals|specialty|expert|practitioner|basic|beginner|intermediate|advanced|(level|stufe|niveau|grade|part|tier) ([0-9]{1,2}|[ivx]{1,4}|[a-d]))$", Options);

    /// <summary>Names who gives something, and not what.</summary>
    public static bool Is(string text) => _names.Contains(text) || (_organization.IsMatch(text) && !_certificate.IsMatch(text));

    /// <summary>Is one of those that the list has.</summary>
    public static bool IsKnown(string text) => _names.Contains(text);

    /// <summary>How high a certificate is: part of its name, though a dash parts them.</summary>
    public static bool IsLevel(string text) => _level.IsMatch(text);
}
