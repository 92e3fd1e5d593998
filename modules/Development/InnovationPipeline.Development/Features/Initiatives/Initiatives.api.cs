using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Development.Features.Initiatives;

internal sealed class InitiativesApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
            "/initiatives",
            async (HttpContext http, Stage? stage, Guid? theme, int? page) =>
                (await http.Ask(new InitiativesByStage(stage, theme, page ?? 1))).Page
        );
        api.MapGet("/initiatives/{id:guid}", (HttpContext http, Guid id) => http.Ask(new InitiativeToRead(id)));
    }
}
