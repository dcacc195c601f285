using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Words that tell a job's title, a company or a school. Our own lists.</summary>
internal static class TitleWords
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const RegexOptions CaseSensitive = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _company = new(
        @"\b(inc|llc|ltd|limited|plc|gmbh|ag|corp|corporation|company|co|group|holdings|partners|associates|labs|laboratories|laboratory|technologies|technology|systems|solutions|software|services|consulting|bank|insurance|university|college|school|institute|hospital|clinic|medical center|health|healthcare|agency|studio|studios|media|press|foundation|council|ministry|department|department of|restaurant|café|cafe|hotel|store|market|industries|logistics|energy|motors|airlines|s\.a\.|sarl|b\.v\.|srl|spa|works|networks|analytics|digital|ventures|capital)\b\.?",
        Options);

    // What kind of company it is by law, behind its name.
    private static readonly Regex _legal = new(
        @"[\p{L}\d.)""&] ?,? (S\.?A\.?|S\.?A\.?S\.?|SASU|S\.?L\.?U?\.?|S\.?r\.?l\.?|S\.?p\.?A\.?|SARL|Sàrl|EURL|SNC|SCOP|B\.?V\.?|N\.?V\.?|s\.r\.o\.|a\.s\.|sp\. z o\.o\.|S\.C\.|KG|OHG|UG|GbR|e\.\s?V\.|e\.K\.|SE|Oy|Oyj|AB|A/S|ApS|AS|ASA|Lda\.?|Ltda\.?|Pty|Pvt\.?|L\.?L\.?P\.?|LP|PC|Kft\.?|d\.o\.o\.)( (Ltd|Co|KG)\.?)?$",
        CaseSensitive);

    private static readonly Regex _school = new(
        @"\b(university|college|school|institute|academy|polytechnic|faculty|universität|hochschule|fachhochschule|gymnasium|université|école|lycée|universidad|instituto|università|politecnico|universiteit|hogeschool|universidade|technion|bootcamp|akademie|berufsschule|schule|escuela|colegio|colégio|conservatory|conservatoire|academie|académie|cégep|cegep|istituto|liceo|accademia|uniwersytet|politechnika|universitet|universität|universitaire|høgskole|högskola|seminary|centre de formation|scholengemeenschap|kunsthochschule|musikschule|volkshochschule|handelsschule|ifsi|greta|afpa|itis|itc|istituto tecnico|gimnazjum|akademia|folkhögskola|professionshøjskolen|handelshøjskole|handelshögskolan|erhvervsakademi|ecole|collège|lyceum|gymnázium|univerzita|univerzitet|universitat|universitet[ea]t|yliopisto|egyetem|szkoła|liceum|høyskole|högskolan|conservatorio|facultad|facoltà|faculdade|escola|sixth form|(training|education|learning|skills|adult education) cent(er|re)|business school|technikum"
        + @"|\p{L}*(schule|hochschule|akademie|kolleg|gymnasium|skolan?|skolen?|gymnasiet|iskola|koulu|opisto))\b",
        Options);

    // Abbreviations that are words as well: "with", "but", "cap", "ma" are none.
    private static readonly Regex _schoolLetters = new(@"\b(MIT|ETH|EPFL|UCLA|USC|NYU|UCL|LSE|KTH|DTU|TU [A-Z]\p{L}+|IUT|CFA|ROC|IIT|NIT|IIM|CUNY|SUNY|HEC|ENS|INSA|ESSEC|ESCP|INSEAD|Caltech|Georgia Tech|Virginia Tech|Texas Tech|Sciences Po|Sorbonne|Harvard|Stanford|Princeton|HTL|IES|RWTH|KIT|TUM|LMU|BITS Pilani|General Assembly|(FH|PH|UC|IES|IFSI|ITIS|BFI|WIFI|AFPA|CNAM|EPITA|ESIEE|UNAM|UBA|UPM|UPC|USP|VU|UvA|AGH|SGH|NTNU|CBS) \p{Lu}\p{L}+|Le Wagon)\b", CaseSensitive);

    private static readonly Regex _degree = new(
        @"\b(bachelor('?s)?|bachelier|master('?s)?|doctor(ate)?( of)|doctorate|ph\.?\s?d\.?|b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?eng\.?|m\.?eng\.?|bsn|msn|mba|m\.b\.a\.|b\.?\s?tech|m\.?\s?tech|bba|bca|mca|pgce|pgdip|b\.?com|m\.?com|b\.?f\.?a|m\.?f\.?a|m\.?phil|d\.?phil|b\.?ed|m\.?ed|b\.?arch|m\.?arch|pharm\.?d|llb|llm|associate('?s)?( degree| of)|a\.a\.s?\.?|diploma|diplom|a[\s\-]levels?|gcses?|abitur|certificate( in)?|minor in|licence professionnelle|bac pro|maîtrise|mastère|doctorat|diplôme|brevet|titre professionnel|fachabitur|mittlere reife|realschulabschluss|gesellenbrief|meisterbrief|grado|bachillerato|máster|doctorado|ingeniería|técnico superior|laurea magistrale|maturità|dottorato|mestrado|doutoramento|doutorado|bacharelado|magisterium|licencjat|postgraduate|foundation degree|honou?rs degree|advanced diploma|nvq|btec|leaving certificate|licenciatura|laurea|magister|juris doctor|doctor of|b\.?s\.?e\.?|b\.?b\.?a\.?|m\.?s\.?w\.?|mph|m\.?p\.?a\.?|mpp|dnp|dpt|dds|dmd|psy\.?d|ed\.?d|b\.?mus|m\.?mus|m\.?res|ll\.?\s?[bm]\.?|b\.?des|m\.?des|emba|mha|pgdm|pg diploma|post[\s\-]?graduate diploma|graduate certificate|doctoral|undergraduate degree"
        + @"|o[\s\-]levels?|t[\s\-]levels?|international baccalaureate|ib diploma|high school equivalency|higher national (diploma|certificate)|access to (he|higher education)|(scottish )?highers|matric(ulation)?|secondary school certificate|higher secondary|senior secondary|(b|m)\.?\s?pharm|mbbs|m\.b\.b\.s\.?|mb chb|b\.?\s?arts"
        + @"|vordiplom|matura|(allgemeine |fach)?hochschulreife|fachhochschulreife|hauptschulabschluss|ausbildung (zum|zur|als)|berufsausbildung|umschulung (zum|zur)|lehre als|dipl\.|diplôme d['’]ingénieur|ingénieur diplômé|deug|dess|dea|classes? préparatoires?|prépa"
        + @"|postgrado|posgrado|diplomado|diplomatura|ciclo formativo|técnico de grado medio|especialização|pós-graduação|tecnólogo|graduação|mestre|diploma di|perito|propedeuse|doctoraal|kandidatexamen|civilingenjör|bachelorgrad|mastergrad|inżynier|studia (magisterskie|licencjackie|inżynierskie)|bakalář|inženýr|staatsexamen|baccalauréat|cand\.\p{L}+)(\b|\s|,|-|$)",
        Options);

    // Apart, since an automaton has its bounds.
    private static readonly Regex _moreDegrees = new(
        @"\b(m\.?sci|mphys|mchem|mmath|mbiol|mgeol|mlitt|m\.litt\.?|mlis|mpharm|bpharm|bvsc|bds|bmedsc|bsocsc|bsw|bhsc|bappsc|diphe|certhe|fdsc|degree in|baccalaureate|[bm]\.(e|voc|lib|plan|stat|math|agr|phys|surv|jur|econ|acc|soc)|ensino (médio|fundamental)|vmbo(-\p{L})?|efz|berufslehre|facharbeiterbrief|kandidat(eksamen)?|maisteri|agrégation"
        + @"|mastère spécialisé|laurea triennale|tecnico superiore|grado (superior|medio)|técnico en|curso (técnico|superior)|bacharel|sslc|staatlich (geprüfte[rn]?|anerkannte[rn]?)|city (&|and) guilds|((web|data|design|software|full[\- ]?stack|front[\- ]?end|coding|code|ux|cyber\p{L}*|development|engineering|science|programming|analytics)[\p{L}\- ]* )bootcamp)(\b|\s|,|-|$)",
        Options);

    private static readonly Regex _degreeLetters = new(
        @"(^|[^\p{L}.])(B\.?A\.?|M\.?A\.?|B\.?S\.?N?\.?|M\.?S\.?N?\.?|A\.?A\.?S?\.?|J\.?D\.?|M\.?D\.?|D\.?B\.?A\.?|E[Dd]\.?D\.?|GED|HND|HNC|BTS|DUT|BUT|CAP|BEP|B[Aa][Cc]|HBO|hbo|VWO|HAVO|MBO|SSC|HSC|CBSE)([^\p{L}]|$)", CaseSensitive);

    // "Licence de lettres" and "Promotion in Chemie" begin so; "driving licence" and "promotion to manager" do not.
    private static readonly Regex _degreeFirst = new(@"^(Licence( (de|d['’]|en|in|\p{Lu})|$)|Promotion( (zum|zur|in|an)\b|$))", CaseSensitive);

    private static readonly Regex _endsSchool = new(
        @"\b(high school|(a|o|as|a2|t)[\s\-]levels?|gcses?|abitur|matura|maturità|maturité|bac|baccalauréat|bachillerato|fachabitur|mittlere reife|realschulabschluss|hauptschulabschluss|(fach)?hochschulreife|leaving certificate|ged|secondary|matric(ulation)?|vwo|havo|vmbo|ssc|hsc|diploma di maturità|ensino médio|secundário)\b", Options);

    private static readonly Regex _training = new(@"\b(apprenticeship|lehre|studium|ausbildung|umschulung|traineeship|(practice|vocational|conversion) course|foundation (year|course)|alternance|apprentissage|leerwerktraject|oppleiding)\b", Options);

    // Degrees of their own only beside a school.
    private static readonly Regex _course = new(
        @"\b(program(me)?s?|courses?|degree|studies|training|apprenticeship|formation|cursus|curso|corso|cours|kurs|cursus|lehre|studium|ausbildung|umschulung|weiterbildung|qualifica|honou?rs|semester|year|class(es)?|traineeship|scheme|qualification|nanodegree|speciali[sz]ation|mooc|opleiding|utbildning|uddannelse|studia|kierunek)\b", Options);

    // "MS Office" and "Ma Cuisine".
    private static readonly Regex _product = new(@"\bMS\s(Office|Excel|Word|Project|Power\s?Point|Access|SQL|Teams|Outlook|Visio|Azure|Windows|Dynamics|SharePoint|Paint|Publisher|DOS)\b", CaseSensitive);

    // "High School Diploma", "Secondary School Certificate": the diploma, not the school.
    private static readonly Regex _diploma = new(@"(diploma|certificate|leaving exam|equivalency|ged|degree|bootcamp)\s*(\(.*\)?)?\.?$", Options);

    private static readonly Regex _part = new("^(Faculty|Department|Fakultät|Faculté|Facultad|Facultat|Facoltà|Faculdade|Faculteit|Fakultet|Wydział) ", CaseSensitive);

    // Some are schools of their own, so that only beside another these are parts of it.
    private static readonly Regex _unit = new("^(School|College|Institute|Institut|Division|Cent(er|re)|Graduate School|Dept\\.?|Instituto|Istituto|Escuela|École|Scuola|Escola) (of|for|für|de|di|del|d['’])", CaseSensitive);

    private static readonly Regex _noStudy = new(
        @"\b(awards?|prizes?|medal(list)?|scholarships?|scholar|fellowship|honou?rs|dean['’]?s list|president|treasurer|secretary|captain|chair(man|woman|person)?|representative|members?|clubs?|society|union|teams?|fraternity|sorority|volunteers?|preis|stipendium|mitglied|verein|vorsitzende[rn]?|prix|bourse|membre|premio|beca|borsa)\b",
        Options);

    // A stay at a school, or a training, that ends with no degree.
    private static readonly Regex _stay = new(
        @"^((erasmus\+?|exchange|international|foreign|visiting|study) )?(exchange|study abroad|semester abroad|year abroad|term abroad|visiting student|exchange student|summer school|winter school|summer program(me)?|residency|externship|clerkship|auslandssemester|auslandsjahr|auslandsstudium|austauschsemester|erasmus|échange (universitaire|académique|erasmus)|semestre d['’]échange|intercambio|semestre de intercambio|scambio|uitwisseling)\b", Options);

    /// <summary>Holds a word of job titles.</summary>
    public static bool IsTitle(string text) => JobTitleWords.AnyIn(text);

    /// <summary>Holds a word of companies' names.</summary>
    public static bool IsCompany(string text) => _company.IsMatch(text) || _legal.IsMatch(text) || JobTitleWords.EndsInMany(text);

    /// <summary>Holds a word of schools' names.</summary>
    public static bool IsSchool(string text) => _school.IsMatch(text) || _schoolLetters.IsMatch(text);

    /// <summary>Holds a degree; abbreviations count in capitals only.</summary>
    public static bool IsDegree(string text) => _degree.IsMatch(text) || _moreDegrees.IsMatch(text) || _degreeFirst.IsMatch(text) || (_degreeLetters.IsMatch(text) && !_product.IsMatch(text));

    /// <summary>"Faculty of Law": the school is what it is a part of.</summary>
    public static bool IsPartOfASchool(string text) => _part.IsMatch(text);

    /// <summary>"School of Law", where it stands beside a university.</summary>
    public static bool IsUnit(string text) => IsPartOfASchool(text) || _unit.IsMatch(text);

    /// <summary>"School of Law", "Faculty of Law": hardly ever a whole school, as a college or an institute may be.</summary>
    public static bool IsPartOfWhole(string text) => IsPartOfASchool(text) || (text.StartsWith("School of ", StringComparison.Ordinal) && IsUnit(text));

    /// <summary>Is an office, an award or a club, which stand among studies and are none. A trade with its level was learned: "Welder (Level 2)".</summary>
    public static bool IsNoStudy(string text) => (IsTitle(text) && !text.Any(char.IsAsciiDigit)) || _noStudy.IsMatch(text);

    /// <summary>Is a time at a school, or a training, that ends with no degree.</summary>
    public static bool IsStay(string text) => _stay.IsMatch(text);

    /// <summary>Is what one leaves school with.</summary>
    public static bool EndsSchool(string degree) => _endsSchool.IsMatch(degree);

    /// <summary>Is learning a trade, or a course that is named as a degree is.</summary>
    public static bool IsTraining(string text) => _training.IsMatch(text);

    /// <summary>Could be what somebody studied at a school: a course, or a field.</summary>
    public static bool IsCourse(string text) => _course.IsMatch(text) || _stay.IsMatch(text) || FieldsOfStudy.Holds(text);

    /// <summary>Is a diploma, though a kind of school stands in its name.</summary>
    public static bool IsDiploma(string text) => _diploma.IsMatch(text) && IsDegree(text);
}
