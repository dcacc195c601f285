using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Sections;

/// <summary>What sections are called, by <see cref="ResumeLine.Key"/>. Our own list, from headings met in the wild.</summary>
internal static class HeadingWords
{
    private static readonly FrozenDictionary<string, SectionKind> _exact = Exact();

    // For a line that looks like a heading already: its words in the person's own order.
    private static readonly (string Word, SectionKind Kind)[] _hints =
    [
        ("volunteer", SectionKind.Volunteer), ("community", SectionKind.Volunteer), ("education", SectionKind.Education),
        ("studied", SectionKind.Education), ("studies", SectionKind.Education), ("academic", SectionKind.Education),
        ("learned", SectionKind.Education), ("qualifications", SectionKind.Education), ("worked", SectionKind.Work),
        ("experience", SectionKind.Work), ("employment", SectionKind.Work), ("career", SectionKind.Work), ("jobs", SectionKind.Work),
        ("positions", SectionKind.Work), ("skills", SectionKind.Skills), ("bring", SectionKind.Skills), ("expertise", SectionKind.Skills),
        ("toolbox", SectionKind.Skills), ("technologies", SectionKind.Skills), ("competencies", SectionKind.Skills),
        ("strengths", SectionKind.Skills), ("good at", SectionKind.Skills), ("built", SectionKind.Projects), ("projects", SectionKind.Projects),
        ("certif", SectionKind.Certificates), ("licens", SectionKind.Certificates), ("languages", SectionKind.Languages),
        ("speak", SectionKind.Languages), ("award", SectionKind.Awards), ("honors", SectionKind.Awards), ("honours", SectionKind.Awards),
        ("publications", SectionKind.Publications), ("published", SectionKind.Publications), ("about me", SectionKind.Summary),
        ("who i am", SectionKind.Summary), ("profile", SectionKind.Summary), ("summary", SectionKind.Summary),
    ];

    /// <summary>The section that a line of exactly these words starts.</summary>
    public static SectionKind? Exactly(string key) => _exact.TryGetValue(key, out var kind) ? kind : null;

    /// <summary>The section that a heading with these words among others means.</summary>
    public static SectionKind? Hinted(string key)
    {
        foreach (var (word, kind) in _hints)
        {
            if (key.Contains(word, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, SectionKind> Exact()
    {
        var words = new Dictionary<string, SectionKind>(StringComparer.Ordinal);
        Add(SectionKind.Summary, "summary|professional summary|executive summary|career summary|profile|professional profile|personal profile|about|about me|objective|career objective|personal statement|introduction|summary of qualifications|kurzprofil|profil|perfil|resumen|resumo|profilo|sobre mi|über mich|zusammenfassung");
        Add(SectionKind.Work, "experience|work experience|professional experience|employment|employment history|work history|career history|relevant experience|experience and employment|professional background|professional history|professional journey|clinical experience|teaching experience|research experience|industry experience|academic appointments|appointments|internships|internship experience|career|positions held|where i've worked|berufserfahrung|beruflicher werdegang|arbeitserfahrung|expérience professionnelle|expériences professionnelles|expérience|experiencia|experiencia laboral|experiencia profesional|esperienza professionale|esperienze lavorative|werkervaring|experiência profissional|military experience|military service");
        Add(SectionKind.Education, "education|education and training|academic background|academic qualifications|academic history|educational background|qualifications|training and education|studies|ausbildung|bildung|studium|formation|formación|educación|formación académica|istruzione|istruzione e formazione|opleiding|opleidingen|formação|educação|coursework|relevant coursework");
        Add(SectionKind.Skills, "skills|technical skills|core skills|key skills|professional skills|core competencies|competencies|areas of expertise|expertise|technologies|technical expertise|tools|tools and technologies|skills and tools|technical proficiencies|skills and technologies|skill set|skills summary|clinical skills|skills and expertise|computer skills|it skills|software skills|hard skills|soft skills|strengths|what i bring|kenntnisse|fähigkeiten|edv kenntnisse|compétences|competencias|habilidades|competenze|vaardigheden|competências");
        Add(SectionKind.Projects, "projects|personal projects|selected projects|key projects|side projects|academic projects|open source|open source projects|projekte|projets|proyectos|progetti|projecten|projetos");
        Add(SectionKind.Certificates, "certifications|certificates|certification|licenses|licences|licenses and certifications|licences and certifications|certifications and licenses|certifications and training|training and certifications|professional certifications|courses and certifications|zertifikate|certificats|certificaciones|certificazioni|certificaten|certificações|licensure");
        Add(SectionKind.Languages, "languages|language skills|languages spoken|sprachen|sprachkenntnisse|langues|idiomas|lingue|talen");
        Add(SectionKind.Awards, "awards|honors|honours|awards and honors|honors and awards|achievements|accomplishments|awards and achievements|recognition|awards and recognition|scholarships|grants and awards|grants|auszeichnungen|distinctions|premios|prijzen");
        Add(SectionKind.Publications, "publications|selected publications|papers|research publications|peer reviewed publications|journal articles|conference papers|veröffentlichungen|publikationen|publicaciones|pubblicazioni|publicaties");
        Add(SectionKind.Volunteer, "volunteering|volunteer experience|volunteer work|volunteer|community service|community involvement|community|ehrenamt|bénévolat|voluntariado|volontariato|vrijwilligerswerk");
        Add(SectionKind.References, "references|referees|referenzen|références|referencias|referenze");
        Add(SectionKind.Interests, "interests|hobbies|hobbies and interests|interests and hobbies|activities|extracurricular activities|personal interests|interessen|hobbys|intérêts|intereses|aficiones|interessi");
        Add(SectionKind.Other, "additional information|other|miscellaneous|personal details|personal information|memberships|professional memberships|affiliations|professional affiliations|patents|conferences|presentations|talks|courses|training|leadership|teaching|service|contact|contact details|contact information|persönliche daten|kontakt|details|links");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(SectionKind kind, string names)
        {
            foreach (var name in names.Split('|'))
            {
                words[name] = kind;
            }
        }
    }
}
