using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansResume.Api.Analyses;
using OrleansResume.Api.Descriptions;
using OrleansResume.Api.Documents;
using OrleansResume.Api.Guests;
using OrleansResume.Api.Health;
using OrleansResume.Api.Operators;
using OrleansResume.Api.Problems;

namespace OrleansResume.Api;

/// <summary>What a front end needs, in a process of its own or in a silo's. The host provides the data source and the grain factory.</summary>
public static class ApiServices
{
    /// <summary>Adds the front end.</summary>
    /// <param name="builder">With the configuration of API.md.</param>
    /// <param name="hostApi">False: only the operators' listener.</param>
    public static void AddResumeApi(this WebApplicationBuilder builder, bool hostApi)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddResumeProblems();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddGuestKeys(builder.Configuration);
        services.AddSingleton<GuestTokens>();
        services.AddSingleton<GrainCalls>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<EventStream>();
        services.AddOptions<UploadOptions>().Bind(builder.Configuration.GetSection("Documents"));
        services.AddAuthentication(GuestAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, GuestAuthentication>(GuestAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCors();
        services.AddDescriptions();
        services.Configure<ForwardedHeadersOptions>(options => Proxies.Configure(options, builder.Configuration.GetSection("Proxies")));
        builder.AddTelemetry();
        builder.ListenTwice(hostApi);
    }
}
