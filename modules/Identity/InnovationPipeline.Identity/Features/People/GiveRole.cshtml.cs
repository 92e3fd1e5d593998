using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class GiveRolePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Select a role")]
    public string? Role { get; set; }

    [BindProperty]
    public Guid? OrganisationId { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public PersonFacts Person { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Roles { get; } =
    [.. GivenHere.InOrganisations.Concat(GivenHere.InSystem).Select(role => new SelectListItem(role, role))];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public string Place => Organisations.FirstOrDefault(o => o.Value == OrganisationId?.ToString())?.Text ?? "everywhere";

    /// <summary>What was chosen is shown once more before it is done.</summary>
    public bool AsksToConfirm { get; private set; }

    private bool IsForSystem => GivenHere.InSystem.Contains(Role ?? "");

    public async Task OnGet()
    {
        Person = await Ask(new PersonDetails(Id));
        Organisations = [.. (await Ask(new OrganisationChoices())).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!IsForSystem && OrganisationId is null)
            ModelState.AddModelError(nameof(OrganisationId), "Select an organisation");
        if (IsForSystem)
            OrganisationId = null;
        if (!Confirmed && ModelState.IsValid)
        {
            await OnGet();
            AsksToConfirm = true;
            return Page();
        }
        if (!await Attempt(() => new GiveRole(Id, Role!, OrganisationId ?? Scope.System)))
            return await Redisplay(OnGet);
        Tell("Role given");
        return LocalRedirect($"/people/{Id}");
    }
}
