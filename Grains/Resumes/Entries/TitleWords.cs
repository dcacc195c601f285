using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Words that tell a job's title, a company or a school. Our own lists.</summary>
internal static class TitleWords
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _company = new(
        @"\b(inc|llc|ltd|limited|plc|gmbh|ag|corp|corporation|company|co|group|holdings|partners|associates|labs|laboratories|laboratory|technologies|technology|systems|solutions|software|services|consulting|bank|insurance|university|college|school|institute|hospital|clinic|medical center|health|healthcare|agency|studio|studios|media|press|foundation|council|ministry|department|department of|restaurant|café|cafe|hotel|store|market|industries|logistics|energy|motors|airlines|s\.a\.|sarl|b\.v\.|srl|spa|works|networks|analytics|digital|ventures|capital)\b\.?",
        Options);

    private static readonly Regex _school = new(
        @"\b(university|college|school|institute|academy|polytechnic|faculty|universität|hochschule|fachhochschule|gymnasium|université|école|lycée|universidad|instituto|università|politecnico|universiteit|hogeschool|universidade|technion|mit|eth|ucla|bootcamp|akademie|berufsschule|schule|escuela|colegio|conservatory|conservatoire|iut|cfa|istituto|liceo|accademia|uniwersytet|politechnika|universitet|universität|universitaire|høgskole|högskola|roc|seminary|centre de formation)\b",
        Options);

    private static readonly Regex _degree = new(
        @"\b(bachelor('?s)?|master('?s)?|doctor(ate)?|ph\.?\s?d\.?|b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?a\.?|m\.?a\.?|b\.?eng\.?|m\.?eng\.?|b\.?s\.?n?\.?|m\.?s\.?n?\.?|mba|m\.b\.a\.|b\.?tech|m\.?tech|bba|pgce|b\.?com|m\.?com|b\.?f\.?a\.?|m\.?f\.?a\.?|m\.?phil|d\.?phil|b\.?ed|m\.?ed|b\.?arch|m\.?arch|hnd|hnc|dba|ed\.?d|pharm\.?d|llb|llm|j\.?d\.?|m\.?d\.?|associate('?s)?( degree| of)|a\.a\.s?\.?|diploma|diplom|high school diploma|a-levels|gcses?|abitur|ged|certificate( in)?|minor in|licence|licence professionnelle|bac|bac pro|cap|bep|bts|dut|but|maîtrise|mastère|doctorat|diplôme|brevet|titre professionnel|fachabitur|mittlere reife|promotion|gesellenbrief|meisterbrief|grado|grado superior|bachillerato|máster|doctorado|ingeniería|técnico superior|laurea magistrale|maturità|dottorato|hbo|vwo|havo|mbo|mestrado|doutoramento|doutorado|bacharelado|magisterium|licencjat|postgraduate|foundation degree|honou?rs degree|advanced diploma|nvq|btec|leaving certificate|licenciatura|laurea|magister|staatsexamen|baccalauréat)(\b|\s|,|$)",
        Options);

    /// <summary>Holds a word of job titles.</summary>
    public static bool IsTitle(string text) => JobTitleWords.AnyIn(text);

    /// <summary>Holds a word of companies' names.</summary>
    public static bool IsCompany(string text) => _company.IsMatch(text);

    /// <summary>Holds a word of schools' names.</summary>
    public static bool IsSchool(string text) => _school.IsMatch(text);

    /// <summary>Holds a degree.</summary>
    public static bool IsDegree(string text) => _degree.IsMatch(text);
}
