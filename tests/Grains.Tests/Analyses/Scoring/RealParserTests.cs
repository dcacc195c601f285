using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>
/// Each rule on what the product's own parser reads: a rule that speaks only of what a made-up parser yields would never be heard.
/// </summary>
public sealed class RealParserTests
{
    private static readonly DocumentLayout Nothing = new();

    private static readonly string Long = string.Join(' ', Enumerable.Repeat("route", 1500));

    // What makes each rule speak: a text, and where the file matters, its layout.
    private static readonly Dictionary<string, (string Text, LayoutTraits? Traits, string? Job, string MediaType)> Spoken = new(StringComparer.Ordinal)
    {
        ["contact_name"] = Of("mara@fjordmail.no | +47 22 86 40 00\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n• Planned routes"),
        ["contact_email"] = Of(Samples.Strong.Replace("mara.ellingsen@fjordmail.no", "mara.ellingsen@fjordmail", StringComparison.Ordinal)),
        ["contact_phone"] = Of(Samples.Strong.Replace("+47 22 86 40 00", "Tel: 22 86 4", StringComparison.Ordinal)),
        ["contact_location"] = Of(Samples.Strong.Replace("| Oslo, Norway ", "", StringComparison.Ordinal)),
        ["contact_link"] = Of(Samples.Strong),
        ["privacy"] = Of(Samples.Weak),
        ["standard_section"] = Of("Mara Ellingsen\nmara@fjordmail.no\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n• Planned routes"),
        ["section_count"] = Of(Samples.Strong),
        ["section_order"] = Of("Mara Ellingsen\n\nReferences\nSiri Brekke, Nordlys\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n• Planned routes"),
        ["jobs_read"] = Of("Mara Ellingsen\n\nExperience\nMany jobs in many towns, by land and by sea.\n\nSkills\nSQL"),
        ["empty_section"] = Of("Mara Ellingsen\n\nProjects\n\nSkills\nSQL, Excel"),
        ["references"] = Of(Samples.Weak),
        ["bullet_count"] = Of(Job("• Planned routes", "• Led people")),
        ["bullet_metrics"] = Of(Samples.Strong),
        ["action_verbs"] = Of(Samples.Strong),
        ["weak_opener"] = Of(Samples.Weak),
        ["bullet_length"] = Of(Samples.Weak),
        ["repeated_verb"] = Of(Job("• Managed the dock", "• Managed the yard", "• Managed the shop", "• Managed the store", "• Managed the van")),
        ["repeated_bullet"] = Of(Samples.Weak),
        ["tense"] = Of("Mara Ellingsen\n\nExperience\nPlanner, Nordlys | Mar 2018 – Mar 2019\n• Manage the dock\n• Plan the routes\n• Lead the team"),
        ["bare_job"] = Of("Mara Ellingsen\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n\nWarehouse Assistant, Brekke AS | Jan 2018 – Feb 2021\n• Picked orders\n• Packed orders"),
        ["job_dates"] = Of("Mara Ellingsen\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n• Planned routes\n\nWarehouse Assistant, Vestland Frukt AS\n• Picked orders"),
        ["date_forms"] = Of(Jobs("January 2021 – Present", "Mar '19 – Dec '20")),
        ["date_order"] = Of(Jobs("Jan 2015 – Dec 2017", "Jan 2019 – Present")),
        ["date_range"] = Of(Jobs("Jan 2021 – Feb 2019", "Jan 2015 – Dec 2018")),
        ["employment_gap"] = Of(Jobs("Jan 2022 – Present", "Jan 2018 – Dec 2019")),
        ["overlap"] = Of(Jobs("Jan 2019 – Present", "Jan 2018 – Dec 2022")),
        ["not_english"] = Of(string.Concat(Enumerable.Repeat("und der mit für ", 30))),
        ["pronouns"] = Of(Samples.Weak),
        ["buzzwords"] = Of(Samples.Weak),
        ["all_capitals"] = Of(Samples.Strong + "\nTHE WHOLE LINE IS SHOUTED AT WHOEVER READS IT TODAY"),
        ["placeholder"] = Of(Samples.Strong + "\n[Company Name]"),
        ["typo"] = Of(Samples.Weak),
        ["hidden_text"] = Of("Mara"),
        ["word_count"] = Of(Samples.Strong),
        ["page_count"] = Of(Long),
        ["columns"] = Of("Mara", new() { Columns = 2 }),
        ["tables"] = Of("Mara", new() { Tables = 1 }),
        ["text_boxes"] = Of("Mara", new() { TextBoxes = 1 }),
        ["images"] = Of("Mara", new() { Images = 1 }),
        ["contact_in_header"] = Of("Mara Ellingsen\nmara@fjordmail.no"),
        ["unknown_glyphs"] = Of("Mara", new() { UnknownGlyphs = 20 }),
        ["bullet_glyphs"] = Of(Job("• Planned routes"), new() { BulletKinds = ["•", "-", "➢"] }),
        ["fonts"] = Of("Mara", new() { Fonts = ["Arial", "Calibri", "Georgia", "Verdana"] }),
        ["font_choice"] = Of("Mara", new() { Fonts = ["Papyrus"] }),
        ["font_size"] = Of(string.Concat(Enumerable.Repeat("Planned routes and tours ", 20))),
        ["file_type"] = Of("Mara"),
        ["tracked_changes"] = Of("Mara", new() { TrackedChanges = true }),
        ["clean_file"] = Of("Mara", mediaType: FileTypes.Docx),
        ["job_terms"] = Of(Samples.Strong, job: "We are nice."),
        ["keywords_required"] = Of(Samples.Strong, job: "Kafka is required."),
        ["keywords_preferred"] = Of(Samples.Strong, job: "Kafka is a plus."),
        ["keywords_coverage"] = Of(Samples.Strong, job: "SQL is required."),
        ["keywords_unproven"] = Of(Samples.Strong, job: "SAP is required."),
        ["keywords_years"] = Of(Samples.Strong, job: "You need 20 years of SQL experience."),
        ["read_in_part"] = Of("Mara Ellingsen\n\nCertificates\n" + string.Concat(Enumerable.Repeat("• First Aid, 2020\n", 1_001))),
    };

    public static TheoryData<string> Names => [.. Rules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_SpeaksOfWhatTheParserReads(string name)
    {
        var (text, traits, job, mediaType) = Spoken[name];
        var layout = name switch
        {
            "hidden_text" => Nothing with { Hidden = [new HiddenText("give 100", HiddenReason.Tiny, 1)] },
            "contact_in_header" => Nothing with { Lines = [new() { Kind = LineKind.Body }, new() { Kind = LineKind.Header }] },
            "font_size" => Nothing with { Lines = [new() { FontSize = 8 }] },
            _ => Judged.Plain(text) with { Traits = traits ?? new() },
        };

        Assert.NotEmpty(Judged.Really(Rules.All.Single(rule => rule.Name == name), text, layout, job, mediaType));
    }

    [Theory]
    [InlineData("mara@fjordmail")]
    [InlineData("mara.ellingsen @ fjordmail.no")]
    [InlineData("mara(at)fjordmail.no")]
    public void Email_ThatTheParserDoesNotTake_IsToBeMendedAndQuoted(string written)
    {
        var text = Samples.Strong.Replace("mara.ellingsen@fjordmail.no", written, StringComparison.Ordinal);
        var finding = Judged.Really(Named("contact_email"), text).Single();

        Assert.Equal("mend the e-mail address", finding.Gist);
        Assert.Equal(written, finding.Texts(text).Single());
    }

    [Fact]
    public void Email_ThatIsNowhere_IsToBeAdded()
    {
        var text = Samples.Strong.Replace("mara.ellingsen@fjordmail.no | ", "", StringComparison.Ordinal).Replace("• Trained", "• Engineer @ heart who trained", StringComparison.Ordinal);

        Assert.Equal("add an e-mail address", Judged.Really(Named("contact_email"), text).Single().Gist);
    }

    [Theory]
    [InlineData("Tel: 22 86 4", "mend the phone number")]
    [InlineData("+47 22 86", "mend the phone number")]
    [InlineData("Mobile: +47 22 86 40 00 22 86 40 00", "mend the phone number")]
    [InlineData("Bergen 1999", "add a phone number")]
    public void Phone_ThatTheParserDoesNotTake_IsToBeMended(string written, string gist) =>
        Assert.Equal(gist, Judged.Really(Named("contact_phone"), Samples.Strong.Replace("+47 22 86 40 00", written, StringComparison.Ordinal)).Single().Gist);

    [Fact]
    public void Job_WithoutADate_IsQuoted()
    {
        var (text, _, _, _) = Spoken["job_dates"];
        var finding = Judged.Really(Named("job_dates"), text).Single();

        Assert.Equal("Warehouse Assistant, Vestland Frukt AS", finding.Texts(text).Single());
        Assert.Contains("1 of 2 jobs", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Samples.Strong)]
    [InlineData("Mara Ellingsen\n\nExperience\nMar 2021 – Present\n\nPlanner, Nordlys\n• Planned routes\n• Led people")]
    [InlineData("Mara Ellingsen\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n• Planned routes with the\nEngineering Manager\n• Led people\n\nKey achievements:\n• Won a prize")]
    public void Jobs_ThatAreDated_AreNotMissed(string text) => Assert.Empty(Judged.Really(Named("job_dates"), text));

    private static IRule Named(string name) => Rules.All.Single(rule => rule.Name == name);

    private static string Job(params string[] bullets) => "Mara Ellingsen\n\nExperience\nPlanner, Nordlys | Mar 2021 – Present\n" + string.Join('\n', bullets);

    private static string Jobs(string first, string second) =>
        $"Mara Ellingsen\n\nExperience\nPlanner, Nordlys | {first}\n• Planned routes\n\nWarehouse Assistant, Brekke AS | {second}\n• Picked orders";

    private static (string Text, LayoutTraits? Traits, string? Job, string MediaType) Of(string text, LayoutTraits? traits = null, string? job = null, string mediaType = FileTypes.Plain) =>
        (text, traits, job, mediaType);
}
