using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Groups;

internal sealed class GroupListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Guid PersonId { get; set; }

    [BindProperty]
    public Guid? ToGroupId { get; set; }

    [BindProperty]
    public Guid GroupId { get; set; }

    [BindProperty]
    public Guid? FacilitatorId { get; set; }

    public GroupsToManage Groups { get; private set; } = null!;

    public async Task OnGet() => Groups = await Ask(new GroupsOf(InnovationEventId));

    public Task<IActionResult> OnPostAppoint() =>
        Do(() => new AppointFacilitator(InnovationEventId, Name ?? "", Email ?? ""), "Facilitator added");

    public Task<IActionResult> OnPostPublish() => Do(() => new PublishGroups(InnovationEventId), "Groups published");

    public Task<IActionResult> OnPostMove()
    {
        if (ToGroupId is null)
            ModelState.AddModelError(nameof(ToGroupId), "Choose a group");
        return Do(() => new MovePerson(InnovationEventId, PersonId, ToGroupId!.Value), "Person moved");
    }

    public Task<IActionResult> OnPostFacilitator()
    {
        if (FacilitatorId is null)
            ModelState.AddModelError(nameof(FacilitatorId), "Choose a facilitator");
        return Do(() => new ChangeFacilitator(InnovationEventId, GroupId, FacilitatorId!.Value), "Facilitator changed");
    }

    private async Task<IActionResult> Do(Func<ICommand> act, string done)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(done);
        return Redirect($"/events/{InnovationEventId}/groups");
    }
}
