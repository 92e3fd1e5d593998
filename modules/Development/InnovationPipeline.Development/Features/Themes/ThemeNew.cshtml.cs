using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Themes;

internal sealed class ThemeNewPage : SlicePage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose an organisation")]
    public Guid? OrganisationId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    public IReadOnlyList<SelectListItem> Homes { get; private set; } = [];

    public async Task OnGet()
    {
        Homes = [.. (await Ask(new ThemeHomes())).Select(h => new SelectListItem(h.Name, h.OrganisationId.ToString()))];
        if (Homes.Count == 1)
            OrganisationId ??= Guid.Parse(Homes[0].Value);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new MakeTheme(Id, OrganisationId!.Value, Name!)))
            return await Redisplay(OnGet);
        Tell("Theme made");
        return Redirect($"/themes/{Id}");
    }
}
