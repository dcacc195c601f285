using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>What a person reads in a resume. Null anywhere: the truth does not say, and nothing is measured.</summary>
internal sealed record Truth
{
    public Wording? Name { get; init; }

    public Wording? Email { get; init; }

    public Wording? Phone { get; init; }

    public Wording? Location { get; init; }

    /// <summary>Addresses of the person's own site and profiles.</summary>
    public IReadOnlyList<Wording>? Links { get; init; }

    public bool? HasSummary { get; init; }

    public IReadOnlyList<TrueJob>? Work { get; init; }

    public IReadOnlyList<TrueJob>? Volunteer { get; init; }

    public IReadOnlyList<TrueStudy>? Education { get; init; }

    public IReadOnlyList<TrueSkill>? Skills { get; init; }

    public IReadOnlyList<Wording>? Projects { get; init; }

    public IReadOnlyList<Wording>? Certificates { get; init; }

    public IReadOnlyList<Wording>? Languages { get; init; }

    public IReadOnlyList<Wording>? Awards { get; init; }

    public IReadOnlyList<Wording>? Publications { get; init; }

    /// <summary>Bullets of work, projects and volunteering together.</summary>
    public int? BulletCount { get; init; }

    /// <summary>Stretches of text that a person does not see.</summary>
    public int? Hidden { get; init; }

    public IReadOnlySet<SectionKind>? Sections { get; init; }

    /// <summary>Kinds that a section may be taken for as well as not: its heading fits none.</summary>
    public IReadOnlySet<SectionKind> Tolerated { get; init; } = new HashSet<SectionKind>();
}

/// <summary>The wordings of one value that are right, best first; none where the resume does not have it.</summary>
internal sealed record Wording(params IReadOnlyList<string> Accepted)
{
    /// <summary>For a list of misses.</summary>
    public override string ToString() => Accepted.Count == 0 ? "(none)" : Accepted[0];
}

/// <summary>A job or a volunteer's role.</summary>
internal sealed record TrueJob(Wording? Title, Wording? Company, TrueRange? Dates, IReadOnlyList<Wording>? Bullets)
{
    public override string ToString() => $"{Title} | {Company} | {Dates}";
}

/// <summary>A degree or school.</summary>
internal sealed record TrueStudy(Wording? Institution, Wording? Degree, TrueRange? Dates)
{
    public override string ToString() => $"{Institution} | {Degree} | {Dates}";
}

/// <summary>A skill and the label of its group, null where it has none or the truth does not say.</summary>
internal sealed record TrueSkill(Wording Item, string? Group);
