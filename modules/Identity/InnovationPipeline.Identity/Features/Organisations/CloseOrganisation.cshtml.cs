using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class CloseOrganisationPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid SuccessionId { get; set; }

    [BindProperty, Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day")]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Successors { get; set; }

    public History History { get; private set; } = null!;

    public async Task OnGet() => History = await Ask(new OrganisationHistory(Id));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new CloseOrganisation(SuccessionId, Id, LastDay!.Value, Successors)))
            return await Redisplay(OnGet);
        Tell("Organisation closed");
        return LocalRedirect($"/organisations/{Id}");
    }
}
