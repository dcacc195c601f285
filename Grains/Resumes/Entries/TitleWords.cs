using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Words that tell a job's title, a company or a school. Our own lists.</summary>
internal static class TitleWords
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _title = new(
        @"\b(engineer|developer|programmer|architect|administrator|manager|director|head|lead|leader|chief|officer|president|vp|ceo|cto|cfo|coo|founder|co-founder|owner|partner|principal|staff|senior|junior|intern|internship|trainee|apprentice|assistant|associate|analyst|consultant|advisor|adviser|specialist|coordinator|co-ordinator|supervisor|technician|designer|writer|editor|journalist|researcher|scientist|professor|lecturer|teacher|tutor|instructor|trainer|coach|fellow|postdoc|postdoctoral|nurse|rn|physician|doctor|pharmacist|therapist|paramedic|caregiver|carer|accountant|auditor|bookkeeper|controller|buyer|planner|scheduler|strategist|marketer|representative|agent|executive|clerk|secretary|receptionist|cashier|server|waiter|waitress|barista|chef|cook|host|driver|mechanic|electrician|plumber|carpenter|welder|operator|machinist|inspector|foreman|superintendent|estimator|recruiter|generalist|attorney|lawyer|paralegal|solicitor|librarian|curator|artist|photographer|producer|animator|musician|volunteer|member|chair|treasurer|ambassador|mentor|freelance|freelancer|contractor|sre|devops|tester|qa|ingenieur|entwickler|leiter|leiterin|berater|ingénieur|développeur|responsable|ingeniero|desarrollador|gerente|ontwikkelaar|werkstudent|werkstudentin)(s|in|e)?\b",
        Options);

    private static readonly Regex _company = new(
        @"\b(inc|llc|ltd|limited|plc|gmbh|ag|corp|corporation|company|co|group|holdings|partners|associates|labs|laboratories|laboratory|technologies|technology|systems|solutions|software|services|consulting|bank|insurance|university|college|school|institute|hospital|clinic|medical center|health|healthcare|agency|studio|studios|media|press|foundation|council|ministry|department|department of|restaurant|café|cafe|hotel|store|market|industries|logistics|energy|motors|airlines|s\.a\.|sarl|b\.v\.|srl|spa|works|networks|analytics|digital|ventures|capital)\b\.?",
        Options);

    private static readonly Regex _school = new(
        @"\b(university|college|school|institute|academy|polytechnic|faculty|universität|hochschule|fachhochschule|gymnasium|université|école|lycée|universidad|instituto|università|politecnico|universiteit|hogeschool|universidade|technion|mit|eth|ucla|bootcamp)\b",
        Options);

    private static readonly Regex _degree = new(
        @"\b(bachelor('?s)?|master('?s)?|doctor(ate)?|ph\.?\s?d\.?|b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?a\.?|m\.?a\.?|b\.?eng\.?|m\.?eng\.?|b\.?s\.?n?\.?|m\.?s\.?n?\.?|mba|m\.b\.a\.|b\.?tech|m\.?tech|bba|llb|llm|j\.?d\.?|m\.?d\.?|associate('?s)?( degree| of)|a\.a\.s?\.?|diploma|diplom|high school diploma|a-levels|gcses?|abitur|ged|certificate( in)?|minor in|licence|licenciatura|laurea|magister|staatsexamen|baccalauréat)(\b|\s|,|$)",
        Options);

    /// <summary>Holds a word of job titles.</summary>
    public static bool IsTitle(string text) => _title.IsMatch(text);

    /// <summary>Holds a word of companies' names.</summary>
    public static bool IsCompany(string text) => _company.IsMatch(text);

    /// <summary>Holds a word of schools' names.</summary>
    public static bool IsSchool(string text) => _school.IsMatch(text);

    /// <summary>Holds a degree.</summary>
    public static bool IsDegree(string text) => _degree.IsMatch(text);
}
