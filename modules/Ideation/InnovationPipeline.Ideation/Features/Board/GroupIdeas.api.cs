using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Ideation.Features.Board;

internal sealed class GroupIdeasApi : IApi
{
    internal sealed record NewIdea(string? Title, string? Text, Guid? ForPersonId);

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
            "/groups/{groupId:guid}/ideas",
            async (Guid groupId, int? page, HttpContext http) => Results.Ok(await http.Ask(new BoardOf(groupId, page ?? 1)))
        );
        api.MapPost(
            "/groups/{groupId:guid}/ideas",
            async (Guid groupId, NewIdea idea, HttpContext http) =>
            {
                var id = http.Key();
                await http.Send(new AddIdea(groupId, id, idea.Title ?? "", idea.Text ?? "", idea.ForPersonId));
                return Results.Created($"/ideas/{id}", new { id });
            }
        );
    }
}
