using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A table's style: what it says of all cells, and of those of its first and last rows and columns and of its bands.</summary>
internal sealed class TableStyle
{
    // Word knows thirteen.
    private const int MostParts = 30;

    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);

    /// <param name="chain">The style and what it is based on, the deepest first.</param>
    /// <param name="colours">Those of the document.</param>
    public TableStyle(IEnumerable<XElement> chain, WordColours colours)
    {
        foreach (var style in chain)
        {
            Add("", style, colours);
            foreach (var part in style.Elements().Where(element => element.Is("tblStylePr")).Take(MostParts))
            {
                Add(part.Value("type") ?? "", part, colours);
            }
        }
    }

    /// <summary>What it says of one cell.</summary>
    /// <param name="flags">w:tblLook: which parts of the style the table wants.</param>
    /// <param name="row">From 0.</param>
    /// <param name="rows">How many the table has.</param>
    /// <param name="column">From 0.</param>
    /// <param name="columns">How many the row has.</param>
    public (string? Behind, Look Look) Cell(XElement? flags, int row, int rows, int column, int columns)
    {
        var cell = Of("");
        if (Wants(flags, "noVBand", 0x0400, unsaid: false) == false)
        {
            cell = cell.Then(Band("band1Vert", "band2Vert"));
        }

        if (Wants(flags, "noHBand", 0x0200, unsaid: false) == false)
        {
            cell = cell.Then(Band("band1Horz", "band2Horz"));
        }

        var edges = new List<Part>();
        Edge(column == 0 && Wants(flags, "firstColumn", 0x0080, unsaid: true), "firstCol");
        Edge(column == columns - 1 && Wants(flags, "lastColumn", 0x0100, unsaid: false), "lastCol");
        Edge(row == 0 && Wants(flags, "firstRow", 0x0020, unsaid: true), "firstRow");
        Edge(row == rows - 1 && row > 0 && Wants(flags, "lastRow", 0x0040, unsaid: false), "lastRow");
        cell = edges.Aggregate(cell, (below, edge) => below.Then(edge));
        // In a corner it depends on the program which of two parts wins.
        var isClear = edges.Count < 2 || (edges.Select(edge => edge.Behind).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1
            && edges.Select(edge => edge.Look.Colour).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1);
        return (isClear || cell.Behind is null ? cell.Behind : Shading.Unknown, cell.Look);

        void Edge(bool holds, string type)
        {
            if (holds && _parts.TryGetValue(type, out var part))
            {
                edges.Add(part);
            }
        }
    }

    // Which of two bands a cell is in takes counting as Word counts: where it matters, letters are taken for seen.
    private Part Band(string odd, string even)
    {
        var bands = new[] { Of(odd), Of(even) };
        var behind = bands.Select(band => band.Behind).Where(said => said is not null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new Part(
            behind is [] ? null : behind.TrueForAll(said => Shading.Swallows(Shading.Paper, said)) ? behind[0] : Shading.Unknown,
            new Look { Vanish = bands[0].Look.Vanish == true && bands[1].Look.Vanish == true ? true : null });
    }

    private Part Of(string type) => _parts.GetValueOrDefault(type) ?? Part.Nothing;

    private void Add(string type, XElement part, WordColours colours)
    {
        var said = new Part(Shading.Of(part.Child("tcPr"), colours) ?? Shading.Of(part.Child("pPr"), colours) ?? Shading.Of(part.Child("tblPr"), colours), Look.Of(part.Child("rPr"), colours));
        _parts[type] = Of(type).Then(said);
    }

    private static bool Wants(XElement? flags, string name, int bit, bool unsaid) =>
        flags.Value(name) is { } said ? said is "1" or "true" or "on"
        : int.TryParse(flags.Value(), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var bits) ? (bits & bit) != 0
        : unsaid;

    private sealed record Part(string? Behind, Look Look)
    {
        public static Part Nothing { get; } = new(null, Look.Unsaid);

        public Part Then(Part over) => new(over.Behind ?? Behind, Look.Then(over.Look));
    }
}
