using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Agenda;

internal sealed class RunSheetPlanPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public Guid BlockId { get; set; }

    [BindProperty]
    public TimeOnly? Until { get; set; }

    public SheetToManage Sheet { get; private set; } = null!;

    public async Task OnGet() => Sheet = await Ask(new RunSheetOf(InnovationEventId));

    public Task<IActionResult> OnPostUp() => Shown(Attempt(() => new MoveBlock(InnovationEventId, BlockId, Up: true)));

    public Task<IActionResult> OnPostDown() => Shown(Attempt(() => new MoveBlock(InnovationEventId, BlockId, Up: false)));

    public Task<IActionResult> OnPostRemove() => Shown(Attempt(() => new RemoveBlock(InnovationEventId, BlockId)));

    public Task<IActionResult> OnPostExtend()
    {
        if (Until is null)
            ModelState.AddModelError(nameof(Until), "Enter the new end of the ideas session");
        return Shown(Attempt(() => new ExtendIdeasSession(InnovationEventId, Until!.Value)));
    }

    private async Task<IActionResult> Shown(Task<bool> done) =>
        await done ? Redirect($"/events/{InnovationEventId}/run-sheet") : await Redisplay(OnGet);
}
