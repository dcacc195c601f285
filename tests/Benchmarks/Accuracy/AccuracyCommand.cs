using System.Globalization;
using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>
/// <c>accuracy [FOLDER] [--files] [--ours | --samples]</c>: how much of each field is read right, on our files and on those of a
/// folder laid out as resumes/ and truth/. Of the files kept back only totals are printed, so that nobody tunes to them.
/// </summary>
internal static class AccuracyCommand
{
    public static int Run(string[] args)
    {
        var folder = Array.Find(args, arg => !arg.StartsWith("--", StringComparison.Ordinal));
        List<Sample> samples =
        [
            .. args.Contains("--samples", StringComparer.Ordinal) ? [] : Corpus.Ours(),
            .. folder is null || args.Contains("--ours", StringComparer.Ordinal) ? [] : Corpus.Of(folder),
        ];
        if (samples.Count == 0)
        {
            Write($"No files: name a folder with resumes/ and truth/.");
            return 2;
        }

        var (tuned, kept) = (new Tally(), new Tally());
        foreach (var sample in samples)
        {
            var tally = Measure(sample);
            (sample.KeptBack ? kept : tuned).Add(tally);
            if (!sample.KeptBack && args.Contains("--files", StringComparer.Ordinal))
            {
                tally.Misses.ForEach(miss => Write($"{sample.Name} · {miss.Field.Trim()}\n    is  {miss.Expected}\n    got {miss.Got}"));
            }
        }

        Table(samples, tuned, kept);
        return 0;
    }

    private static Tally Measure(Sample sample)
    {
        var tally = new Tally();
        var resume = ReadResume.Of(sample.Path);
        tally.Is(Fields.Read, resume is not null, "a text", "a refusal");
        if (resume is not null)
        {
            TextMeasure.Measure(sample.Path, resume.Document, sample.Truth?.Hidden > 0, tally);
            if (sample.Truth?.Hidden is { } hidden)
            {
                tally.Is(Fields.Hidden, resume.Document.Layout.Hidden.Count == hidden, hidden, resume.Document.Layout.Hidden.Count);
            }

        }

        if (sample.Truth is { } truth)
        {
            // A file that is refused is a file of which nothing was found.
            var parsed = resume?.Parsed ?? new ParsedResume(new Resume(), [], [], [], []);
            BasicsMeasure.Measure(truth, parsed, tally);
            WorkMeasure.Measure(truth, parsed, sample.Template, tally);
            EducationMeasure.Measure(truth, parsed, tally);
            ListMeasure.Measure(truth, parsed.Resume, tally);
        }

        return tally;
    }

    private static void Table(List<Sample> samples, Tally tuned, Tally kept)
    {
        var all = new Tally();
        all.Add(tuned);
        all.Add(kept);
        var withheld = samples.Count(sample => sample.KeptBack);
        Write($"{samples.Count} files, {samples.Count(sample => sample.Truth is not null)} with a truth; {withheld} are kept back: no author of the parser saw them.");
        Write($"{"right of all",-36}{"tuned",20}{"kept back",20}{"all",20}{"wanted",10}");
        foreach (var field in Fields.All)
        {
            Write($"{field,-36}{Cell(tuned[field]),20}{Cell(kept[field]),20}{Cell(all[field]),20}{Wanted(field),10}");
        }

        if (!PdfToText.Installed)
        {
            Write($"No tokens: {PdfToText.Missing}.");
        }
    }

    private static string Wanted(string field) => Fields.Wanted.TryGetValue(field, out var percent) ? $"{percent} %" : "";

    private static string Cell((int Right, int Of) count) => count.Of == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{count.Right}/{count.Of} {100.0 * count.Right / count.Of,6:0.0}");

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
