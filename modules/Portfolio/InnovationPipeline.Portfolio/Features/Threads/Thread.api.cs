using System.Text;
using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Portfolio.Features.Threads;

internal sealed class ThreadApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/initiatives/{id:guid}/thread", (HttpContext http, Guid id) => http.Ask(new ThreadOfInitiative(id)));
        api.MapGet(
            "/initiatives/{id:guid}/thread.csv",
            async (HttpContext http, Guid id) => Csv(await http.Ask(new ThreadOfInitiative(id)))
        );
        api.MapGet("/ideas/{id:guid}/thread", (HttpContext http, Guid id) => http.Ask(new ThreadOfIdea(id)));
        api.MapGet("/ideas/{id:guid}/thread.csv", async (HttpContext http, Guid id) => Csv(await http.Ask(new ThreadOfIdea(id))));
    }

    private static IResult Csv(GoldenThread thread) =>
        Results.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ThreadCsv.Of(thread))],
            "text/csv; charset=utf-8",
            $"thread-{thread.Id}.csv"
        );
}
