using OrleansResume.Grains.Resumes.Dates;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Projects: a short line names one, bullets and prose below tell of it; or a list of bullets, one a project.</summary>
internal static class ProjectReader
{
    private const int MostNameWords = 14;

    public static List<FoundProject> Read(ResumeText text, IEnumerable<FoundSection> sections)
    {
        var projects = new List<FoundProject>();
        foreach (var line in sections.SelectMany(section => section.Lines).Where(line => !line.IsBlank))
        {
            var last = projects.LastOrDefault();
            if (line.IsBullet && last?.Name is not null)
            {
                last.Bullets.Add(new BulletLines([line]));
            }
            else if (!line.IsBullet && line.Words <= MostNameWords && line.Text[^1] != '.' && line.Layout.Kind != Documents.Reading.LineKind.ListItemContinued
                && (last is null || line.Layout.Bold || (char.IsUpper(line.Text[0]) && (last.Bullets.Count > 0 || last.Prose is [.., { } before] && before.Text[^1] == '.'))))
            {
                projects.Add(Named(text, line));
            }
            else if (last is not null && last.Bullets.Count > 0 && !line.IsBullet)
            {
                last.Bullets[^1].Lines.Add(line);
            }
            else if (last is not null && !line.IsBullet)
            {
                last.Prose.Add(line);
            }
            else
            {
                projects.Add(new FoundProject(Name: null, Date: null, [new BulletLines([line])], []));
            }
        }

        return projects;
    }

    private static FoundProject Named(ResumeText text, ResumeLine line)
    {
        var dates = DateReader.Find(text, line.Place);
        var name = Segments.Of(text, [line], dates).FirstOrDefault()?.Piece;
        // "Bus Delay Atlas (Python, GeoPandas)": the brackets tell of it.
        if (name is not null && name.Value.IndexOf(" (", StringComparison.Ordinal) is > 2 and var bracket)
        {
            name = Piece.Of(text.Text, name.Place.Start, name.Place.Start + bracket, name.Confidence);
        }

        return new FoundProject(name, dates.FirstOrDefault(), [], []);
    }
}

/// <summary>A project that was read.</summary>
internal sealed record FoundProject(Piece? Name, ParsedDate? Date, List<BulletLines> Bullets, List<ResumeLine> Prose);
