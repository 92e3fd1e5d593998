using System.Security.Claims;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Features.Ballots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>The least that could take a ballot: the same request with the same cookie, read and answered, and no database.</summary>
internal static class BareDoor
{
    private const string Scheme = "Person";

    public static async Task<WebApplication> Open(House house)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddAuthentication(Scheme)
            .AddCookie(
                Scheme,
                cookie =>
                {
                    cookie.Cookie.Name = "pipeline-person";
                    cookie.DataProtectionProvider = house.Services.GetRequiredService<IDataProtectionProvider>();
                }
            );
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPut(
                "/api/v1/rounds/{id:guid}/ballot",
                (Guid id, BallotBody body, ClaimsPrincipal voter) =>
                    body.All.Count == 1 && voter.FindFirstValue("sub") is not null ? Results.NoContent() : Results.BadRequest()
            )
            .RequireAuthorization();
        await app.StartAsync();
        return app;
    }
}
