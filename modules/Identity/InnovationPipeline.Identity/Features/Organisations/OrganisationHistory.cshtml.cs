using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class OrganisationHistoryPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public History History { get; private set; } = null!;

    public async Task OnGet() => History = await Ask(new OrganisationHistory(Id));
}
