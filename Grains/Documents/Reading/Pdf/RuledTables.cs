namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Tables whose cells are ruled: level and upright lines that meet, and text in the cells between them. Tables without lines
/// look like columns, or like dates behind titles, and are not told apart.
/// </summary>
internal static class RuledTables
{
    // Points: lines that meet, are one, or are too short to bound a cell.
    private const double Near = 2;
    private const double Shortest = 6;

    // Two rows of two cells. A cell as high as a third of a page is a frame or a column.
    private const int FewestCells = 4;
    private const double HighestCell = 250;

    // More lines are a drawing.
    private const int MostLines = 400;
    private const int MostPlaces = 100;

    /// <summary>Each table's rows, and of each its cells from left to right; none where cells go over several rows.</summary>
    public static List<List<List<Box>>> Of(IReadOnlyList<Box> rules, IReadOnlyList<Glyph> glyphs, PdfMeter meter)
    {
        var level = Merged(rules.Where(rule => rule.Width >= Math.Max(Shortest, rule.Height)), rule => (rule.Bottom + rule.Top) / 2, rule => (rule.Left, rule.Right), meter);
        var upright = Merged(rules.Where(rule => rule.Height >= Math.Max(Shortest, rule.Width)), rule => (rule.Left + rule.Right) / 2, rule => (rule.Bottom, rule.Top), meter);
        if (level.Count is < 3 or > MostLines || upright.Count is < 3 or > MostLines)
            return [];

        return [.. Grids(level, upright, meter).Where(grid => IsTable(grid.Level, grid.Upright, glyphs, meter)).Select(grid => Rows(grid.Level, grid.Upright, meter))];
    }

    /// <summary>Lines in pieces, put together.</summary>
    private static List<Line> Merged(IEnumerable<Box> rules, Func<Box, double> place, Func<Box, (double From, double To)> ends, PdfMeter meter)
    {
        var lines = new List<Line>();
        foreach (var rule in rules.OrderBy(rule => Math.Round(place(rule) / Near)).ThenBy(rule => ends(rule).From))
        {
            meter.Spend(1);
            var (from, to) = ends(rule);
            if (lines.Count > 0 && Math.Abs(lines[^1].Place - place(rule)) <= Near && from <= lines[^1].To + Near)
                lines[^1] = lines[^1] with { To = Math.Max(lines[^1].To, to) };
            else
                lines.Add(new Line(place(rule), from, to));
        }

        return lines;
    }

    /// <summary>Lines that meet, directly or over others.</summary>
    private static IEnumerable<(List<Line> Level, List<Line> Upright)> Grids(List<Line> level, List<Line> upright, PdfMeter meter)
    {
        var (freeLevel, freeUpright) = (new HashSet<Line>(level), new HashSet<Line>(upright));
        while (freeLevel.Count > 0)
        {
            var first = level.First(freeLevel.Contains);
            var (ours, theirs) = (new List<Line> { first }, new List<Line>());
            freeLevel.Remove(first);
            for (var (i, j) = (0, 0); i < ours.Count || j < theirs.Count;)
            {
                meter.Spend(freeLevel.Count + freeUpright.Count);
                if (i < ours.Count)
                    Move(ours[i++], freeUpright, theirs);
                else
                    Move(theirs[j++], freeLevel, ours);
            }

            yield return (ours, theirs);
        }
    }

    private static void Move(Line line, HashSet<Line> free, List<Line> met)
    {
        foreach (var other in free.Where(line.Meets).ToList())
        {
            free.Remove(other);
            met.Add(other);
        }
    }

    private static bool IsTable(List<Line> level, List<Line> upright, IReadOnlyList<Glyph> glyphs, PdfMeter meter)
    {
        var (rows, columns) = (Places(level), Places(upright));
        if (rows.Count is < 3 or > MostPlaces || columns.Count is < 3 or > MostPlaces)
            return false;

        // Counted by row: two cells side by side make it one.
        var filled = new Dictionary<int, HashSet<int>>();
        meter.Spend(glyphs.Count);
        foreach (var glyph in glyphs)
        {
            var (row, column) = (Before(rows, glyph.Baseline), Before(columns, glyph.Middle));
            if (row < 0 || column < 0 || glyph.IsSpace || (filled.TryGetValue(row, out var known) && known.Contains(column)))
                continue;

            meter.Spend(level.Count + upright.Count);
            var (bottom, top, left, right) = (rows[row], rows[row + 1], columns[column], columns[column + 1]);
            if (top - bottom <= HighestCell
                && level.Exists(line => line.Is(bottom, left, right)) && level.Exists(line => line.Is(top, left, right))
                && upright.Exists(line => line.Is(left, bottom, top)) && upright.Exists(line => line.Is(right, bottom, top)))
            {
                (filled.TryGetValue(row, out var cells) ? cells : filled[row] = []).Add(column);
            }
        }

        return filled.Values.Sum(row => row.Count) >= FewestCells && filled.Values.Count(row => row.Count > 1) > 1;
    }

    private static List<List<Box>> Rows(List<Line> level, List<Line> upright, PdfMeter meter)
    {
        var (heights, from, to) = (Places(level), upright.Min(line => line.Place), upright.Max(line => line.Place));
        meter.Spend(heights.Count * (level.Count + upright.Count));
        if (heights.Exists(height => !level.Exists(line => line.Is(height, from, to))))
            return [];

        var rows = new List<List<Box>>();
        for (var i = heights.Count - 2; i >= 0; i--)
        {
            var (bottom, top) = (heights[i], heights[i + 1]);
            var edges = Places(upright.FindAll(line => line.From <= bottom + Near && line.To >= top - Near));
            rows.Add([.. edges.Zip(edges.Skip(1)).Select(edge => new Box(edge.First, bottom, edge.Second, top))]);
        }

        return rows;
    }

    private static List<double> Places(List<Line> lines)
    {
        var places = new List<double>();
        foreach (var place in lines.Select(line => line.Place).Order())
        {
            if (places.Count == 0 || place - places[^1] > Near)
                places.Add(place);
        }

        return places;
    }

    /// <summary>Number of the place before, where there is one behind as well; else -1.</summary>
    private static int Before(List<double> places, double place)
    {
        var behind = places.FindIndex(other => other > place);
        return behind < 1 ? -1 : behind - 1;
    }

    /// <summary>A level or upright line.</summary>
    /// <param name="Place">Its height, or distance from the left.</param>
    /// <param name="From">Where it begins.</param>
    /// <param name="To">Where it ends.</param>
    private sealed record Line(double Place, double From, double To)
    {
        public bool Meets(Line other) =>
            other.Place >= From - Near && other.Place <= To + Near && Place >= other.From - Near && Place <= other.To + Near;

        public bool Is(double place, double from, double to) => Math.Abs(Place - place) <= Near && From <= from + Near && To >= to - Near;
    }
}
