using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Experience;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Experience;

public sealed class BulletRulesTests
{
    private static string Words(int count) => "Planned " + string.Join(' ', Enumerable.Repeat("routes", count - 1));

    [Theory]
    [InlineData(8, 0)]
    [InlineData(7, 2)]
    [InlineData(4, 8)]
    [InlineData(3, 10)]
    public void BulletCount_EightAreEnough(int count, int lost) =>
        Assert.Equal(lost, Judged.By(new BulletCountRule(), Judged.WithBullets(Enumerable.Repeat("Planned routes", count))).Sum(f => f.Lost));

    [Theory]
    [InlineData(10, 0)]
    [InlineData(7, 0)]
    [InlineData(6, 1)]
    [InlineData(0, 8)]
    public void ActionVerbs_SeventyPercentAreEnough(int with, int lost) =>
        Assert.Equal(lost, Judged.By(new ActionVerbsRule(), Judged.WithBullets(Enumerable.Range(0, 10).Select(i => i < with ? "Planned routes" : "The routes"))).Sum(f => f.Lost));

    [Theory]
    [InlineData("Successfully planned routes")]
    [InlineData("Routes: planned 28 of them")]
    [InlineData("Plan routes")]
    [InlineData("Planning of routes")]
    public void ActionVerbs_AreFoundBehindAdverbsAndLabels(string bullet) =>
        Assert.Equal(Severity.Praise, Judged.By(new ActionVerbsRule(), Judged.WithBullets(bullet)).Single().Severity);

    [Theory]
    [InlineData("Responsible for the till", true)]
    [InlineData("Was responsible for the till", true)]
    [InlineData("Duties included cleaning", true)]
    [InlineData("Helped with stock", true)]
    [InlineData("Worked on the till", true)]
    [InlineData("Tasked with cleaning", true)]
    [InlineData("Helped 40 customers a day", false)]
    [InlineData("Assisted surgeons in 200 operations", false)]
    [InlineData("Managed those responsible for the till", false)]
    [InlineData("Workshops for staff", false)]
    public void WeakOpeners_AreToldFromDeeds(string bullet, bool weak) =>
        Assert.Equal(weak ? 1 : 0, Judged.By(new WeakOpenersRule(), Judged.WithBullets(bullet)).Sum(f => f.Lost));

    [Theory]
    [InlineData(8, 0)]
    [InlineData(30, 0)]
    [InlineData(7, 1)]
    [InlineData(31, 1)]
    public void BulletLength_EightToThirtyWords(int words, int findings) =>
        Assert.Equal(findings, Judged.By(new BulletLengthRule(), Judged.WithBullets(Enumerable.Repeat(Words(words), 4))).Count);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void BulletLength_OneInFiveMayDiffer(int shorter, int lost) =>
        Assert.Equal(lost > 0, Judged.By(new BulletLengthRule(), Judged.WithBullets(Enumerable.Range(0, 10).Select(i => Words(i < shorter ? 3 : 12)))).Sum(f => f.Lost) > 0);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void RepeatedVerb_ThreeTimesAreTooMany(int times, int lost)
    {
        string[] bullets = [.. Enumerable.Repeat("Managed routes", times), "Planned a", "Built b", "Sold c"];

        Assert.Equal(lost, Judged.By(new RepeatedVerbRule(), Judged.WithBullets(bullets)).Sum(f => f.Lost));
    }

    [Fact]
    public void RepeatedVerb_CountsItsForms() =>
        Assert.Contains("“manage” 3 times", Judged.By(new RepeatedVerbRule(), Judged.WithBullets("Managed a", "Manage b", "Manages c")).Single().Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Planned all routes for the western region", "Planned all routes for the western region", true)]
    [InlineData("Planned all routes for the western region", "Planned all routes for the whole western region", true)]
    [InlineData("Planned all routes for the western region", "Planned all meals for the eastern canteen", false)]
    [InlineData("Planned routes", "Planned meals", false)]
    [InlineData("Planned routes", "planned routes", true)]
    public void RepeatedBullet_ExactAndNearOnesCount(string one, string other, bool repeated) =>
        Assert.Equal(repeated ? 2 : 0, Judged.By(new RepeatedBulletRule(), Judged.WithBullets(one, other)).Sum(f => f.Lost));

    [Theory]
    [InlineData("Jan 2018 – Feb 2020", "Manage the depot", 1)]
    [InlineData("Jan 2018 – Feb 2020", "Manages depots", 1)]
    [InlineData("Jan 2018 – Feb 2020", "Managed the depot", 0)]
    [InlineData("Jan 2018 – Feb 2020", "Cut the costs", 0)]
    [InlineData("Jan 2018 – Feb 2020", "Lead engineer for depots", 0)]
    [InlineData("Jan 2018 – Feb 2020", "Lead a team", 1)]
    [InlineData("Jan 2018 – Present", "Manage the depot", 0)]
    [InlineData("Jan 2018 – Present", "Managed the depot", 0)]
    public void Tense_PresentBelongsToTheCurrentJob(string dates, string bullet, int lost) =>
        Assert.Equal(lost, Judged.By(new TenseRule(), $"Experience\nPlanner, N | {dates}\n• {bullet}").Sum(f => f.Lost));

    [Fact]
    public void BareJobs_AmongTheFirstThreeCost()
    {
        const string Bare = "Experience\nPlanner, N | 2020 – Present\nClerk, N | 2018 – 2020\n• Filed 40 papers";

        Assert.Equal("Planner, N | 2020 – Present", Judged.By(new BareJobsRule(), Bare).Single().Texts(Bare).Single());
        Assert.Empty(Judged.By(new BareJobsRule(), "Experience\nPlanner, N | 2020 – Present\n• Planned"));
        Assert.Empty(Judged.By(new BareJobsRule(), "Experience\nPlanner, N | 2020 – Present"));
    }
}
