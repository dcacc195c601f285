using System.Globalization;
using System.Text;
using OrleansResume.Grains.Tests.Documents.Reading;
using OrleansResume.Grains.Tests.Documents.Reading.Pdf;

namespace OrleansResume.System.Tests.Uploads;

/// <summary>Long prose that is nobody's resume, as each kind of file. The same pages each time.</summary>
internal static class Novels
{
    private const int LinesOfAPage = 32;

    private static readonly string[] _who = ["the captain", "her sister", "an old gardener", "the lighthouse keeper", "nobody", "the whole village"];
    private static readonly string[] _did = ["walked slowly past", "could not forget", "had never believed in", "dreamt again of", "laughed about", "waited for"];
    private static readonly string[] _what = ["the grey harbour", "a letter without words", "the winter of the long rain", "that small blue door", "the last ship", "the sound of bells"];

    public static byte[] Text(int pages) => Encoding.UTF8.GetBytes(string.Join("\n\n", Enumerable.Range(0, pages).Select(page => string.Join('\n', Lines(page)))));

    public static byte[] Word(int pages) => new WordFile(string.Concat(Enumerable.Range(0, pages).Select(page => WordFile.P(string.Join(' ', Lines(page)))))).Bytes();

    public static byte[] Pdf(int pages)
    {
        const int first = 100;
        var file = RawPdf.OnePage("");
        for (var page = 0; page < pages; page++)
        {
            var number = first + (2 * page);
            file.Add(number, $"<</Type/Page/Parent 2 0 R/Contents {number + 1} 0 R/Resources<</Font<</F 5 0 R>>>>>>")
                .Flate(number + 1, "", $"BT /F 10 Tf 14 TL 60 760 Td {string.Concat(Lines(page).Select(line => $"({line}) ' "))}ET");
        }

        var kids = string.Concat(Enumerable.Range(0, pages).Select(page => string.Create(CultureInfo.InvariantCulture, $"{first + (2 * page)} 0 R ")));
        return file.Add(RawPdf.Pages, $"<</Type/Pages/Kids[{kids}]/Count {pages}/MediaBox[0 0 600 800]>>").Bytes();
    }

    private static IEnumerable<string> Lines(int page)
    {
        var random = new Random(page);
        return Enumerable.Range(0, LinesOfAPage).Select(_ => $"Then {Of(_who)} {Of(_did)} {Of(_what)}, and {Of(_who)} {Of(_did)} it too.");

        string Of(string[] words) => words[random.Next(words.Length)];
    }
}
