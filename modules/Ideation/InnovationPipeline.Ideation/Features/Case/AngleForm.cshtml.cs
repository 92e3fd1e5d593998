using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed class AngleFormPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public Guid NewNoteId { get; set; }

    [BindProperty]
    public Angle? Angle { get; set; }

    [BindProperty]
    public bool? IsOpportunity { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Guid NoteId { get; set; }

    public AnglesView Angles { get; private set; } = null!;
    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        Angles = await Ask(new AnglesOf(IdeaId));
        MayWrite = Angles.Head.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (!await Attempt(() => new NoteAngle(IdeaId, NewNoteId, Angle, IsOpportunity, Text ?? "")))
            return await Redisplay(OnGet);
        Tell("Point added");
        return RedirectToPage("AngleForm", new { IdeaId });
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemoveAngle(IdeaId, NoteId)))
            return await Redisplay(OnGet);
        Tell("Point removed");
        return RedirectToPage("AngleForm", new { IdeaId });
    }
}
