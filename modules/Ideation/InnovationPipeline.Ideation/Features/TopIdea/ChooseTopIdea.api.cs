using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Ideation.Features.TopIdea;

internal sealed class ChooseTopIdeaApi : IApi
{
    internal sealed record Choice(Guid IdeaId);

    public void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
            "/groups/{groupId:guid}/top-idea",
            async (Guid groupId, Choice choice, HttpContext http) =>
            {
                await http.Send(new ChooseTopIdea(groupId, choice.IdeaId));
                return Results.NoContent();
            }
        );
}
