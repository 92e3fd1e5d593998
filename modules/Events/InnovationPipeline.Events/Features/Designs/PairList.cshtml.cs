using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class PairListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? One { get; set; }

    [BindProperty]
    public Guid? Other { get; set; }

    [BindProperty]
    public bool? IsTogether { get; set; }

    [BindProperty]
    public Guid PairId { get; set; }

    public PairsToKeep Pairs { get; private set; } = null!;

    public async Task OnGet() => Pairs = await Ask(new PairsOf(InnovationEventId));

    public async Task<IActionResult> OnPostAdd()
    {
        if (One is null)
            ModelState.AddModelError(nameof(One), "Choose the first person");
        if (Other is null)
            ModelState.AddModelError(nameof(Other), "Choose the second person");
        if (IsTogether is null)
            ModelState.AddModelError(nameof(IsTogether), "Select whether they are kept together or apart");
        if (!await Attempt(() => new AddPair(Id, InnovationEventId, One!.Value, Other!.Value, IsTogether!.Value)))
            return await Redisplay(OnGet);
        return Done("Pair added");
    }

    public async Task<IActionResult> OnPostRemove() =>
        await Attempt(() => new RemovePair(InnovationEventId, PairId)) ? Done("Pair removed") : await Redisplay(OnGet);

    private RedirectResult Done(string what)
    {
        Tell(what);
        return Redirect($"/events/{InnovationEventId}/groups/pairs");
    }
}
