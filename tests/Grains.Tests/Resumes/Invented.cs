using System.Text;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Parses texts that the tests write down.</summary>
internal static class Invented
{
    /// <summary>The start of a resume.</summary>
    public const string Top = "Ada Example\nada@example.com\n\n";

    /// <summary>Parses a text; lines that start as told have that layout, bullets are list items, the others body.</summary>
    public static ParsedResume Parse(string text, params (string Start, LayoutLine Layout)[] layouts) => ResumeParser.Parse(text, new DocumentLayout
    {
        Lines = [.. text.Split('\n').Select(line => layouts.FirstOrDefault(layout => line.StartsWith(layout.Start, StringComparison.Ordinal)).Layout
            ?? new LayoutLine { Page = 1, Kind = line.StartsWith('•') ? LineKind.ListItem : LineKind.Body })],
    });

    /// <summary>Reads and parses one section of a resume as a text file; a tab is a wide gap.</summary>
    public static ParsedResume Read(string section)
    {
        var file = Encoding.UTF8.GetBytes($"{Top}{section}\n\nSkills\nRowing, Painting\n");
        return FileReading.Read(file, new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal)
            ? ResumeParser.Parse(read.Text, read.Layout)
            : throw new InvalidOperationException(refusal.Detail);
    }
}
