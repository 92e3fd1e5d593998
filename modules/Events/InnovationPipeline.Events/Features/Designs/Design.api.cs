using InnovationPipeline.Platform.Files;
using InnovationPipeline.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class DesignApi : IApi
{
    public void Map(IEndpointRouteBuilder api)
    {
        const string Design = "/events/{id:guid}/designs/{designId:guid}";
        api.MapGet("/events/{id:guid}/designs", (HttpContext http, Guid id) => http.Ask(new DesignsOf(id)));
        api.MapGet(Design, (HttpContext http, Guid id, Guid designId) => http.Ask(new DesignInFull(id, designId)));
        api.MapGet(
            $"{Design}/groups.csv",
            async (HttpContext http, Guid id, Guid designId) =>
                Results.File((await Groups(http, id, designId)).ToCsv(), Sheet.CsvType, "groups.csv")
        );
        api.MapGet(
            $"{Design}/groups.xlsx",
            async (HttpContext http, Guid id, Guid designId) =>
                Results.File((await Groups(http, id, designId)).ToExcel(), Sheet.ExcelType, "groups.xlsx")
        );
    }

    /// <summary>What a table card shows, and no more.</summary>
    private static async Task<Sheet> Groups(HttpContext http, Guid id, Guid designId)
    {
        var design = await http.Ask(new DesignInFull(id, designId));
        return new Sheet(
            design.Name,
            ["Group", "Challenge area", "Facilitator", "Name", "Organisation", "Discipline"],
            design.Groups.SelectMany(g =>
                g.Members.Select(m => (IReadOnlyList<object?>)[g.Number, g.Area, g.Facilitator, m.Name, m.Organisation, m.Discipline])
            )
        );
    }
}
