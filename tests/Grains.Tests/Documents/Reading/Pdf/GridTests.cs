namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>What stands side by side and is read one after the other, and what only looks so.</summary>
public sealed class GridTests
{
    [Fact]
    public void Columns_BelowHeadingsOfOneLine_AreReadOneAfterTheOther()
    {
        using var paper = Head();
        Cell(paper, 50, 600, 13, "Education", "BSc Physics", "Example University", "2011 – 2014");
        Cell(paper, 230, 600, 13, "Certifications", "First Aid, 2019", "Fork Lift, 2018", "Scrum Master, 2020");
        Cell(paper, 420, 600, 13, "Languages", "English (native)", "German (B2)");

        Assert.Equal(
            [
                "Education", "BSc Physics", "Example University", "2011 – 2014", "Certifications", "First Aid, 2019", "Fork Lift, 2018", "Scrum Master, 2020",
                "Languages", "English (native)", "German (B2)",
            ], Lines(paper).Skip(2));
    }

    [Fact]
    public void Headings_FurtherDownInColumns_StayInThem()
    {
        using var paper = Head();
        Cell(paper, 50, 600, 13, "Skills", "Python", "SQL");
        Cell(paper, 50, 558, 13, "Languages", "English (native)", "German (B2)");
        Cell(paper, 230, 600, 13, "Education", "BSc Physics", "Example University", "2011 – 2014", "Thesis on lamps");

        Assert.Equal(["Skills", "Python", "SQL", "Languages", "English (native)", "German (B2)", "Education", "BSc Physics", "Example University", "2011 – 2014", "Thesis on lamps"], Lines(paper).Skip(2));
    }

    [Fact]
    public void Columns_WithHeadingsOfTheirOwn_AreReadOneAfterTheOther()
    {
        using var paper = Head();
        Cell(paper, 50, 750, 13, "Contact", "Leeds", "0113 555 0142");
        Cell(paper, 50, 694, 13, "Skills", "Python", "SQL", "Planning");
        Cell(paper, 180, 736, 13, "Experience", "Planner, Example Works", "Jan 2019 – Mar 2021", "Led 14 people in three halls", "Cut turns by 12 percent", "Kept the books", "Paid the rent");
        Cell(paper, 420, 750, 13, "Profile", "A planner of ten years", "who likes lamps.");
        Cell(paper, 420, 708, 13, "Education", "BSc Physics", "Example University", "2011 – 2014");

        Assert.Equal(
            [
                "Contact", "Leeds", "0113 555 0142", "Skills", "Python", "SQL", "Planning", "Experience", "Planner, Example Works", "Jan 2019 – Mar 2021", "Led 14 people in three halls",
                "Cut turns by 12 percent", "Kept the books", "Paid the rent", "Profile", "A planner of ten years", "who likes lamps.", "Education", "BSc Physics", "Example University", "2011 – 2014",
            ], Lines(paper).Skip(2));
    }

    [Fact]
    public void Cards_OfOneRow_AreReadOneAfterTheOther()
    {
        using var paper = Head().Write(50, 620, "Certifications", 13, bold: true);
        Cell(paper, 50, 600, 10, "Example Developer", "Amazon", "2020");
        Cell(paper, 230, 600, 10, "Sample Architect", "Oracle", "2019");
        Cell(paper, 420, 600, 10, "Scrum Master", "Scrum.org", "2018");
        paper.Write(50, 545, "Interests", 13, bold: true).Write(50, 530, "Lamps and their light");

        Assert.Equal(
            ["Certifications", "Example Developer", "Amazon", "2020", "Sample Architect", "Oracle", "2019", "Scrum Master", "Scrum.org", "2018", "Interests", "Lamps and their light"],
            Lines(paper).Skip(2));
    }

    [Fact]
    public void Cards_WhoseTextRunsOn_AreReadOneAfterTheOther()
    {
        using var paper = Head().Write(50, 620, "Projects", 13);
        paper.Write(50, 600, 14, "Lamp Atlas", "Maps of all lamps of the", "county and their light").Write(320, 600, 14, "Bus Board", "Times of buses for those", "who wait, with a", "small screen");

        Assert.Equal(
            ["Projects", "Lamp Atlas", "Maps of all lamps of the", "county and their light", "Bus Board", "Times of buses for those", "who wait, with a", "small screen"], Lines(paper).Skip(2));
    }

    [Fact]
    public void Fields_WithTheirDatesAndTables_AreReadLineByLine()
    {
        using var paper = Head();
        Cell(paper, 50, 600, 10, "Planner", "Example Works", "A hall of lamps");
        Cell(paper, 420, 600, 10, "2019 – 2021", "Leeds");
        Cell(paper, 50, 500, 10, "Language", "English", "German", "French");
        Cell(paper, 200, 500, 10, "Level", "Native", "B2", "A1");

        Assert.Equal(["Planner 2019 – 2021", "Example Works Leeds", "A hall of lamps", "Language Level", "English Native", "German B2", "French A1"], Lines(paper).Skip(2));
    }

    private static Paper Head() => new Paper().Write(50, 800, "Marta Quellbach", 22, bold: true).Write(50, 780, "marta.quellbach@example.com | (503) 555-0142 | Leeds, United Kingdom, at the old harbour");

    private static void Cell(Paper paper, double x, double y, double size, string heading, params string[] lines) =>
        paper.Write(x, y, heading, size, bold: true).Write(x, y - 14, 14, lines);

    private static string[] Lines(Paper paper) => paper.Read().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
