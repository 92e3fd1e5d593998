using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class ChangeOrganisationPage : KindPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

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

    public History Stored { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Name, Kind, Code) = (Stored.Name, Stored.Kind, Stored.Code);
        (ValidFrom, TakesChallenges) = (Stored.ValidFrom, Stored.TakesChallenges);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ChangeOrganisation(Id, Version, Name!, Kind!.Value, Code, ValidFrom!.Value, TakesChallenges)))
            return await Redisplay(Load);
        Tell("Organisation changed");
        return LocalRedirect($"/organisations/{Id}");
    }

    private async Task Load()
    {
        Stored = await Ask(new OrganisationHistory(Id));
        if (IsStale || Version == 0)
            Version = Stored.Version;
    }
}
