using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>The dates of a certificate or an award: when it was given, and what only says until when it holds.</summary>
/// <param name="Given">The first that is no end; null where there is none.</param>
/// <param name="Holes">All of them with the words that lead to them, which are no part of a name.</param>
internal sealed record ItemDates(ParsedDate? Given, List<ParsedDate> Holes)
{
    public static ItemDates Of(ResumeText text, Stretch place)
    {
        var found = DateReader.Find(text, place).ConvertAll(date => DateLeads.Of(text, place.Start, date));
        return new ItemDates(found.Find(lead => !lead.Ends).Date, found.ConvertAll(lead => lead.Date));
    }
}
