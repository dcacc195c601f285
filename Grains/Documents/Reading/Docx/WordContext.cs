namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What all paragraphs of a document share, and what they tell of it as a whole.</summary>
internal sealed class WordContext(WordStyles styles, WordNumbering numbering, WordTheme theme, WordColours colours, WordPage page, WordGround ground, ReadingBudget budget)
{
    private readonly SortedSet<string> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _languages = new(StringComparer.OrdinalIgnoreCase);

    public WordStyles Styles => styles;

    public WordNumbering Numbering => numbering;

    public WordColours Colours => colours;

    public WordPage Page => page;

    public WordGround Ground => ground;

    public ReadingBudget Budget => budget;

    public bool Tracked { get; set; }

    /// <summary>Drawings.</summary>
    public int Drawings { get; set; }

    /// <summary>Documents that this one is within.</summary>
    public int Depth { get; init; }

    /// <summary>Files within the file that were not read.</summary>
    public int Unread { get; set; }

    /// <summary>Grows with every piece of text that a person sees.</summary>
    public int Seen { get; private set; }

    /// <summary>Grows with every piece that nobody sees.</summary>
    public int Hidden { get; private set; }

    public IReadOnlyList<string> Fonts => [.. _fonts];

    /// <summary>The language of most letters; null where none is declared.</summary>
    public string? Language => _languages.Count == 0 ? null : _languages.MaxBy(language => language.Value).Key;

    /// <summary>Takes over what a document within this one tells of itself.</summary>
    public void Take(WordContext inner)
    {
        Tracked |= inner.Tracked;
        Unread += inner.Unread;
        Seen += inner.Seen;
        Hidden += inner.Hidden;
        _fonts.UnionWith(inner._fonts);
        foreach (var (language, letters) in inner._languages)
        {
            _languages[language] = _languages.GetValueOrDefault(language) + letters;
        }
    }

    /// <summary>Counts text that nobody sees.</summary>
    public void Hide() => Hidden++;

    /// <summary>Counts text that a person sees.</summary>
    public void See(string text, Look look)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        Seen++;
        if (theme.Name(look.Font) is { Length: > 0 } font)
        {
            _fonts.Add(font);
        }

        if (look.Language is { Length: > 0 } language)
        {
            _languages[language] = _languages.GetValueOrDefault(language) + text.Length;
        }
    }
}

/// <summary>Where a paragraph stands.</summary>
/// <param name="Part">The part that holds it.</param>
/// <param name="Fields">Those of its story.</param>
/// <param name="Kind">What its lines are unless they are headings or items.</param>
/// <param name="Behind">What is behind its letters (<see cref="Shading"/>).</param>
/// <param name="Unseen">Why nobody sees any of it; null where its letters tell.</param>
/// <param name="Under">What the style of the table that it stands in says of its letters.</param>
internal sealed record Place(WordPart Part, WordFields Fields, LineKind Kind, string? Behind, HiddenReason? Unseen = null, Look? Under = null)
{
    /// <summary>Which notes the text refers to, where this is their part.</summary>
    public WordNotes? Notes { get; init; }
}
