using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Who, how to reach them, and which sections there are.</summary>
internal static class BasicsMeasure
{
    public static void Measure(Truth truth, ParsedResume parsed, Tally tally)
    {
        var basics = parsed.Resume.Basics ?? new Basics();
        Value(Fields.Name, truth.Name, basics.Name, Same.Value);
        Value(Fields.Email, truth.Email, basics.Email, Same.Value);
        Value(Fields.Phone, truth.Phone, basics.Phone, Same.Digits);
        if (truth.Location is { } place)
        {
            tally.Is(Fields.Location, RightPlace(place, basics.Location), place, basics.Location);
        }

        if (truth.HasSummary is { } has)
        {
            tally.Is(Fields.Summary, has == basics.Summary is not null, has, basics.Summary);
        }

        if (truth.Links is { } links)
        {
            Links(links, Addresses(basics), tally);
        }

        if (truth.Sections is { } sections)
        {
            Sections(sections, truth.Tolerated, parsed, tally);
        }

        void Value(string field, Wording? expected, string? got, Func<Wording, string?, bool> same)
        {
            if (expected is not null)
            {
                tally.Is(field, same(expected, got), expected, got);
            }
        }
    }

    private static void Links(IReadOnlyList<Wording> links, List<string> found, Tally tally)
    {
        var pairs = Pairing.Of(links, found, (link, address) => Same.Link(link, address) ? 1 : 0);
        var right = pairs.Count(index => index >= 0);
        for (var at = 0; at < links.Count; at++)
        {
            tally.Is(Fields.Links, pairs[at] >= 0, links[at], string.Join(" ", found));
        }

        tally.F1(Fields.LinksF1, right, links.Count, found.Count);
    }

    private static List<string> Addresses(Basics basics) =>
    [
        .. new[] { basics.Url }.OfType<string>(),
        .. basics.Profiles.Select(profile => profile.Url ?? (profile.Network is "LinkedIn" ? "linkedin.com/in/" : $"{profile.Network}.com/") + profile.Username),
    ];

    // Told in parts or as written: every word of it is there, and none that is not.
    private static bool RightPlace(Wording truth, Location? location)
    {
        if (location is null || truth.Accepted.Count == 0)
        {
            return location is null && truth.Accepted.Count == 0;
        }

        var told = string.Join(' ', new[] { location.Address, location.City, location.Region, location.PostalCode }.OfType<string>());
        return truth.Accepted.Any(accepted => Words(accepted).SetEquals(Words(told)) || (location.CountryCode is not null && Words(WithoutCountry(accepted)).SetEquals(Words(told))));
    }

    // A country may have become its code.
    private static string WithoutCountry(string place) => place.Contains(',', StringComparison.Ordinal) ? place[..place.LastIndexOf(',')] : place;

    private static HashSet<string> Words(string text) => [.. Same.Tokens(text.ToLowerInvariant())];

    private static void Sections(IReadOnlySet<SectionKind> sections, IReadOnlySet<SectionKind> tolerated, ParsedResume parsed, Tally tally)
    {
        var found = parsed.Sections.Select(section => section.Kind)
            .Where(kind => kind is not (SectionKind.Basics or SectionKind.Other) && (sections.Contains(kind) || !tolerated.Contains(kind))).ToHashSet();
        var expected = sections.Where(kind => kind is not (SectionKind.Basics or SectionKind.Other)).ToHashSet();
        tally.F1(Fields.SectionsF1, expected.Count(found.Contains), expected.Count, found.Count);
        if (!expected.SetEquals(found))
        {
            tally.Misses.Add(new Miss(Fields.SectionsF1, string.Join(' ', expected.Except(found).Select(kind => $"+{kind}")), string.Join(' ', found.Except(expected).Select(kind => $"-{kind}"))));
        }
    }
}
