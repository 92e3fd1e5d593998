using InnovationPipeline.Identity.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class OrganisationListPage : KindPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? PageNumber { get; set; }

    public OrganisationPage Listed { get; private set; } = null!;

    public async Task OnGet() => Listed = await Ask(new OrganisationsOn(On, Kind, Search, PageNumber ?? 1));
}

/// <summary>A page whose form offers the kinds.</summary>
internal abstract class KindPage : SlicePage
{
    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [.. Enum.GetValues<OrganisationKind>().Select(kind => new SelectListItem(kind.InWords(), kind.ToString()))];
}
