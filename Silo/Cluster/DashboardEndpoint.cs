using Orleans.Dashboard;
using OrleansResume.Api.Operators;

namespace OrleansResume.Silo.Cluster;

/// <summary>Orleans' dashboard, on the operators' port.</summary>
internal static class DashboardEndpoint
{
    private const string Path = "/dashboard";

    /// <summary>
    /// Maps it for whoever asks first: it compresses all its files when it is mapped, which took a tenth of a silo's start and most
    /// silos are never asked for.
    /// </summary>
    public static void MapDashboard(this WebApplication app)
    {
        var dashboard = new Lazy<RequestDelegate>(() =>
        {
            var branch = ((IApplicationBuilder)app).New();
            branch.UseRouting();
            branch.UseEndpoints(endpoints => endpoints.MapOrleansDashboard(Path).AllowAnonymous().ExcludeFromDescription());
            return branch.Build();
        });
        app.Map(Path + "/{**file}", context =>
        {
            // What it maps is found by the path once more.
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            return dashboard.Value(context);
        }).WithMetadata(new OperatorsEndpoint(Open: false)).AllowAnonymous().ExcludeFromDescription();
    }
}
