using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Voting.Features.Ballots;

internal sealed class CastBallotApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/{id:guid}", (Guid id, HttpContext http) => http.Ask(new BallotPaperOf(id)));
        api.MapPut(
            "/rounds/{id:guid}/ballot",
            async (Guid id, BallotBody body, HttpContext http) =>
            {
                await http.Send(new CastBallot(id, body.IdeaId));
                return Results.NoContent();
            }
        );
    }
}

internal sealed record BallotBody(Guid IdeaId);
