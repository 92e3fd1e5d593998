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
                if (body.Credential is { } credential)
                    await http.Send(new CastSecretBallot(id, credential, body.All, http.Address(), http.Key()));
                else
                    await http.Send(new CastBallot(id, body.All, http.Key()));
                return Results.NoContent();
            }
        );
        api.MapPost(
            "/rounds/{id:guid}/secret-ballot",
            (Guid id, TokenBody body, HttpContext http) => http.Send(new DealSecretBallot(id, body.Token))
        );
    }
}

/// <param name="IdeaId">in short, where one idea is chosen</param>
internal sealed record BallotBody(Guid? IdeaId, IReadOnlyList<IdeaMark>? Marks, string? Credential)
{
    public IReadOnlyList<IdeaMark> All => Marks ?? (IdeaId is { } one ? [new IdeaMark(one)] : []);
}

/// <param name="Token">32 random hexadecimal digits of the asker's own, kept for asking again</param>
internal sealed record TokenBody(string Token);
