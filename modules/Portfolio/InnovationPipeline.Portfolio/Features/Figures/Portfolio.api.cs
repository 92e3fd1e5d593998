using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Portfolio.Features.Figures;

internal sealed class PortfolioApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/portfolio", (HttpContext http, DateOnly? on) => http.Ask(new PortfolioAsAt(on)));
        api.MapGet(
            "/portfolio/initiatives",
            (HttpContext http, string? stage, DateOnly? on, int? page) => http.Ask(new InitiativesAsAt(stage, on, page ?? 1))
        );
    }
}
