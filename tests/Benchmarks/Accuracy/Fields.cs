namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Rows of the table, in its order. An F1 is twice what is right, of what there is and what was found: what is made up or told twice costs.</summary>
internal static class Fields
{
    public const string Read = "files read";
    public const string Name = "name";
    public const string Email = "e-mail";
    public const string Phone = "phone";
    public const string Location = "location";
    public const string Links = "links";
    public const string LinksF1 = "links F1";
    public const string Summary = "summary, there or not";
    public const string SectionsF1 = "sections F1";
    public const string JobTitle = "job: title";
    public const string JobCompany = "job: company";
    public const string JobStart = "job: start";
    public const string JobEnd = "job: end";
    public const string Job = "job: title with company and dates";
    public const string TemplateJob = "  of these on template PDFs";
    public const string JobF1 = "  F1, extra jobs counted";
    public const string JobsF1 = "jobs told apart F1";
    public const string JobBulletCount = "job: number of bullets";
    public const string Bullets = "bullets, in their job";
    public const string BulletsF1 = "bullets F1";
    public const string BulletTotal = "bullets of the file, number";
    public const string Institution = "education: institution";
    public const string Degree = "education: degree and field";
    public const string StudyDates = "education: dates";
    public const string Study = "education: the entry whole";
    public const string StudiesF1 = "  F1, extra entries counted";
    public const string Skills = "skills";
    public const string SkillsF1 = "skills F1";
    public const string SkillGroups = "skills in their group";
    public const string ProjectsF1 = "projects F1";
    public const string CertificatesF1 = "certificates F1";
    public const string LanguagesF1 = "languages F1";
    public const string AwardsF1 = "awards F1";
    public const string PublicationsF1 = "publications F1";
    public const string VolunteerF1 = "volunteer roles, whole F1";
    public const string Tokens = "tokens of pdftotext found";
    public const string TokenFiles = "  PDFs with at least 98 % of them";
    public const string Pairs = "  with the same word behind them";
    public const string Hidden = "hidden texts of the file, number";
    public const string OwnTokens = "tokens found that pdftotext has";

    public static IReadOnlyList<string> All { get; } =
    [
        Read, Name, Email, Phone, Location, Links, LinksF1, Summary, SectionsF1, JobTitle, JobCompany, JobStart, JobEnd, Job, TemplateJob, JobF1, JobsF1,
        JobBulletCount, Bullets, BulletsF1, BulletTotal, Institution, Degree, StudyDates, Study, StudiesF1, Skills, SkillsF1, SkillGroups,
        ProjectsF1, CertificatesF1, LanguagesF1, AwardsF1, PublicationsF1, VolunteerF1, Tokens, TokenFiles, Pairs, OwnTokens, Hidden,
    ];

    /// <summary>Per cent that we want at least, of files that nobody tuned to.</summary>
    public static IReadOnlyDictionary<string, int> Wanted { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Name] = 90,
        [Email] = 99,
        [Phone] = 95,
        [SectionsF1] = 95,
        [TemplateJob] = 85,
        [Study] = 85,
        [Tokens] = 98,
        [TokenFiles] = 100,
    };
}
