using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Texts that are made to end or to hang whoever takes them apart, read as an upload is.</summary>
internal static class HostileText
{
    /// <summary>No more than a thread of the pool has, on any system that we run on.</summary>
    private const int Stack = 1_500_000;

    public static readonly string[] Headings =
        ["", "Summary", "Experience", "Education", "Skills", "Projects", "Certificates", "Languages", "Awards", "Publications", "Volunteering", "References", "Interests", "Contact"];

    /// <summary>What is repeated, by what it was made against.</summary>
    public static readonly Dictionary<string, string> Pieces = new(StringComparer.Ordinal)
    {
        ["bars"] = "a|",
        ["commas"] = "BSc, X University, ",
        ["names"] = "Ada Example, ",
        ["small lines"] = "abc\n",
        ["dated small lines"] = "abc 2019\n",
        ["tabs"] = "2019\t",
        ["ranges"] = "Jan 2019 – Feb 2020\t",
        ["phones"] = "Tel 2019 12345678 / ",
        ["bullets"] = "• a\n",
        ["dated bullets"] = "• 2019 – 2020 a\n",
        ["broken dates"] = "2019 –\n2020\n",
        ["headings"] = "Skills\n",
        ["labels"] = "Skills: a, b\n",
        ["brackets"] = "(",
        ["closed brackets"] = "(a) ",
        ["dashes"] = "a-",
        ["colons"] = "degree: BSc: ",
        ["addresses"] = "a@b.co ",
        ["sites"] = "www.a.co/b ",
        ["numbers"] = "1. a\n",
        ["jobs"] = "Engineer, Example Works | Jan 2019 – Feb 2020\n",
        ["letters"] = "A",
        ["spaces"] = " \u00a0x",
        ["quotes"] = "“a” (2019). ",
        ["cut words"] = "abc-\n",
    };

    /// <summary>A resume's head, a heading, and a piece again and again.</summary>
    public static string Of(string heading, string piece, int length) =>
        $"Jane Doe\njane@doe.com\nPortland, OR 97201\n{heading}\n" + string.Concat(Enumerable.Repeat(Pieces[piece], length / Pieces[piece].Length));

    /// <summary>As the reader of text files hands it on; null where it refuses it.</summary>
    public static ReadDocument? Read(string text)
    {
        var reader = FileReading.Read(System.Text.Encoding.UTF8.GetBytes(text), new ReadingOptions(), CancellationToken.None);
        return reader.TryGet(out var read, out _) ? read : null;
    }

    /// <summary>What parsing cost, on a stack as small as the pool's; most where it was refused for that.</summary>
    public static long Cost(string text, DocumentLayout layout)
    {
        var work = new WorkBudget();
        OnASmallStack(() =>
        {
            try
            {
                ResumeParser.Parse(text, layout, work);
            }
            catch (TooComplexException)
            {
                // As good an answer as any.
            }
        });
        return work.Spent;
    }

    /// <summary>Runs something to its end on a thread of its own.</summary>
    public static void OnASmallStack(Action run)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception exception)
                {
                    thrown = exception;
                }
            },
            Stack);
        thread.Start();
        // Nothing here takes a second: what takes longer hangs.
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "It hangs.");
        Assert.Null(thrown);
    }
}
