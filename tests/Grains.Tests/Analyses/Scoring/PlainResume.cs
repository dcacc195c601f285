using System.Globalization;
using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>
/// Reads resumes written in one strict form (a heading a line, "Title, Company | Jan 2020 – Present", bullets with a glyph), so
/// that tests of rules say what a parser found without depending on how it finds it.
/// </summary>
internal static partial class PlainResume
{
    private static readonly Dictionary<string, SectionKind> Headings = new(StringComparer.Ordinal)
    {
        ["Summary"] = SectionKind.Summary,
        ["Experience"] = SectionKind.Work,
        ["Education"] = SectionKind.Education,
        ["Skills"] = SectionKind.Skills,
        ["Projects"] = SectionKind.Projects,
        ["Certifications"] = SectionKind.Certificates,
        ["Publications"] = SectionKind.Publications,
        ["References"] = SectionKind.References,
        ["Interests"] = SectionKind.Interests,
        ["My Journey"] = SectionKind.Other,
    };

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static ParsedResume Parse(string text)
    {
        var sections = new List<ResumeSection>();
        var (jobs, work) = (new List<ParsedJob>(), new List<Work>());
        var (bullets, dates) = (new List<ParsedBullet>(), new List<ParsedDate>());
        var (kind, heading, body) = (SectionKind.Basics, new Stretch(0, 0), 0);
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at && at < 0 ? text.Length : at;
            var line = text[start..end];
            if (Headings.TryGetValue(line, out var next))
            {
                sections.Add(new ResumeSection(kind, heading, new Stretch(body, start)));
                (kind, heading, body) = (next, new Stretch(start, end), Math.Min(text.Length, end + 1));
            }
            else if (line.Length > 2 && "•-*▪".Contains(line[0], StringComparison.Ordinal) && kind is SectionKind.Work or SectionKind.Projects)
            {
                bullets.Add(new ParsedBullet(line[2..], new Stretch(start + 2, end), line[..1], kind == SectionKind.Work ? jobs.Count - 1 : -1));
            }
            else if (kind == SectionKind.Work && line.Contains('|', StringComparison.Ordinal))
            {
                var head = line.Split('|', 2)[0].Split(',', 2);
                jobs.Add(new ParsedJob(new Stretch(start, end), Date(text, start, end)));
                work.Add(new Work { Position = head[0].Trim(), Name = head[^1].Trim() });
            }

            if (kind != SectionKind.Basics && Date(text, start, end) is { } date) dates.Add(date);
            start = end + 1;
        }

        sections.Add(new ResumeSection(kind, heading, new Stretch(body, text.Length)));
        return new ParsedResume(new Resume { Basics = Basics(text[..sections[0].Body.End]), Work = work }, sections, jobs, bullets, dates);
    }

    private static Basics Basics(string head)
    {
        var name = head.Split('\n')[0].Trim();
        return new Basics
        {
            Name = name.Length > 0 && !name.Contains('@', StringComparison.Ordinal) ? name : null,
            Email = Email().Match(head) is { Success: true } email ? email.Value : null,
            Phone = Phone().Match(head) is { Success: true } phone ? phone.Value.Trim() : null,
            Location = City().Match(head) is { Success: true } city ? new Location { Address = city.Value } : null,
            Profiles = head.Contains("linkedin.com", StringComparison.Ordinal) ? [new Profile { Network = "LinkedIn" }] : [],
        };
    }

    private static ParsedDate? Date(string text, int start, int end)
    {
        var match = Range().Match(text[start..end]);
        if (!match.Success) return null;
        var place = new Stretch(start + match.Index, start + match.Index + match.Length);
        var current = match.Groups[2].Value is "Present";
        var form = match.Groups[1].Value.Contains('/', StringComparison.Ordinal) ? "MM/YYYY" : match.Groups[1].Length == 4 ? "YYYY" : "MMM YYYY";
        return new ParsedDate(place, Partial(match.Groups[1].Value), current ? null : Partial(match.Groups[2].Value), current, form);
    }

    private static PartialDate Partial(string date)
    {
        var year = int.Parse(date[^4..], CultureInfo.InvariantCulture);
        if (date.Length == 4) return new PartialDate(year);
        var month = date[2] == '/' ? int.Parse(date[..2], CultureInfo.InvariantCulture) : Array.IndexOf(Months, date[..3]) + 1;
        return new PartialDate(year, month);
    }

    [GeneratedRegex(@"\S+@\S*[^\s,;|]")]
    private static partial Regex Email();

    [GeneratedRegex(@"\+?\d[\d ]{4,}\d")]
    private static partial Regex Phone();

    [GeneratedRegex(@"Oslo, Norway|Leeds, UK")]
    private static partial Regex City();

    [GeneratedRegex(@"((?:[A-Z][a-z]{2} |\d\d/)?\d{4}) – ((?:[A-Z][a-z]{2} |\d\d/)?\d{4}|Present)")]
    private static partial Regex Range();
}
