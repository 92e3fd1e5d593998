using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOffs;

internal sealed class HandOffListPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid IdeaId { get; set; }

    public Paged<WaitingIdea> Waiting { get; private set; } = null!;

    public async Task OnGet() => Waiting = await Ask(new IdeasWaiting(Number));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new TakeForward(Id, IdeaId)))
        {
            ModelState.Remove(nameof(Id));
            return await Redisplay(OnGet);
        }
        Tell("Taken forward with everything it holds. You lead it: name its owners next");
        return Redirect($"/initiatives/{Id}");
    }
}
