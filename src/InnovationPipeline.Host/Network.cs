using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace InnovationPipeline.Host;

/// <summary>Where the host listens and whom it believes: without https only loopback, unless a known proxy is in front.</summary>
internal static class Network
{
    public static void Bind(WebApplicationBuilder builder)
    {
        var proxies = Proxies(builder);
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var network in proxies)
                o.KnownIPNetworks.Add(network);
        });

        if (builder.Configuration["urls"] is not { } urls)
        {
            builder.WebHost.UseUrls($"http://localhost:{builder.Configuration.GetValue("Port", 5080)}");
            return;
        }
        foreach (var url in urls.Split(';'))
            if (
                BindingAddress.Parse(url) is { Scheme: "http", Host: var host }
                && proxies.Count == 0
                && !string.Equals(host, "localhost", StringComparison.Ordinal)
                && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
            )
                throw new EmbeddedPostgres.EmbeddedPostgresProblem(
                    $"{url} would serve people without https. Use https, a loopback address, or name the proxy in Proxies:KnownNetworks"
                );
    }

    /// <summary>Secure cookies, except on plain http to this machine itself.</summary>
    public static CookieSecurePolicy CookiePolicy(WebApplicationBuilder builder) =>
        IsBehindTls(builder) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static string CookieName(string name, WebApplicationBuilder builder) =>
        (IsBehindTls(builder) ? "__Host-pipeline-" : "pipeline-") + name;

    private static bool IsBehindTls(WebApplicationBuilder builder) => Proxies(builder).Count > 0;

    private static List<System.Net.IPNetwork> Proxies(WebApplicationBuilder builder) =>
        (builder.Configuration.GetSection("Proxies:KnownNetworks").Get<string[]>() ?? []).Select(System.Net.IPNetwork.Parse).ToList();
}
