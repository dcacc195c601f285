using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Words of job titles, in the languages that resumes in Latin script are written in most. Our own list.</summary>
internal static class JobTitleWords
{
    private const string Words =
        """
        accountant actuary adjunct administrator adviser adviseur advisor agent aide alternant ambassador analista analyst
        animator apprenti apprentice apprentie architect artist assistant assistante associate attorney auditor auszubildende
        auszubildender baker banker barista bartender becaria becario berater biologist bookkeeper broker butcher buyer camarero
        captain caregiver carer carpenter cashier ceo cfo chair chargé chargée chef chemist chief cleaner clerk co-founder
        co-ordinator coach cocinero comptable conducteur conseiller conseillère consultant contable contractor controller coo
        cook coordinator copywriter counsellor counselor courier cto cuisinier curator delegate demonstrator dentist
        desarrollador designer detective developer devops directeur director directora directrice dispatcher doctor drafter
        draftsman driver développeur ecologist economist editor electrician elektriker elektroniker enfermeiro enfermera
        enfermero engenheiro engineer enseignant enseignante entwickler estagiário estimator evangelist examiner executive
        facilitator fellow firefighter fitter foreman founder freelance freelancer gardener generalist geologist gerente geselle
        gestionnaire guard hairdresser handler head host housekeeper hygienist illustrator impiegata impiegato infermiera
        infermiere infirmier infirmière ingegnere ingeniera ingeniero ingenieur ingénieur insegnante inspector installer
        instructor intern internship interpreter investigator inżynier janitor jefa jefe journalist junior kauffrau kaufmann
        kierownik koch krankenpfleger krankenschwester köchin laborer labourer landscaper lawyer lead leader lecturer lehrer
        lehrerin leiter leiterin leraar liaison librarian lieutenant machinist manager marketer mason mathematician mechanic
        medewerker meister member mentor merchandiser midwife moderator monteur musician nanny nauczyciel nurse officer
        ontwikkelaar operator optician organiser organizer ouvrier owner painter paralegal paramedic partner pflegefachkraft
        pharmacist phlebotomist photographer physician physicist pielęgniarka pilot planner plumber postdoc postdoctoral
        practitioner praktikant praktikantin preceptor president principal producer profesor profesora professeur professeure
        professor professora programmer projektleiter projektleiterin qa radiographer ranger receptionist recruiter
        representative researcher responsabile responsable rigger rn roofer rédacteur sachbearbeiter sachbearbeiterin salesman
        salesperson scheduler scholar scientist secretary senior sergeant server solicitor sonographer specialist sre staff
        stagiair stagiaire statistician steward strategist stylist superintendent supervisor surveyor sviluppatore tailor
        teacher technician technicien technicienne techniker technikerin teller tester therapist tirocinante toolmaker trainee
        trainer translator treasurer tutor técnica técnico underwriter vendedor vendeur vendeuse verkäufer verkäuferin
        verpleegkundige veterinarian volunteer vp waiter waitress welder werkstudent werkstudentin worker writer électricien
        électricienne
        """;

    private const int LongestAbbreviation = 4;

    // Hashing what nobody writes costs its length at each dash.
    private const int LongestWord = 60;

    private static readonly FrozenSet<string> _words = Words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word of the text is one, also with an ending: engineers, Ingenieurin.</summary>
    public static bool AnyIn(ReadOnlySpan<char> text)
    {
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
                if (IsOne(text[start..i]))
                {
                    return true;
                }

                start = -1;
            }
        }

        return false;
    }

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

        return false;
    }
}
