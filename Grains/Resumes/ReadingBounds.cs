namespace OrleansResume.Grains.Resumes;

/// <summary>
/// How much of a document is taken apart. Several times what a long career fills; what is beyond stays text of its section, and
/// the report says so.
/// </summary>
internal static class ReadingBounds
{
    /// <summary>A longer line is prose: one field, and never cut.</summary>
    public const int LineThatIsCut = 500;

    /// <summary>Several entries in one line or bullet; a longer one is one entry.</summary>
    public const int ListThatIsCut = 2_000;

    /// <summary>Headings of a document.</summary>
    public const int Headings = 100;

    /// <summary>Lines of a section that its reader sees.</summary>
    public const int LinesOfASection = 4_000;

    /// <summary>Lines of one entry of a list.</summary>
    public const int LinesOfAnEntry = 200;

    /// <summary>Entries of a kind, and skills of all groups.</summary>
    public const int Entries = 1_000;

    /// <summary>Numbers that are looked up, since the library throws for most that are none.</summary>
    public const int PhoneNumbers = 200;
}
