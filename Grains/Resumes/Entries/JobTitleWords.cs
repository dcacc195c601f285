using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Words of job titles, in the languages that resumes in Latin script are written in most. Our own list.</summary>
internal static class JobTitleWords
{
    private const string Words =
        """
        abogada abogado accountant acheteur acheteuse activist actor actress actuary addetta addetto adjoint adjointe adjunct
        adjuster administrativa administrativo administrator adviser adviseur advisor advocaat advogada advogado aesthetician agent
        agriculteur agronomist aide airman ajusteur albañil almacenero altenpfleger altenpflegerin alternant ambassador ambulancier
        anaesthetist analista analityk analyst anesthesiologist anesthetist angestellte angestellter animateur animator animatrice
        announcer anthropologist apotheker appraiser apprendista apprenti apprentice apprentie arbitrator arborist archaeologist
        architect architetto archivist artist arzt asesor asesora assembler assessor assistant assistante assistent assistente
        associate astronomer astrophysicist asystent asystentka athlete attaché attachée attorney auctioneer audiologist auditeur
        auditor aushilfe auszubildende auszubildender author autista auxiliar avocat avocate avp avvocato azubi babysitter badante
        bailiff baker banker barback barber barista barmaid barman barrister bartender beautician becaria becario beekeeper
        begeleider begeleidster beheerder bellboy bellhop berater beraterin bestuurder bibliothécaire biochemist bioinformatician
        biologist blacksmith blogger boekhouder boilermaker bolseiro bookbinder bookkeeper bookmaker bookseller bosun botanist
        boucher boulanger boulangère brewer bricklayer broadcaster broker brygadzista buchhalter builder bursar busser butcher
        butler buyer bäcker bäckerin bénévole cabinetmaker cadet caissier caissière cajera cajero camarera camarero cameraman
        cameriera cameriere campaigner canvasser captain cardiologist caregiver carer caretaker cariste carpenter carpintero
        carreleur cartographer cartoonist caseworker cashier caterer cdo celador ceo ceramicist cfo chair chairman chairperson
        chairwoman chancellor chaplain chargé chargée charpentier chauffagiste chauffeur checker cheesemonger chef chemist chercheur
        chercheuse chief childminder chiropractor chocolatier choreographer chro cinematographer cio ciso cleaner clerk
        climatologist cmo co-founder co-ordinator coach cocinera cocinero coder coiffeur coiffeuse colonel colorist colourist
        columnist commander commessa commesso commis commissioner composer comptable concierge conducteur conductor confectioner
        conseiller conseillère conservator constable consul consulente consultant consultor consultora contabile contabilista
        contable contractor controller contrôleur contrôleuse coo cook coordenador coordenadora coordinador coordinadora
        coordinateur coordinator coordinatore coordinatrice coordonnateur copywriter corporal correspondent cosmetologist costumier
        councillor councilor counsel counsellor counselor courier couvreur cozinheira cozinheiro cpo criminologist croupier cso cto
        cuidador cuidadora cuisinier cuisinière cuoca cuoco curator custodian cytologist dachdecker dancer deacon dean deckhand
        delegate demographer demonstrator dentist dentiste dependienta dependiente dermatologist desarrollador desenvolvedor
        desenvolvedora designer detailer detective developer devops dietician dietitian diplomat directeur director directora
        directrice diretor diretora direttore direttrice diseñador diseñadora dishwasher dispatcher disponent disponentin distiller
        docent docente doctor doctorant doctorante documentaliste doorman doradca dottorando doula dozent drafter draftsman
        dramaturg draughtsman draughtswoman dressmaker driller driver drummer dyrektor dziennikarz développeur développeuse
        ecologist economist economista editor educador educadora educatore educatrice einkäufer einkäuferin electrician electricista
        elektricien elektriker elektroniker elektryk eletricista elettricista embalmer erntehilfe haushaltshilfe lagerhilfe pflegehilfe reinigungshilfe verkaufshilfe embryologist employé employée empregada
        empregado encargada encargado enfermeiro enfermera enfermero engenheiro engineer enseignant enseignante entomologist
        entrepreneur entwickler epidemiologist ergonomist erzieher erzieherin estagiária estagiário estetista esthetician
        esthéticienne estimator evangelist evp examiner executive expediter exterminator fabricator fachkraft facilitator falegname
        farmaceuta farmacista farmacéutica farmacéutico farmer farmhand farmworker feldwebel fellow finisher firefighter fisherman
        fishmonger fisioterapeuta fisioterapista fitter fliesenleger florist fontanero footballer foreman foreperson forester
        formateur formatrice forwarder fotograaf fotograf fotografin fotógrafo founder fraiseur freelance freelancer fryer
        fundraiser fysiotherapeut gaffer gamekeeper gardener gendarme generalist geneticist geographer geologist geometra
        geophysicist gerente geschäftsführer geschäftsführerin geselle gestalter gestionnaire gestor gestora ghostwriter giornalista
        glassblower glazer glazier goldsmith governess governor grader grafiker graphiste greengrocer greenkeeper greeter grocer
        groomer groundskeeper groundsman groundworker guard guide guitarist gunner gynaecologist gérant gérante hairdresser handler
        handläggare handyman haulier hausmeister hauswirtschafterin head headmaster headmistress headteacher hebamme herdsman
        hilfskraft histologist historian hoofd horticulturist host hostess housekeeper huisarts hydraulik hydrologist hygienist hôte
        hôtesse idraulico illustrateur illustrator imam immunologist impiegata impiegato infermiera infermiere infirmier infirmière
        influencer infographiste informatiker ingegnere ingeniera ingeniero ingenieur ingeniør ingenjör ingénieur ingénieure
        insegnante inspector installateur installer instituteur institutrice instructor intendant intern internship interpreter
        interprète investigador investigadora investigator invigilator inżynier ironmonger ironworker janitor jardinero jardinier
        jardinière jefa jefe jeweler jeweller joiner jornalista journalist journaliste judge junior jurist juriste kasjer kasjerka
        kauffrau kaufmann kellner kelner kelnerka kierowca kierownik kinésithérapeute koch kok konditor konditorin konstrukteur
        konsult konsultant koordynator koordynatorka krankenpfleger krankenschwester księgowa księgowy kucharz köchin küchenhilfe
        laborer labourer lagerist landscaper lasser lawyer lead leader lector lecturer leder leerkracht lehrer lehrerin lehrling
        leiter leiterin lekarka lekarz leraar liaison librarian lieutenant lifeguard limpiador limpiadora lineman linesman linguist
        livreur livreuse loader lobbyist locksmith logopädin loodgieter loss-adjuster luthier lärare lærer machinist maestra maestro
        magasinier magazijnier magazynier magazziniere magistrate maid mailman manager manicurist manutentionnaire marketer marshal
        mason masseur masseuse mathematician maurer mayor maçon meccanico mechanic mechanik mechaniker mechatroniker mecánico
        medewerker mediator meister member menedżer mentor menuisier merchandiser merchandizer metalworker meteorologist metselaar
        metzger microbiologist midshipman midwife milliner millwright miner missionary mitarbeitende mitarbeiter mixologist modeler
        modeller moderator monteur motorista moulder mozo murarz muratore musician mécanicien mécanicienne médecin médica médico
        nanny nauczyciel navigator negotiator neurologist newsagent notaire notar notary novelist nurse nutritionist négociateur
        oceanographer officer offizier ombudsman oncologist onderwijzer onderzoeker ontwerper ontwikkelaar operador operadora
        operaia operaio operaria operario operator optician optometrist opérateur opératrice orderly organiser organizer
        ornithologist orthodontist osteopath ostetrica ouvrier ouvrière overseer owner packer paediatrician painter panadero
        panettiere paralegal paramedic paraplanner parrucchiera partner pastelero pasticcere pastor pathologist paymaster paysagiste
        pediatrician pedreiro peintre peluquera peluquero perfusionist periodista pesquisador pesquisadora peón pflegefachkraft
        pflegehelfer pfleger pflegerin pharmacien pharmacienne pharmacist pharmacologist phlebotomist photographe photographer
        physician physicist physiotherapeut physiotherapist pianist picker pielęgniarka pilot pintor pipefitter planner plasterer
        playworker playwright plombier plongeur plumber podiatrist poet policeman policewoman policier polier polisher polizist
        pompier porter postdoc postdoctoral postman pracownik practitioner praktikant praktikantin praktykant prawnik preceptor
        presenter president prezes priest principal printmaker proctor producer profesor profesora professeur professeure professor
        professora progettista programador programadora programista programistka programmatore programmatrice programmer
        projectionist projektant projektledare projektleiter projektleiterin promoter promovendus proofreader proprietor prosthetist
        provost préparateur préparatrice psicóloga psicólogo psychiatrist psycholog psychologe psychologin psychologist psychologue
        psycholoog psychotherapist publicist purchaser purser pâtissier pâtissière pædagog qa rabbi radiographer radiologist
        ragioniera ragioniere ranger rececionista recepcionista recepcjonistka receptionist receptioniste rechtsanwalt
        rechtsanwältin recruiter rector redacteur redactor redactora redakteur redattore redattrice referee referent registrar
        repartidor repartidora reponedor reporter representative researcher responsabile responsable restorer retoucher ricercatore
        ricercatrice rigger rn roaster roofer rådgiver réceptionniste rédacteur rédactrice rörmokare sachbearbeiter sachbearbeiterin
        sage-femme sailor saldatore salesman salesperson samordnare sapper scaffolder scheduler schlosser scholar schreiner
        scientist screenwriter scriptwriter sculptor seafarer seaman seamstress secretaresse secretaria secretario secretary
        secrétaire segretaria segretario sekretär sekretärin selger senior sergeant serveerster server serveur serveuse setter
        sheriff shipper shipwright shoemaker signwriter singer sjuksköterska skipper slater snickare sociologist soignant soignante
        soldador soldat soldier solicitor sommelier sommelière songwriter sonographer soudeur sozialarbeiter sozialpädagoge
        sozialpädagogin spawacz specialist specjalista specjalistka splicer spokesperson sprayer sprzedawca sre staff stagehand
        stagiair stagiaire stagista standardiste statistician stażysta steamfitter steelworker stenographer steuerberater steward
        stewardess stockbroker stocker storekeeper storeman storyteller strategist stylist subtitler superintendent supervisor
        surgeon surveyor sviluppatore sviluppatrice svp sygeplejerske sykepleier sysadmin säljare sælger tailor tattooist teacher
        teamleider technician technicien technicienne techniker technikerin technologist tecnica tecnico telemarketer telephonist
        teller tester theatre-practitioner therapist tiler timmerman tirocinante tischler toolmaker tornitore toxicologist trader
        traducteur traductor traductora traductrice traduttrice trainee trainer transcriptionist translator treasurer trucker
        trustee turner tutor typesetter typist técnica técnico tømrer tłumacz udvikler umpire undersköterska undertaker underwriter
        unteroffizier upholsterer usher usineur utvecklare utvikler vaktmästare valet valeter valuer vendedor vendedora vendeur
        vendeuse verkoopster verkoper verkäufer verkäuferin verpleegkundige vertaler verzorgende verzorger veterinarian vicar
        videographer vikar vikarie virologist vocalist volontaria volontario volontär voluntaria voluntario volunteer voluntário
        voorzitter vorarbeiter vormgever vp vrijwilliger waiter waitress warden warehouseman watchmaker webmaster welder werkstudent
        werkstudentin woodworker worker writer zeichner zimmerer zookeeper zoologist ärztin éducateur éducatrice électricien
        électricienne ślusarz
        """;

    private const int LongestAbbreviation = 4;

    // Hashing what nobody writes costs its length at each dash.
    private const int LongestWord = 60;

    private static readonly FrozenSet<string> _words = Words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    // The last part of words that German, Dutch and Swedish make anew: "Vertriebsmitarbeiter", "verkoopmedewerker", "butiksbiträde".
    private static readonly string[] _lastParts =
    [
        "mitarbeiter", "leiter", "entwickler", "kaufmann", "kauffrau", "fahrer", "techniker", "mechaniker", "angestellte", "angestellter", "berater", "helfer", "pfleger", "ingenieur", "verkäufer", "führer", "fachmann", "fachfrau",
        "assistent", "elektroniker", "manager", "medewerker", "leider", "beheerder", "verpleegkundige", "adviseur", "begeleider", "assistente", "monteur", "biträde", "sköterska", "ledare", "arbetare", "konsulent", "medarbejder", "medarbeider",
        "arbeider", "arbejder", "tekniker", "lärare", "lærer", "assistant",
    ];

    private const int ShortestFirstPart = 3;

    // Trades that people, and so companies, are called after too: "Turner Construction", "Trader Sample's".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _names = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "guide", "trader", "turner", "slater", "singer", "farmer", "butler", "barber", "dean", "porter", "judge", "marshal", "maestro", "brewer", "ranger").GetAlternateLookup<ReadOnlySpan<char>>();

    // They end as trades do, and are none.
    private static readonly string[] _things = ["halbleiter", "ableiter"];

    /// <summary>Whether a word of the text is one, also with an ending: engineers, Ingenieurin.</summary>
    public static bool AnyIn(ReadOnlySpan<char> text)
    {
        // "Example Couriers", "Royal Example Engineers": many of a trade are a company.
        var isOfMany = EndsInMany(text);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '-' or '\'' && start >= 0));
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                if (IsOne(text[start..i]) && !(isOfMany && i == text.Length) && (EndsATitle(text[i..]) || !IsName(text[start..i])))
                {
                    return true;
                }

                start = -1;
            }
        }

        return false;
    }

    /// <summary>Whether the last word is a trade's plural, and not the only one: so companies are called.</summary>
    public static bool EndsInMany(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOf(' ') + 1;
        var word = text[last..];
        return last > 0 && !IsOfThem(text[..last]) && word.Length is > LongestAbbreviation and <= LongestWord && char.IsUpper(word[0]) && word[^1] is 's' or 'S' && !_lookup.Contains(word) && _lookup.Contains(word[..^1]);
    }

    private static bool IsName(ReadOnlySpan<char> word) => word.Length <= LongestWord && (_names.Contains(word) || (word[^1] is 's' or 'S' && _names.Contains(word[..^1])));

    // "Tour Guide", "Porter (nights)", "Dean of Students", and not "Slater and Sample".
    private static bool EndsATitle(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        return rest.IsEmpty || rest.StartsWith("of ", StringComparison.OrdinalIgnoreCase) || !(char.IsLetterOrDigit(rest[0]) || rest[0] is '&' or '+');
    }

    // "Coordinator of Volunteer Drivers", "Assistant to the Directors".
    private static bool IsOfThem(ReadOnlySpan<char> before) => before.Contains(" of ", StringComparison.OrdinalIgnoreCase) || before.Contains(" to ", StringComparison.OrdinalIgnoreCase);

    // "Senior-Engineer" and "co-founder" alike: by its parts, as many as there are.
    private static bool IsOne(ReadOnlySpan<char> word)
    {
        if (IsWord(word))
        {
            return true;
        }

        for (var dash = word.IndexOf('-'); dash > 0; dash = word.IndexOf('-'))
        {
            if (IsWord(word[..dash]) || IsWord(word = word[(dash + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return false;
        }

        if (_lookup.Contains(word))
        {
            return true;
        }

        foreach (var ending in (ReadOnlySpan<string>)["s", "in", "innen", "e", "a", "as", "es"])
        {
            // "RN" has no such endings: "RNA".
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && (ending is "s" or "in" or "e" || word.Length > LongestAbbreviation + ending.Length) && _lookup.Contains(word[..^ending.Length]))
            {
                return true;
            }
        }

        foreach (var thing in _things)
        {
            if (word.EndsWith(thing, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        foreach (var part in _lastParts)
        {
            var (stem, isHer) = (word.Length - part.Length, word.EndsWith("in", StringComparison.OrdinalIgnoreCase) && word[..^2].EndsWith(part, StringComparison.OrdinalIgnoreCase));
            if ((isHer || word.EndsWith(part, StringComparison.OrdinalIgnoreCase)) && stem >= ShortestFirstPart)
            {
                return true;
            }
        }

        return false;
    }
}
