using System.Globalization;

namespace OrleansResume.Silo;

/// <summary>What a person sees who has just typed ./run: where it is, and one line to try.</summary>
internal static class Announcement
{
    public static void Print(WebApplication app)
    {
        var operators = app.Urls.Last();
        if (app.Urls.Count == 1)
        {
            Console.Out.WriteLine($"\nThe silo is ready, without the API. Operators: {operators}/dashboard");
            return;
        }

        var api = app.Urls.First();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            OrleansResume is ready.
              API          {api}   (its description: {api}/docs)
              Operators    {operators}/dashboard
            Try it:
              curl -s -X POST {api}/api/v1/guests
            """));
    }
}
