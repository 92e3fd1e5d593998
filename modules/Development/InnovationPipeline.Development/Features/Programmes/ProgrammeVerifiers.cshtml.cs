using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Programmes;

internal sealed class ProgrammeVerifiersPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid AppointmentId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose what this person verifies")]
    public VerifierKind? Kind { get; set; }

    [BindProperty]
    public Guid? OfOrganisation { get; set; }

    public VerifiersShown Shown { get; private set; } = null!;

    public IEnumerable<SelectListItem> Organisations =>
        Shown.Organisations.Select(o => new SelectListItem(o.Name, o.OrganisationId.ToString()));

    public async Task OnGet() => Shown = await Ask(new VerifiersOf(Id));

    public async Task<IActionResult> OnPost()
    {
        if (
            !await Attempt(() => new AppointVerifier(AppointmentId, Id, Email!, Kind, Kind == VerifierKind.Finance ? OfOrganisation : null))
        )
            return await Redisplay(OnGet);
        Tell("Appointed");
        return Redirect($"/programmes/{Id}/verifiers");
    }

    public async Task<IActionResult> OnPostEnd(Guid endedId)
    {
        ModelState.Clear();
        if (!await Attempt(() => new EndVerifier(Id, endedId)))
            return await Redisplay(OnGet);
        Tell("Appointment ended");
        return Redirect($"/programmes/{Id}/verifiers");
    }
}
