using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class PlaceInIcsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid LinkId { get; set; }

    [BindProperty, Required(ErrorMessage = "Select an ICS")]
    public Guid? IcsId { get; set; }

    [BindProperty, Display(Name = "First day"), Required(ErrorMessage = "Enter the first day")]
    public DateOnly? From { get; set; }

    [BindProperty, Display(Name = "Last day")]
    public DateOnly? To { get; set; }

    public History History { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task OnGet()
    {
        History = await Ask(new OrganisationHistory(Id));
        Choices = [.. (await Ask(new IcsChoices())).Select(ics => new SelectListItem(ics.Name, ics.Id.ToString()))];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new PlaceInIcs(LinkId, Id, IcsId!.Value, From!.Value, To)))
            return await Redisplay(OnGet);
        Tell("ICS added");
        return LocalRedirect($"/organisations/{Id}");
    }
}
