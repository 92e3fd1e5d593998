using System.Text;
using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Voting.Features.Recount;

internal sealed class BundleApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
            "/rounds/{id:guid}/bundle.json",
            async (Guid id, HttpContext http) =>
                Results.File(Encoding.UTF8.GetBytes((await http.Ask(new BundleOf(id))).Json), "application/json", $"ballots-{id}.json")
        );
        api.MapGet(
            "/rounds/{id:guid}/snapshot.json",
            async (Guid id, HttpContext http) =>
                Results.File(Encoding.UTF8.GetBytes((await http.Ask(new SnapshotOf(id))).Json), "application/json", $"snapshot-{id}.json")
        );
    }
}
