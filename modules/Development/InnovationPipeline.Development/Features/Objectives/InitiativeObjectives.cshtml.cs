using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Objectives;

internal sealed class InitiativeObjectivesPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public InitiativeObjectives Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        await Load();
        Chosen = [.. Shown.Choices.Where(c => c.IsServed).Select(c => c.Id)];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ServeObjectives(Id, Chosen)))
            return await Redisplay(Load);
        Tell("Objectives saved");
        return Redirect($"/initiatives/{Id}/objectives");
    }

    private async Task Load()
    {
        Shown = await Ask(new ObjectivesOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }
}
