using OrleansResume.Grains.Analyses.Keywords.Rules;
using OrleansResume.Grains.Analyses.Scoring.Contact;
using OrleansResume.Grains.Analyses.Scoring.Dates;
using OrleansResume.Grains.Analyses.Scoring.Experience;
using OrleansResume.Grains.Analyses.Scoring.Format;
using OrleansResume.Grains.Analyses.Scoring.Language;
using OrleansResume.Grains.Analyses.Scoring.Sections;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>The rules. Their order breaks ties in reports, so a new one changes the analyzer's version.</summary>
internal static class Rules
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new NameRule(), new EmailRule(), new PhoneRule(), new LocationRule(), new LinkRule(), new PrivacyRule(),
        new StandardSectionsRule(), new SectionCountRule(), new SectionOrderRule(), new JobsReadRule(), new EmptySectionRule(),
        new ReferencesRule(),
        new BulletCountRule(), new MetricsRule(), new ActionVerbsRule(), new WeakOpenersRule(), new BulletLengthRule(),
        new RepeatedVerbRule(), new RepeatedBulletRule(), new TenseRule(), new BareJobsRule(),
        new JobDatesRule(), new DateFormsRule(), new DateOrderRule(), new DateRangeRule(), new GapsRule(), new OverlapsRule(),
        new EnglishRule(), new PronounsRule(), new BuzzwordsRule(), new CapitalsRule(), new PlaceholdersRule(), new TyposRule(),
        new HiddenTextRule(), new LengthRule(), new PagesRule(), new ColumnsRule(), new TablesRule(), new TextBoxesRule(),
        new ImagesRule(), new HeaderContactRule(), new UnknownGlyphsRule(), new GlyphKindsRule(), new FontsRule(),
        new FontChoiceRule(), new FontSizeRule(), new FileTypeRule(),
        new TrackedChangesRule(), new CleanFileRule(),
        new JobTermsRule(), new RequiredTermsRule(), new PreferredTermsRule(), new CoverageRule(), new UnprovenTermsRule(), new YearsRule(),
        new ReadInPartRule(),
    ];

    /// <summary>What is worth saying of a document that is no resume.</summary>
    public static IReadOnlyList<IRule> OfAnyDocument { get; } = [.. All.OfType<HiddenTextRule>()];
}
