using OrleansResume.Api;

// A front end of its own: the API on the cluster client, without grains.
var builder = WebApplication.CreateBuilder(args);
builder.AddDefaultSettings();
try
{
    builder.AddClusterClient();
    builder.AddResumeApi(hostApi: true);
    await using var app = builder.Build();
    app.MapResumeApi();
    app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine($"The front end is ready: {app.Urls.FirstOrDefault()}"));
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFaults.Line(exception) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
