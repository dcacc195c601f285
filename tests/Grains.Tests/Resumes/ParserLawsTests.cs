using System.Text.Json;
using CsCheck;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>What holds of any text: nothing is thrown, nothing is made up, and the same text says the same.</summary>
public sealed class ParserLawsTests
{
    private static readonly string[] _parts =
    [
        "Ada Example", "CURRICULUM VITAE", "ada@example.com", "+44 20 7946 0958", "Experience", "EDUCATION", "Skills:", "C#, Go, SQL", "• Built 3 things", "Engineer, Example Works",
        "Jan 2020 – Present", "2016 - 2018", "Oct. 2019 –", "to date", "BSc in Physics, Example University, 2012", "Languages", "German (C1)", "Publications", "(2023). A title. A place.",
        "Certificates", "First Aid, 2020", "www.example.com/ada", "Portland, OR 97201", "Example Works, Lyon", "–", "•", "|", "   ", "", "\t", "12/2019", "ÄÖÜ ß ñ", "𝔄𝔡𝔞", "e\u0301",
    ];

    private static readonly Gen<DocumentLayout> _anyLayout = Gen.Int[0, 8].Select(Gen.Bool, Gen.Int[0, 12]).List[0, 40].Select(lines => new DocumentLayout
    {
        Lines = [.. lines.Select(line => new LayoutLine { Page = 1, Kind = (LineKind)line.Item1, Bold = line.Item2, Breaks = line.Item3 == 0 ? [] : [line.Item3] })],
    });

    private static readonly Gen<string> _anyText = Gen.OneOf(Gen.Int[0, _parts.Length - 1].Select(i => _parts[i]), Gen.String[0, 30]).List[0, 40].Select(lines => string.Join('\n', lines));

    [Fact]
    public void Parse_AnyText_FindsFieldsOnlyWhereTheyStand() => Gen.Select(_anyText, _anyLayout).Sample(
        input =>
        {
            var (text, layout) = input;
            var parsed = ResumeParser.Parse(text, layout);
            var length = text.EnumerateRunes().Count();
            Assert.All(parsed.Resume.Meta.Fields, field =>
            {
                Assert.InRange(field.Span.Start, 0, length);
                Assert.InRange(field.Span.End, field.Span.Start + 1, length);
                Assert.InRange(field.Confidence, 0, 1);
            });
            Assert.All(parsed.Bullets, bullet => Assert.InRange(bullet.Place.End, bullet.Place.Start, text.Length));
            Assert.Equal(Json(parsed), Json(ResumeParser.Parse(text, layout)));
        },
        iter: 5000);

    [Fact]
    public void Parse_AnEdgeWithinACharacter_CutsNothing()
    {
        const string Text = "Certificates\n\U0001D504\U0001D521\U0001D51E\nCURRICULUM VITAE\nwww.example.com/ada\nUqgu/mB[:\n2016 - 2018\n2=xChG";
        int[] edges = [9, 5, 9, 2, 4, 6, 3];
        var layout = new DocumentLayout { Lines = [.. edges.Select(edge => new LayoutLine { Page = 1, Breaks = [edge] })] };

        Assert.All(ResumeParser.Parse(Text, layout).Resume.Meta.Fields, field => Assert.True(field.Span.End > field.Span.Start, field.Path));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1 ")]
    [InlineData("• ")]
    [InlineData("2019 – ")]
    [InlineData("Jan 2020 – Present\n")]
    [InlineData("Engineer, Example Works, 2019 - 2020\n")]
    [InlineData("a@b.co ")]
    [InlineData("Skills: a, b\n")]
    public async Task Parse_ALongText_Ends(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var layout = new DocumentLayout { Lines = [.. text.Split('\n').Select(_ => new LayoutLine { Page = 1 })] };
        var token = TestContext.Current.CancellationToken;
        await Task.Run(() => ResumeParser.Parse(text, layout), token).WaitAsync(TimeSpan.FromSeconds(20), token);
    }

    private static string Json(ParsedResume parsed) => JsonSerializer.Serialize(parsed.Resume, ReportJson.Options);
}
