using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InnovationPipeline.Platform.Live;

/// <summary>GET /live?topic=group-board/ID: server-sent events of the topics that the caller may see.</summary>
public static class LiveEndpoint
{
    private const int MostTopics = 20;
    private static readonly JsonSerializerOptions Plain = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapGet("/live", Stream);

    private static async Task<IResult> Stream(
        HttpContext http,
        string[] topic,
        ModuleCatalogue modules,
        LiveHub hub,
        TimeProvider clock,
        IHostApplicationLifetime host
    )
    {
        if (topic.Length is 0 or > MostTopics)
            return Results.Problem(statusCode: 400, title: $"Name 1 to {MostTopics} topics");
        foreach (var named in topic)
            if (await Refusal(http, named, modules) is { } status)
                return Results.Problem(statusCode: status, title: $"There is no topic {named} here, or you may not see it");

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var watching = hub.Watch(topic);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        try
        {
            await http.Response.WriteAsync("retry: 2000\n\n", end.Token);
            await http.Response.Body.FlushAsync(end.Token);
            while (true)
            {
                using var beat = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
                beat.CancelAfter(Heartbeat);
                try
                {
                    var changed = await watching.Changes.ReadAsync(beat.Token);
                    var told = JsonSerializer.Serialize(
                        new
                        {
                            topic = changed.Topic,
                            at = clock.GetUtcNow(),
                            payload = changed.Figures,
                        },
                        Plain
                    );
                    await http.Response.WriteAsync($"data: {told}\n\n", end.Token);
                }
                catch (OperationCanceledException) when (!end.IsCancellationRequested)
                {
                    await http.Response.WriteAsync(": still here\n\n", end.Token);
                }
                await http.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return Results.Empty;
        }
    }

    private static async Task<int?> Refusal(HttpContext http, string named, ModuleCatalogue modules)
    {
        var parts = named.Split('/');
        if (parts.Length != 2 || modules.Topic(parts[0]) is not { } known || !Guid.TryParse(parts[1], out var scopeId))
            return StatusCodes.Status404NotFound;
        await using var scope = http.RequestServices.CreateAsyncScope();
        var verdict = await scope
            .ServiceProvider.GetRequiredService<AccessTables>()
            .Judge(http.Caller(), known.Permission, scopeId, http.RequestAborted);
        if (verdict.Allowed)
            return null;
        return verdict.ScopeIsKnownToCaller ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
    }
}
