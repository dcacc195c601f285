using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Sections;

/// <summary>What sections are called, by <see cref="ResumeLine.Key"/>. Our own list, from headings met in the wild.</summary>
internal static class HeadingWords
{
    private static readonly FrozenDictionary<string, SectionKind> _exact = Exact();

    private static readonly FrozenSet<string> _ambiguous = FrozenSet.Create(StringComparer.Ordinal,
        "leadership", "teaching", "training", "web", "service", "courses", "cursos", "corsi", "freelance", "internship", "internships", "stages", "praktika", "volunteer", "volunteering", "community", "charity", "career", "software",
        "technology", "technologies", "technical", "tools", "programming", "programming languages", "knowledge", "methods", "methods and tools", "instruments", "portfolio", "books", "articles", "articoli", "papers", "talks", "presentations",
        "conferences", "patents", "memberships", "details", "links", "online", "social", "social media", "personal", "other", "background", "overview", "highlights", "strengths", "hobby", "roles", "jobs", "degrees", "schools", "activities",
        "recognition", "grants", "placements", "rotations", "coursework", "relevant coursework", "leisure", "introduction", "research interests", "open source", "informatique", "registration", "registrations", "achievements", "key achievements",
        "accomplishments", "key accomplishments", "military service", "pro bono", "availability", "address", "profiles");

    private static readonly FrozenSet<string> _ofAJob = FrozenSet.Create(StringComparer.Ordinal,
        "achievements", "key achievements", "accomplishments", "key accomplishments", "selected achievements", "notable achievements", "selected accomplishments", "awards", "recognition", "programming languages", "languages and technologies",
        "address", "coursework", "relevant coursework", "courses", "training", "publications", "papers");

    private static readonly FrozenSet<string> _ofADegree = FrozenSet.Create(StringComparer.Ordinal,
        "honors", "honours", "awards", "prizes", "distinctions", "scholarships", "grants", "fellowships", "honors and awards", "awards and honors", "honours and awards", "awards and honours", "achievements", "key achievements", "accomplishments",
        "recognition", "scholarships and awards", "awards and scholarships", "courses", "coursework", "relevant coursework", "activities", "extracurricular activities", "leadership", "projects", "academic projects", "course projects", "research interests",
        "auszeichnungen", "stipendien", "distinction", "prix", "premios");

    private static readonly string[] _contact =
        ["contact", "kontakt", "contatt", "coordonn", "personal", "persoonlijke", "persönlich", "personnelles", "osobowe", "zur person", "find me", "reach", "touch", "details", "particulars", "address", "profiles", "social", "online", "web", "links"];

    // For a line that looks like a heading already: its words in the person's own order.
    private static readonly (string Word, SectionKind Kind)[] _hints =
    [
        ("volunt", SectionKind.Volunteer), ("giving back", SectionKind.Volunteer), ("community", SectionKind.Volunteer), ("education", SectionKind.Education),
        ("studied", SectionKind.Education), ("studies", SectionKind.Education), ("academic", SectionKind.Education),
        ("learned", SectionKind.Education), ("qualifications", SectionKind.Education), ("worked", SectionKind.Work),
        ("experience", SectionKind.Work), ("employment", SectionKind.Work), ("career", SectionKind.Work), ("jobs", SectionKind.Work),
        ("positions", SectionKind.Work), ("skills", SectionKind.Skills), ("bring", SectionKind.Skills), ("expertise", SectionKind.Skills),
        ("toolbox", SectionKind.Skills), ("technologies", SectionKind.Skills), ("competencies", SectionKind.Skills),
        ("strength", SectionKind.Skills), ("good at", SectionKind.Skills), ("built", SectionKind.Projects), ("projects", SectionKind.Projects),
        ("certif", SectionKind.Certificates), ("licens", SectionKind.Certificates), ("languages", SectionKind.Languages),
        ("speak", SectionKind.Languages), ("award", SectionKind.Awards), ("honors", SectionKind.Awards), ("honours", SectionKind.Awards),
        ("publications", SectionKind.Publications), ("published", SectionKind.Publications), ("interests", SectionKind.Interests), ("appointments", SectionKind.Work), ("track record", SectionKind.Work), ("where i", SectionKind.Work),
        ("prizes", SectionKind.Awards), ("grants", SectionKind.Awards), ("degrees", SectionKind.Education), ("what i know", SectionKind.Skills),
        ("what i can", SectionKind.Skills), ("what i do", SectionKind.Summary), ("find me", SectionKind.Other), ("reach me", SectionKind.Other), ("get in touch", SectionKind.Other), ("about me", SectionKind.Summary),
        ("who i am", SectionKind.Summary), ("profile", SectionKind.Summary), ("summary", SectionKind.Summary),
    ];

    /// <summary>The section that a line of exactly these words starts.</summary>
    public static SectionKind? Exactly(string key) => _exact.TryGetValue(key, out var kind) ? kind : null;

    /// <summary>Whether a line of these words is as often something else: a skill, a group of skills, or a job's own line.</summary>
    public static bool IsAmbiguous(string key) => _ambiguous.Contains(key);

    /// <summary>Whether "these words: …" inside a job tells of that job: what it was done with, or what came of it.</summary>
    public static bool IsOfAJob(string key, SectionKind kind) =>
        kind is SectionKind.Work or SectionKind.Projects or SectionKind.Summary || _ofAJob.Contains(key)
        || (kind == SectionKind.Skills && !key.Contains("skill", StringComparison.Ordinal) && !key.Contains("kenntnisse", StringComparison.Ordinal) && !key.Contains("compet", StringComparison.Ordinal));

    /// <summary>Whether "these words: …" below a degree tells of that degree.</summary>
    public static bool IsOfADegree(string key) => _ofADegree.Contains(key);

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

    /// <summary>Whether a heading announces contact details: words of any of our languages.</summary>
    public static bool IsContact(string key) => _contact.Any(word => key.Contains(word, StringComparison.Ordinal));

    private static FrozenDictionary<string, SectionKind> Exact()
    {
        var words = new Dictionary<string, SectionKind>(StringComparer.Ordinal);
        Add(SectionKind.Summary, "summary statement|profile summary|career profile|overview|highlights|career highlights|highlights of qualifications|at a glance|who i am|bio|biography|background|a propos|à propos|présentation|profil professionnel|über mich|persönliches profil|sobre mí|perfil profesional|profilo professionale|profiel|podsumowanie|sobre|summary|professional summary|executive summary|career summary|profile|professional profile|personal profile|about|about me|objective|career objective|personal statement|introduction|summary of qualifications|kurzprofil|profil|perfil|resumen|resumo|profilo|sobre mi|über mich|zusammenfassung");
        Add(SectionKind.Work, "jobs|employment record|employment experience|work record|previous experience|previous positions|previous employment|prior experience|recent experience|other experience|additional experience|additional work experience|earlier experience|earlier career|early career|selected experience|related experience|relevant work experience|practical experience|engineering experience|nursing experience|sales experience|leadership experience|consulting experience|freelance work|freelance experience|freelance|roles|current role|current position|career summary and experience|career experience|experience summary|job history|professional appointments|academic positions|academic experience|field experience|internship|placements|clinical rotations|rotations|parcours|parcours professionnel|expériences|emplois|stages|berufspraxis|beruflicher hintergrund|praktika|werdegang|trayectoria|trayectoria profesional|experiencias|esperienze|esperienze professionali|esperienza|loopbaan|ervaring|experiências|doświadczenie|doświadczenie zawodowe|erhvervserfaring|arbetslivserfarenhet|experience|work experience|professional experience|employment|employment history|work history|career history|relevant experience|experience and employment|professional background|professional history|professional journey|clinical experience|teaching experience|research experience|industry experience|academic appointments|appointments|internships|internship experience|career|positions|positions held|where i've worked|berufserfahrung|beruflicher werdegang|arbeitserfahrung|expérience professionnelle|expériences professionnelles|expérience|experiencia|experiencia laboral|experiencia profesional|esperienza professionale|esperienze lavorative|werkervaring|experiência profissional|military experience|military service");
        Add(SectionKind.Education, "studies and training|higher education|tertiary education|secondary education|school and university|scholastic record|educational qualifications|educational attainment|education details|academic details|academic credentials|academic profile|my education|education and formation|education formation|education and awards|education and professional development|certifications and education|education training and licences|education training and licenses|professional qualifications and education|bildungsweg|ausbildung und studium|studium und ausbildung|schul und berufsausbildung|schule und studium|hochschulstudium|parcours académique|parcours scolaire|scolarité|formation initiale|datos académicos|estudios realizados|formazione|formazione accademica|opleiding en cursussen|habilitações literárias|utdanning|utdannelse|koulutus|opinnot|vzdělání|vzdelanie|tanulmányok|studii|educație|eğitim|obrazovanje|hezkuntza|formació|education history|education and qualifications|education and certifications|academic education|academic record|academic training|academics|schooling|schools|university education|formal education|professional education|education background|diplomas|academic degrees|études|formations|diplômes|diplômes et formations|formation académique|schulbildung|schulische ausbildung|akademischer werdegang|aus und weiterbildung|estudios|educacion|formacion|formación y estudios|titulación|titoli di studio|studi|educatie|onderwijs|formação académica|formação acadêmica|escolaridade|wykształcenie|edukacja|uddannelse|utbildning|education|degrees|education and training|academic background|academic qualifications|academic history|educational background|qualifications|training and education|studies|ausbildung|bildung|studium|formation|formación|educación|formación académica|istruzione|istruzione e formazione|opleiding|opleidingen|formação|educação|coursework|relevant coursework");
        Add(SectionKind.Skills, "top skills|my skills|main skills|primary skills|other skills|additional skills|relevant skills|special skills|professional competencies|key competencies|key strengths|core strengths|areas of strength|capabilities|core capabilities|abilities|proficiencies|languages and technologies|programming|programming languages|tech stack|technology stack|technology|technical|technical knowledge|knowledge|toolbox|tools and skills|methods|methods and tools|instruments|software and tools|software proficiency|skills and abilities|skills and interests|skills and competencies|professional expertise|specialties|specializations|specialisms|good at|compétences techniques|compétences clés|compétences informatiques|informatique|savoir faire|atouts|it kenntnisse|edv|fachkenntnisse|qualifikationen|competencias técnicas|conocimientos|aptitudes|competenze tecniche|conoscenze informatiche|competenties|kennis|conhecimentos|umiejętności|färdigheter|kompetencer|skills|software|technical skills|core skills|key skills|professional skills|core competencies|competencies|areas of expertise|expertise|technologies|technical expertise|tools|tools and technologies|skills and tools|technical proficiencies|skills and technologies|skill set|skills summary|clinical skills|skills and expertise|computer skills|it skills|software skills|hard skills|soft skills|strengths|what i bring|kenntnisse|fähigkeiten|edv kenntnisse|compétences|competencias|habilidades|competenze|vaardigheden|competências");
        Add(SectionKind.Projects, "project experience|project highlights|notable projects|featured projects|recent projects|portfolio|portfolio projects|research projects|class projects|university projects|course projects|side work|projets personnels|eigene projekte|proyectos personales|projekty|projects|personal projects|selected projects|key projects|side projects|academic projects|open source|open source projects|projekte|projets|proyectos|progetti|projecten|projetos");
        Add(SectionKind.Certificates, "certs|certificates and licenses|certificates and licences|licences and certificates|licenses and certificates|certificates and courses|certifications and courses|courses and certificates|professional certificates|professional licenses|professional development|credentials|registrations|registration|accreditations|qualifications and certifications|continuing education|training and certificates|habilitations|permis|permis et certifications|certificaciones y cursos|cursos|corsi|corsi e certificazioni|weiterbildung|weiterbildungen|fortbildungen|fortbildung|szkolenia|certyfikaty|cursussen|certifications|certificates|certification|licenses|licences|licenses and certifications|licences and certifications|certifications and licenses|certifications and training|training and certifications|professional certifications|courses and certifications|zertifikate|certificats|certificaciones|certificazioni|certificaten|certificações|licensure");
        Add(SectionKind.Languages, "language|language proficiency|spoken languages|foreign languages|languages known|fremdsprachen|langues étrangères|langues parlées|idiomas extranjeros|lenguas|línguas|języki|języki obce|språk|sprog|languages|language skills|languages spoken|sprachen|sprachkenntnisse|langues|idiomas|lingue|talen");
        Add(SectionKind.Awards, "honours and awards|awards and honours|honors and scholarships|awards and scholarships|scholarships and awards|awards and grants|fellowships|fellowships and awards|fellowships and grants|selected awards|selected achievements|selected accomplishments|key achievements|key accomplishments|notable achievements|prix|prix et distinctions|récompenses|preise|ehrungen|stipendien|auszeichnungen und preise|premios y reconocimientos|premi|onderscheidingen|nagrody|awards|prizes|grants and prizes|prizes and awards|selected honors|honors|honours|awards and honors|honors and awards|achievements|accomplishments|awards and achievements|recognition|awards and recognition|scholarships|grants and awards|grants|auszeichnungen|distinctions|premios|prijzen");
        Add(SectionKind.Publications, "selected papers|articles|journal publications|refereed publications|publications and presentations|books|book chapters|preprints|patents and publications|publications et communications|articles scientifiques|artículos|articoli|publicações|publikacje|publications|selected publications|papers|research publications|peer reviewed publications|journal articles|conference papers|veröffentlichungen|publikationen|publicaciones|pubblicazioni|publicaties");
        Add(SectionKind.Volunteer, "volunteer activities|volunteer service|volunteering experience|volunteering and community|charity work|charity|civic engagement|civic activities|social engagement|giving back|pro bono|pro bono work|bénévolat et associations|engagement associatif|vie associative|ehrenamtliches engagement|ehrenamtliche tätigkeit|ehrenamtliche tätigkeiten|soziales engagement|wolontariat|frivilligt arbejde|volunteering|voluntary work|voluntary experience|volunteer experience|volunteer work|volunteer|community service|community involvement|community|ehrenamt|bénévolat|voluntariado|volontariato|vrijwilligerswerk");
        Add(SectionKind.References, "references|referees|referenzen|références|referencias|referenze");
        Add(SectionKind.Interests, "interests and activities|activities and interests|leisure|leisure interests|free time|outside work|beyond work|centres d'intérêt|centre d'intérêt|loisirs|freizeit|interessen und hobbys|hobbies e interessi|hobby|interesses|zainteresowania|interests|research interests|hobbies|hobbies and interests|interests and hobbies|activities|extracurricular activities|personal interests|interessen|hobbys|intérêts|intereses|aficiones|interessi");
        Add(SectionKind.Other, "find me|reach me|get in touch|reach out|personal|personal data|personal particulars|particulars|details of contact|address|profiles|social|social media|online|web|availability|coordonnées|informations personnelles|état civil|persönliche angaben|zur person|datos personales|datos de contacto|contacto|dati personali|contatti|persoonlijke gegevens|contactgegevens|dane osobowe|declaration|additional information|other|miscellaneous|personal details|personal information|memberships|professional memberships|affiliations|professional affiliations|patents|conferences|presentations|talks|courses|training|leadership|teaching|service|contact|contact details|contact information|persönliche daten|kontakt|details|links");
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
