using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class NewDesignPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    /// <summary>A version to start from.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public BriefForm Form { get; set; } = new();

    public BriefToWrite Start { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Form = BriefForm.Of(Start.Brief, Start.Areas);
    }

    public async Task<IActionResult> OnPost()
    {
        foreach (var (field, sentence) in Form.Problems())
            ModelState.AddModelError($"{nameof(Form)}.{field}", sentence);
        if (!await Attempt(() => new StartDesign(Id, InnovationEventId, Form.Brief(), From)))
            return await Redisplay(Load);
        return Redirect($"/events/{InnovationEventId}/groups/designs/{Id}");
    }

    private async Task Load() => Start = await Ask(new BriefFor(InnovationEventId, From));
}
