using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class AddPersonPage : SlicePage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Guid? OrganisationId { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public async Task OnGet() =>
        Organisations = [.. (await Ask(new OrganisationChoices())).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AddPerson(Id, Name!, Email, OrganisationId, string.IsNullOrEmpty(Password) ? null : Password)))
            return await Redisplay(OnGet);
        Tell("Person added");
        return LocalRedirect($"/people/{Id}");
    }
}
