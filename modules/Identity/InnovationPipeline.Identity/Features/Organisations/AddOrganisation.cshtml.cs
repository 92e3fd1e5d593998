using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class AddOrganisationPage : KindPage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the organisation's name")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Select a kind")]
    public OrganisationKind? Kind { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty, Display(Name = "First day"), Required(ErrorMessage = "Enter the first day")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public bool TakesChallenges { get; set; }

    public async Task OnGet() => await Ask(new IcsChoices());

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AddOrganisation(Id, Name!, Kind!.Value, Code, ValidFrom!.Value, TakesChallenges: TakesChallenges)))
            return await Redisplay(OnGet);
        Tell("Organisation added");
        return LocalRedirect($"/organisations/{Id}");
    }
}
