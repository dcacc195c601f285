using OrleansResume.Grains.Documents.Reading;
using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Rows of ruled tables: read one after the other, and what is wrapped in a cell joined.</summary>
public sealed class TableRowTests
{
    private static readonly int[] _edges = [50, 120, 290, 460, 540];

    [Fact]
    public void Row_WithWrappedCells_IsOneLine()
    {
        using var paper = new Paper();
        Row(paper, 700, ["Period"], ["Degree"], ["Institution"], ["Grade"]);
        Row(paper, 660, ["2014 –", "2017"], ["Bachelor of Science in Coastal Life", "and Marine Biology"], ["University of Example, Fac-", "ulty of Natural Sciences"], ["2:1"]);
        Row(paper, 620, ["2017 –", "2018"], ["Master of Science in Monitoring Life", "and Data Analysis"], ["Example Institute of Applied", "Technology"], ["Merit"]);

        var read = Read(paper);

        Assert.Equal(
            [
                "Period Degree Institution Grade", "2014 – 2017 Bachelor of Science in Coastal Life and Marine Biology University of Example, Faculty of Natural Sciences 2:1",
                "2017 – 2018 Master of Science in Monitoring Life and Data Analysis Example Institute of Applied Technology Merit",
            ], read.Text.Split('\n'));
        Assert.All(read.Layout.Lines, line => Assert.Equal(3, line.Breaks.Count));
    }

    [Fact]
    public void Lines_OfACellThatAreNotWrapped_AreFields()
    {
        using var paper = new Paper();
        Row(paper, 700, ["2014"], ["BSc Biology", "Example University"], ["Leeds"], ["2:1"]);
        Row(paper, 660, ["2018"], ["MSc Biology", "Sample University"], ["Bath"], ["Merit"]);

        var read = Read(paper);

        Assert.Equal(["2014 BSc Biology Example University Leeds 2:1", "2018 MSc Biology Sample University Bath Merit"], read.Text.Split('\n'));
        Assert.All(read.Layout.Lines, line => Assert.Equal(4, line.Breaks.Count));
    }

    [Fact]
    public void Cells_WithTextsOfTheirOwn_AreReadAsBefore()
    {
        using var paper = new Paper();
        Row(paper, 700, ["2014"], ["Planner"], ["Leeds"], ["Lamps"]);
        Row(paper, 660, ["2018"], ["Led the night shift", "- Cut waste"], ["Bath"], ["Tiles"]);

        Assert.Contains(Read(paper).Text.Split('\n'), line => line.Contains("Led the night shift", StringComparison.Ordinal) && !line.Contains("Cut waste", StringComparison.Ordinal));
    }

    private static ReadDocument Read(Paper paper)
    {
        Assert.True(Paper.Read(paper.Bytes()).TryGet(out var document, out _));
        return document;
    }

    private static void Row(Paper paper, int top, params string[][] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            paper.Page.DrawRectangle(new PdfPoint(_edges[i], top - 40), _edges[i + 1] - _edges[i], 40);
            paper.Write(_edges[i] + 5, top - 15, 13, cells[i]);
        }
    }
}
