using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Skills, and the sections that are lists: each entry by its name.</summary>
internal static class ListMeasure
{
    public static void Measure(Truth truth, Resume resume, Tally tally)
    {
        if (truth.Skills is { } skills)
        {
            Skills(skills, [.. resume.Skills.SelectMany(Items)], tally);
        }

        Names(Fields.ProjectsF1, truth.Projects, resume.Projects.Select(project => project.Name), tally);
        Names(Fields.CertificatesF1, truth.Certificates, resume.Certificates.Select(certificate => certificate.Name), tally);
        Names(Fields.LanguagesF1, truth.Languages, resume.Languages.Select(language => language.Name), tally);
        Names(Fields.AwardsF1, truth.Awards, resume.Awards.Select(award => award.Title), tally);
        Names(Fields.PublicationsF1, truth.Publications, resume.Publications.Select(publication => publication.Name), tally);
        if (truth.Volunteer is { } roles)
        {
            Volunteer(roles, resume.Volunteer, tally);
        }
    }

    private static void Skills(IReadOnlyList<TrueSkill> skills, List<Item> found, Tally tally)
    {
        // The same skill may stand in two groups: the one that fits is meant.
        var pairs = Pairing.Of(skills, found, (skill, item) => !Same.Value(skill.Item, item.Name) ? 0 : InGroup(skill, item) ? 2 : 1);
        for (var at = 0; at < skills.Count; at++)
        {
            tally.Is(Fields.Skills, pairs[at] >= 0, skills[at].Item, got: null);
            if (skills[at].Group is { } group && pairs[at] >= 0)
            {
                tally.Is(Fields.SkillGroups, InGroup(skills[at], found[pairs[at]]), $"{skills[at].Item} in {group}", found[pairs[at]].Group);
            }
        }

        tally.F1(Fields.SkillsF1, pairs.Count(index => index >= 0), skills.Count, found.Count);
        tally.Misses.AddRange(found.Where((_, index) => !pairs.Contains(index)).Select(extra => new Miss(Fields.SkillsF1, "(no such skill)", extra.Name)));
    }

    private static bool InGroup(TrueSkill skill, Item item) => skill.Group is null || Same.Value(new Wording(skill.Group), item.Group);

    private static IEnumerable<Item> Items(Skill skill) => skill.Keywords.Count == 0
        ? [new Item(skill.Name ?? "", Group: null)]
        : skill.Keywords.Select(keyword => new Item(keyword, skill.Name));

    private static void Names(string field, IReadOnlyList<Wording>? truth, IEnumerable<string?> names, Tally tally)
    {
        if (truth is null)
        {
            return;
        }

        var found = names.ToList();
        var pairs = Pairing.Of(truth, found, (name, other) => Same.Title(name, other) ? 1 : 0);
        tally.F1(field, pairs.Count(index => index >= 0), truth.Count, found.Count);
        tally.Misses.AddRange(truth.Where((_, at) => pairs[at] < 0).Select(name => new Miss(field, name.ToString(), "(none)")));
        tally.Misses.AddRange(found.Where((_, index) => !pairs.Contains(index)).Select(name => new Miss(field, "(no such entry)", name ?? "(unnamed)")));
    }

    private static void Volunteer(IReadOnlyList<TrueJob> roles, IReadOnlyList<Volunteer> found, Tally tally)
    {
        var pairs = Pairing.Of(roles, found, (role, other) => Same.Title(role.Title!, other.Position) && Same.Organization(role.Company!, other.Organization)
            && role.Dates!.RightStart(other.StartDate) && role.Dates.RightEnd(other.EndDate, current: role.Dates.End == TrueRange.Now) ? 1 : 0);
        tally.F1(Fields.VolunteerF1, pairs.Count(index => index >= 0), roles.Count, found.Count);
        tally.Misses.AddRange(roles.Where((_, at) => pairs[at] < 0).Select(role => new Miss(Fields.VolunteerF1, role.ToString(), "(none)")));
        tally.Misses.AddRange(found.Where((_, index) => !pairs.Contains(index))
            .Select(other => new Miss(Fields.VolunteerF1, "(no such role)", $"{other.Position} | {other.Organization} | {other.StartDate} – {other.EndDate}")));
    }

    private sealed record Item(string Name, string? Group);
}
