using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOffs;

internal sealed class AcceptedChallengesPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid SubmissionId { get; set; }

    public Paged<AcceptedChallenge> Accepted { get; private set; } = null!;

    public async Task OnGet() => Accepted = await Ask(new AcceptedChallenges(Number));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new TakeChallengeForward(Id, SubmissionId)))
        {
            ModelState.Remove(nameof(Id));
            return await Redisplay(OnGet);
        }
        Tell("Taken forward with everything that was sent in. You lead it: name its owners next");
        return Redirect($"/initiatives/{Id}");
    }
}
