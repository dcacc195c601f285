using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// How a document's text stood on its pages: what a parser needs to tell a heading from a line, and a judge to tell what other
/// readers will trip over. Stored beside the text, as JSON.
/// </summary>
public sealed record DocumentLayout
{
    /// <summary>One entry a line of the text, in the same order (the text split at LF).</summary>
    public IReadOnlyList<LayoutLine> Lines { get; init; } = [];

    /// <summary>Targets of links, which the text may not show.</summary>
    public IReadOnlyList<LayoutLink> Links { get; init; } = [];

    /// <summary>What a person does not see (hidden, white, tiny or off the page). Not part of the text.</summary>
    public IReadOnlyList<HiddenText> Hidden { get; init; } = [];

    /// <summary>Facts of the file as a whole.</summary>
    public LayoutTraits Traits { get; init; } = new();

    /// <summary>As UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LayoutJson.Default.DocumentLayout);

    /// <summary>From UTF-8 JSON; a field that an older reader did not write keeps its default.</summary>
    public static DocumentLayout FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, LayoutJson.Default.DocumentLayout)
        ?? throw new JsonException("A layout is an object, not null.");
}

/// <summary>One line of the text.</summary>
public sealed record LayoutLine
{
    /// <summary>Page, from 1; 0 where the format has none.</summary>
    public int Page { get; init; }

    /// <summary>Column on the page, from 0; -1 for a line that runs across columns. 0 everywhere on a page of one column.</summary>
    public int Column { get; init; }

    /// <summary>Size of most of its glyphs, in points; 0 where unknown.</summary>
    public double FontSize { get; init; }

    /// <summary>Most of its glyphs are bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Most of its glyphs are italic.</summary>
    public bool Italic { get; init; }

    /// <summary>Left edge, in points from the page's left; 0 where unknown.</summary>
    public double Left { get; init; }

    /// <summary>Right edge, in points from the page's left; 0 where unknown.</summary>
    public double Right { get; init; }

    /// <summary>Distance to the line above, as a multiple of the usual line pitch of the page: 1 is a normal line; 0 where unknown, and on a page's first line.</summary>
    public double GapAbove { get; init; }

    /// <summary>What the file itself says the line is.</summary>
    public LineKind Kind { get; init; }

    /// <summary>1 to 9 for <see cref="LineKind.Heading"/>, else 0.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Offsets (UTF-16, into the line) where a wide gap, a tab or a table cell's edge stands: where one line holds several fields.</summary>
    public IReadOnlyList<int> Breaks { get; init; } = [];
}

/// <summary>What the file itself says a line is.</summary>
public enum LineKind
{
    /// <summary>Nothing special is said.</summary>
    Body = 0,

    /// <summary>A heading or title, by style or outline level.</summary>
    Heading = 1,

    /// <summary>An item of a list, by numbering or by its glyph; the text begins with "• " (or its number).</summary>
    ListItem = 2,

    /// <summary>A row, or a cell's line, of a table.</summary>
    TableRow = 3,

    /// <summary>In a page header.</summary>
    Header = 4,

    /// <summary>In a page footer.</summary>
    Footer = 5,

    /// <summary>In a text box.</summary>
    TextBox = 6,

    /// <summary>A footnote or endnote.</summary>
    Note = 7,

    /// <summary>The wrapped rest of the list item above it.</summary>
    ListItemContinued = 8,
}

/// <summary>The target of a link.</summary>
/// <param name="Line">Line of the text that shows it, from 0; -1 where none does.</param>
/// <param name="Target">The address as it stands in the file.</param>
public sealed record LayoutLink(int Line, string Target);

/// <summary>A stretch of text that a person does not see.</summary>
/// <param name="Quote">Its text, at most 500 characters.</param>
/// <param name="Reason">How it is hidden.</param>
/// <param name="Page">Page, from 1; 0 where the format has none.</param>
public sealed record HiddenText(string Quote, HiddenReason Reason, int Page);

/// <summary>How text is hidden.</summary>
public enum HiddenReason
{
    /// <summary>Marked invisible (render mode 3, w:vanish).</summary>
    Invisible = 0,

    /// <summary>In the colour of what is behind it.</summary>
    BackgroundColour = 1,

    /// <summary>Too small to be read (under 3 points).</summary>
    Tiny = 2,

    /// <summary>Outside the visible page.</summary>
    OffPage = 3,
}

/// <summary>Facts of a file as a whole; what it cannot have is 0 or false.</summary>
public sealed record LayoutTraits
{
    /// <summary>Pages; null where the format has none until it is laid out.</summary>
    public int? PageCount { get; init; }

    /// <summary>Most columns of text on one page; 1 for plain text.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Tables.</summary>
    public int Tables { get; init; }

    /// <summary>Text boxes and shapes with text.</summary>
    public int TextBoxes { get; init; }

    /// <summary>Pictures.</summary>
    public int Images { get; init; }

    /// <summary>Text stands in page headers or footers.</summary>
    public bool HeaderText { get; init; }

    /// <summary>Changes are tracked in it; the text is as if all were accepted.</summary>
    public bool TrackedChanges { get; init; }

    /// <summary>Glyphs without a known character.</summary>
    public int UnknownGlyphs { get; init; }

    /// <summary>Names of the fonts used, without subset tags, in ordinal order.</summary>
    public IReadOnlyList<string> Fonts { get; init; } = [];

    /// <summary>The language that the file declares (BCP 47); null where it does not.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The glyphs that begin its list items, each once in the order of their first use: the text shows one for all. At most 10;
    /// U+FFFD for one that has no character.
    /// </summary>
    public IReadOnlyList<string> BulletKinds
    {
        get;
        // Null comes of the layouts that were stored before there was such a field.
        init => field = value ?? [];
    } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DocumentLayout))]
internal sealed partial class LayoutJson : JsonSerializerContext;
