using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Live;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Web;
using InnovationPipeline.UiKit;

namespace InnovationPipeline.Host;

/// <summary>The whole host, in the order in which a request meets it.</summary>
internal static class PipelineHost
{
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        Network.Bind(builder);
        services.AddPlatform(configuration, connectionString, Modules.All).AddPlatformWorkers().AddJobs();
        services.AddScoped<IShell, PipelineShell>();
        services.AddHealth();
        services.AddTelemetry(builder.Logging, configuration);
        services.AddUiKit();
        services.AddProblemDetails();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = Network.CookieName("form", builder);
            o.Cookie.SecurePolicy = Network.CookiePolicy(builder);
        });
        var pages = services.AddRazorPages(o => o.RootDirectory = "/Features");
        foreach (var module in Modules.All)
            pages.AddApplicationPart(module.GetType().Assembly);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseRequestLocalization("en-GB");
        app.UseMiddleware<SecurityHeaders>();
        app.UseRefusals();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapLive();
        app.MapApis();
        app.MapRazorPages();
        return app;
    }
}
