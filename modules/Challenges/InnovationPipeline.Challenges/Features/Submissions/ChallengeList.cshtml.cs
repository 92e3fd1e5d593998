using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Challenges.Features.Submissions;

internal sealed class ChallengeListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public SubmissionRows Submissions { get; private set; } = null!;

    public async Task OnGet() => Submissions = await Ask(new MySubmissions(P));
}
