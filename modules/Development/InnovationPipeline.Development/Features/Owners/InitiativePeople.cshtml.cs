using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Owners;

internal sealed class InitiativePeoplePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a position")]
    public Position? Position { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an e-mail address")]
    public string? Email { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OwnersShown Owners { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Owners = await Ask(new OwnersOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new NamePerson(Id, Position, Email!, Reason)))
            return await Redisplay(OnGet);
        Tell($"{Positions.InWords(Position!.Value)} named");
        return Redirect($"/initiatives/{Id}/people");
    }
}
