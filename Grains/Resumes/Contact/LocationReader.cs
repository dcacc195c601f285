using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Places such as "Portland, OR 97201" or "Leeds, United Kingdom".</summary>
internal static class LocationReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string States = "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|MB|SK|NS|NB";
    private const string Countries = "USA|U\\.S\\.A\\.|US|United States|UK|United Kingdom|England|Scotland|Wales|Northern Ireland|Ireland|Canada|Germany|Deutschland|Austria|Switzerland|France|Spain|España|Italy|Italia|Netherlands|Belgium|Portugal|Sweden|Norway|Denmark|Finland|Poland|Czechia|Czech Republic|Slovakia|Hungary|Romania|Greece|Turkey|India|Pakistan|Bangladesh|Singapore|Malaysia|Philippines|Indonesia|Vietnam|Thailand|China|Japan|South Korea|Taiwan|Australia|New Zealand|Brazil|Argentina|Mexico|Chile|Colombia|Peru|South Africa|Nigeria|Kenya|Egypt|Israel|UAE|Ukraine|Bulgaria|Croatia|Serbia|Estonia|Latvia|Lithuania|Iceland|Luxembourg";
    private const string Regions = "California|New York|Texas|Florida|Washington|Massachusetts|Illinois|Oregon|Colorado|Ohio|Georgia|Virginia|Maryland|Pennsylvania|Ontario|Bavaria|Bayern|Yorkshire|Quebec|Minnesota|Michigan|Arizona|North Carolina|New Jersey";

    // Up to three capitalised words, and a state, a region or a country behind a comma.
    private static readonly Regex _place = new(
        $@"(?<city>\p{{Lu}}[\p{{L}}.'’\-]+( (de|of|am|an|der|la|le|del|upon|on) )?( ?\p{{Lu}}[\p{{L}}.'’\-]+){{0,2}}),\s*(?<region>({States}|{Regions}))?(,?\s*(?<country>({Countries})))?\b(\s+(?<zip>\d{{5}}(-\d{{4}})?))?",
        Options);

    /// <summary>The first place of a stretch; null where there is none.</summary>
    public static (Piece Whole, Location Location)? First(string text, Stretch place, double confidence)
    {
        var line = place.Of(text);
        foreach (Match match in _place.Matches(line))
        {
            var (region, country) = (match.Groups["region"], match.Groups["country"]);
            if (!region.Success && !country.Success)
            {
                continue;
            }

            var end = Math.Max(Math.Max(region.Index + region.Length, country.Index + country.Length), match.Groups["zip"].Index + match.Groups["zip"].Length);
            var whole = new Piece(line[match.Index..end], new Stretch(place.Start + match.Index, place.Start + end), confidence);
            return (whole, new Location
            {
                City = match.Groups["city"].Value,
                Region = region.Success ? region.Value : null,
                PostalCode = match.Groups["zip"] is { Success: true } zip ? zip.Value : null,
                CountryCode = country.Success ? Code(country.Value) : null,
            });
        }

        return null;
    }

    /// <summary>Whether a stretch is a place, or a way of working that stands where a place does, and nothing else.</summary>
    public static bool IsPlace(string text) =>
        First(text, new Stretch(0, text.Length), 1) is { } found && found.Whole.Value.Length >= text.Length - 3
        || text.Equals("remote", StringComparison.OrdinalIgnoreCase) || text.Equals("hybrid", StringComparison.OrdinalIgnoreCase)
        || Regex.IsMatch(text, $"^({Countries}|{Regions}|{States})$", Options);

    private static string? Code(string country) => country switch
    {
        "USA" or "U.S.A." or "US" or "United States" => "US",
        "UK" or "United Kingdom" or "England" or "Scotland" or "Wales" or "Northern Ireland" => "GB",
        "Germany" or "Deutschland" => "DE",
        "Austria" => "AT",
        "Switzerland" => "CH",
        "Canada" => "CA",
        "France" => "FR",
        "Spain" or "España" => "ES",
        "Italy" or "Italia" => "IT",
        "Netherlands" => "NL",
        "Ireland" => "IE",
        "India" => "IN",
        "Australia" => "AU",
        _ => null,
    };
}
