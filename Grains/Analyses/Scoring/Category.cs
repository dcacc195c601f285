namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>The parts of the score, in the order in which a report shows them.</summary>
internal enum Category
{
    Contact = 0,
    Sections = 1,
    Experience = 2,
    Dates = 3,
    Language = 4,
    Format = 5,
    Keywords = 6,
}

/// <summary>What each part is worth.</summary>
internal static class Categories
{
    /// <summary>Most points of the match against a job.</summary>
    public const int KeywordsMax = 20;

    /// <summary>The stable name of a category.</summary>
    public static string Name(Category category) => category switch
    {
        Category.Contact => "contact",
        Category.Sections => "sections",
        Category.Experience => "experience",
        Category.Dates => "dates",
        Category.Language => "language",
        Category.Format => "format",
        Category.Keywords => "keywords",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No category of the score."),
    };

    /// <summary>
    /// Most points, without a job: they add up to 100, and rules give their points on this scale. What was done at work weighs
    /// most, because that is what a reader hires for.
    /// </summary>
    public static int Weight(Category category) => category switch
    {
        Category.Contact => 10,
        Category.Sections => 15,
        Category.Experience => 35,
        Category.Dates => 10,
        Category.Language => 15,
        Category.Format => 15,
        Category.Keywords => KeywordsMax,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No category of the score."),
    };

    /// <summary>The categories of a report and their maxima, which add up to 100 with and without a job.</summary>
    /// <param name="withKeywords">A job was given and terms could be made out: the match takes 20, the others keep four fifths.</param>
    public static IReadOnlyList<(Category Category, int Max)> Of(bool withKeywords)
    {
        var all = new List<(Category, int)>();
        for (var category = Category.Contact; category < Category.Keywords; category++)
            all.Add((category, withKeywords ? Weight(category) * (100 - KeywordsMax) / 100 : Weight(category)));

        if (withKeywords) all.Add((Category.Keywords, KeywordsMax));
        return all;
    }
}
