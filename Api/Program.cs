using OrleansResume.Api;

// A front end of its own: the API on the cluster client, without grains.
var builder = WebApplication.CreateBuilder(args);
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
catch (ApiConfigurationException exception)
{
    // One line that says what to do; the stack would only hide it.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
