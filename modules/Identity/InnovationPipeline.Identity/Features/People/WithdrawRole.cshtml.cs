using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class WithdrawRolePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid PlaceId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Role { get; set; } = "";

    public PersonFacts Person { get; private set; } = null!;

    public RoleGiven Given { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new WithdrawRole(Id, Role, PlaceId)))
            return await Load() ? await Redisplay(Load) : NotFound();
        Tell("Role withdrawn");
        return LocalRedirect($"/people/{Id}");
    }

    private async Task<bool> Load()
    {
        Person = await Ask(new PersonDetails(Id));
        Given = Person.Roles.FirstOrDefault(r => r.PlaceId == PlaceId && r.Role == Role && r.GivenHere)!;
        return Given is not null;
    }
}
