using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Analyses.Keywords;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>What rules look at: the document, what was read out of it, and what several of them would otherwise work out again.</summary>
internal sealed class RuleContext
{
    // Lines, words and language are looked at before any rule.
    private const int LooksAhead = 4;

    private readonly CodePoints _codePoints;
    private readonly Lazy<JobMatch?> _job;

    public RuleContext(AnalysisInput input, ParsedResume parsed, WorkBudget? work = null)
    {
        Work = work ?? new WorkBudget();
        Work.Spend(LooksAhead * (1L + input.Text.Length));
        Input = input;
        Parsed = parsed;
        _codePoints = new CodePoints(input.Text);
        Lines = TextLine.Of(input.Text, input.Layout);
        Bullets = [.. parsed.Bullets.Where(b => b.Place.Length > 0).Select(b => Bullet(b))];
        WordCount = Words.Tokens.Count(input.Text);
        Jobs = JobPeriod.Of(parsed.Jobs, input.AsOf);
        IsEnglish = Words.English.Is(input.Text);
        _job = new Lazy<JobMatch?>(() => KeywordMatcher.Match(this, input.JobDescription), LazyThreadSafetyMode.None);
    }

    public AnalysisInput Input { get; }

    public ParsedResume Parsed { get; }

    public string Text => Input.Text;

    public DateOnly AsOf => Input.AsOf;

    public LayoutTraits Traits => Input.Layout.Traits;

    public Basics Basics => Parsed.Resume.Basics ?? NoBasics;

    /// <summary>What judging may still cost.</summary>
    public WorkBudget Work { get; }

    public IReadOnlyList<TextLine> Lines { get; }

    public IReadOnlyList<BulletWords> Bullets { get; }

    /// <summary>The dated jobs, in the document's order.</summary>
    public IReadOnlyList<JobPeriod> Jobs { get; }

    public int WordCount { get; }

    public bool IsEnglish { get; }

    /// <summary>How the resume meets the job; null where none was given.</summary>
    public JobMatch? Job => _job.Value;

    private static Basics NoBasics { get; } = new();

    /// <summary>The lines for one look at each, counted.</summary>
    public IEnumerable<TextLine> EachLine()
    {
        foreach (var line in Lines)
        {
            Work.Spend(1 + line.Text.Length);
            yield return line;
        }
    }

    /// <summary>The first section of a kind that has something in it.</summary>
    public ResumeSection? Section(SectionKind kind) =>
        Parsed.Sections.FirstOrDefault(s => s.Kind == kind && !string.IsNullOrWhiteSpace(s.Body.Of(Text)));

    /// <summary>The section that a place stands in.</summary>
    public ResumeSection? SectionAt(int place)
    {
        Work.Spend(Parsed.Sections.Count);
        return Parsed.Sections.FirstOrDefault(s => place >= s.Body.Start && place < s.Body.End);
    }

    /// <summary>Where a piece of the text stands first; empty where it does not.</summary>
    public IReadOnlyList<Stretch> Find(string? piece)
    {
        if (string.IsNullOrEmpty(piece)) return [];
        var at = Text.IndexOf(piece, StringComparison.Ordinal);
        return at < 0 ? [] : [new Stretch(at, at + piece.Length)];
    }

    /// <summary>Quotes a place, cut to what a person wants to see of it; null where nothing stands there.</summary>
    public Evidence? Quote(Stretch place)
    {
        var shown = Clipping.Clip(Text, place);
        if (shown.Length == 0) return null;
        return new Evidence(shown.Of(Text), _codePoints.Span(shown), Page(shown.Start));
    }

    /// <summary>A place in code points.</summary>
    public TextSpan Span(Stretch place) => _codePoints.Span(place);

    private int? Page(int place)
    {
        var line = TextLine.At(Lines, place);
        return line?.Layout is { Page: > 0 } layout ? layout.Page : null;
    }

    private BulletWords Bullet(ParsedBullet bullet)
    {
        Work.Spend(1 + bullet.Text.Length);
        return new BulletWords(bullet, Current(bullet, Parsed));
    }

    private static bool Current(ParsedBullet bullet, ParsedResume parsed) =>
        bullet.Job >= 0 && bullet.Job < parsed.Jobs.Count && parsed.Jobs[bullet.Job].Dates is { Current: true };
}
