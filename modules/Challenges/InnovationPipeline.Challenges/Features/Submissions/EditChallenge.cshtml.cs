using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Challenges.Features.Submissions;

internal sealed class EditChallengePage : SlicePage, IChallengeFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid SubmissionId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public ChallengeForm Form { get; set; } = new();

    public bool WasSplit { get; private set; }
    public ChallengeText Stored { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Form = ChallengeForm.Of(Stored);
    }

    public async Task<IActionResult> OnPost()
    {
        WasSplit = Form.SplitPasted();
        if (WasSplit)
        {
            ModelState.Clear();
            await Load();
            return Page();
        }
        return await Attempt(() => new EditDraft(SubmissionId, Version, Form.Text()))
            ? Redirect($"/challenges/{SubmissionId}")
            : await Redisplay(Load);
    }

    private async Task Load()
    {
        var draft = await Ask(new DraftOf(SubmissionId));
        Stored = draft.Text;
        Version = draft.Version;
    }
}
