using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Challenges.Features.Submissions;

/// <summary>A page with the challenge form.</summary>
internal interface IChallengeFormPage
{
    ChallengeForm Form { get; }

    bool WasSplit { get; }
}

internal sealed class NewChallengePage : SlicePage, IChallengeFormPage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid FromOrganisationId { get; set; }

    [BindProperty]
    public Guid ToOrganisationId { get; set; }

    [BindProperty]
    public ChallengeForm Form { get; set; } = new();

    public bool WasSplit { get; private set; }
    public Choices Choices { get; private set; } = null!;

    public async Task OnGet()
    {
        Choices = await Ask(new ChoicesForAChallenge());
        if (FromOrganisationId == Guid.Empty && Choices.From.Count > 0)
            FromOrganisationId = Choices.From[0].Id;
        if (ToOrganisationId == Guid.Empty && Choices.To.Count == 1)
            ToOrganisationId = Choices.To[0].Id;
    }

    public async Task<IActionResult> OnPost()
    {
        WasSplit = Form.SplitPasted();
        if (WasSplit)
        {
            ModelState.Clear();
            await OnGet();
            return Page();
        }
        return await Attempt(() => new DraftChallenge(Id, FromOrganisationId, ToOrganisationId, Form.Text()))
            ? Redirect($"/challenges/{Id}")
            : await Redisplay(OnGet);
    }
}
