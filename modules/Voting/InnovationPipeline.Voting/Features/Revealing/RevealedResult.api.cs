using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Voting.Features.Revealing;

internal sealed class RevealedResultApi : IApi
{
    public void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
            "/rounds/{id:guid}/result",
            async (Guid id, HttpContext http) =>
            {
                var view = await http.Ask(new ResultOf(id));
                return view.Result is null
                    ? Results.Problem(statusCode: StatusCodes.Status409Conflict, title: view.Sealed)
                    : Results.Ok(view);
            }
        );
}
