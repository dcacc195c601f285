using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansResume.Silo;

/// <summary>What a person sees who has just typed ./run: where it is, and one line to try.</summary>
internal static class Announcement
{
    public static void Print(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var api = addresses.FirstOrDefault() ?? app.Configuration["Urls"];
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            OrleansResume is ready.
              API          {api}   (its description: {api}/docs)
              Operators    {app.Configuration["Operators:Urls"] ?? "http://127.0.0.1:8081"}/dashboard
            Try it:
              curl -s -X POST {api}/api/v1/guests
            """));
    }
}
