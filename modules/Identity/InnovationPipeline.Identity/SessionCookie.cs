using System.Globalization;
using System.Security.Claims;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Features.SigningIn;
using InnovationPipeline.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InnovationPipeline.Identity;

/// <summary>The one cookie that says who somebody is, however they came.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Person";

    private const string PassItem = "pass";
    private const string StampItem = "stamp";
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    public static void AddSessionCookie(this IServiceCollection services, IConfiguration configuration)
    {
        var behindTls = configuration.GetSection("Proxies:KnownNetworks").Get<string[]>() is { Length: > 0 };
        services
            .AddAuthentication(Scheme)
            .AddCookie(
                Scheme,
                cookie =>
                {
                    cookie.Cookie.Name = (behindTls ? "__Host-pipeline-" : "pipeline-") + "person";
                    cookie.Cookie.SecurePolicy = behindTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.Cookie.Path = "/";
                    cookie.ExpireTimeSpan = Session;
                    cookie.SlidingExpiration = true;
                    cookie.LoginPath = "/sign-in";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.Events.OnValidatePrincipal = StillHolds;
                }
            );
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = Passwords.Shortest;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 1;
            })
            .AddUserStore<AccountStore>();
    }

    /// <summary>The personas page is taken out of every host but a development one: there its address leads nowhere.</summary>
    public static void AddDevelopmentPersonas(this IServiceCollection services) =>
        services
            .AddOptions<RazorPagesOptions>()
            .PostConfigure<IHostEnvironment>(
                (pages, environment) =>
                {
                    if (!environment.IsDevelopment())
                        pages.Conventions.AddPageRouteModelConvention("/SigningIn/SignInAsPersona", page => page.Selectors.Clear());
                }
            );

    public static Task As(HttpContext http, Arrival arrival)
    {
        var claims = new List<Claim> { new(CallerOfRequest.PersonClaim, arrival.PersonId.ToString()), new(ClaimTypes.Name, arrival.Name) };
        if (arrival.Within is { } within)
            claims.Add(new Claim(CallerOfRequest.WithinClaim, within.ToString()));
        var properties = new AuthenticationProperties();
        if (arrival.PassId is { } pass)
            properties.Items[PassItem] = pass.ToString();
        if (arrival.Stamp is { } stamp)
            properties.Items[StampItem] = stamp;
        if (arrival.EndsAt is { } end)
        {
            properties.IsPersistent = true;
            properties.AllowRefresh = false;
            properties.ExpiresUtc = end;
        }
        return http.SignInAsync(
            Scheme,
            new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme, ClaimTypes.Name, roleType: null)),
            properties
        );
    }

    /// <summary>After a change of password: this session goes on, all others end.</summary>
    public static Task Renew(HttpContext http, string stamp)
    {
        var properties = new AuthenticationProperties();
        properties.Items[StampItem] = stamp;
        return http.SignInAsync(Scheme, http.User, properties);
    }

    public static Task Out(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>Where a sign-in form may lead on to: only to this site.</summary>
    public static string Local(this Microsoft.AspNetCore.Mvc.IUrlHelper url, string? returnUrl) =>
        url.IsLocalUrl(returnUrl) ? returnUrl! : "/";

    private static async Task StillHolds(CookieValidatePrincipalContext cookie)
    {
        var http = cookie.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var caller = CallerOfRequest.Of(cookie.Principal!);
        var items = cookie.Properties.Items;
        if (
            caller.PersonId is { } person
            && await http
                .RequestServices.GetRequiredService<SessionBox>()
                .Held(
                    new Standing(
                        person,
                        items.TryGetValue(PassItem, out var pass) ? Guid.Parse(pass!, CultureInfo.InvariantCulture) : null,
                        items.TryGetValue(StampItem, out var stamp) ? stamp : null
                    )
                )
                is { } held
        )
        {
            http.Keep(person, held);
            return;
        }
        cookie.RejectPrincipal();
        await Out(http);
    }
}
