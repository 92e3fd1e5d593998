using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Host.Features.Operations;

internal sealed class JobListPage : SlicePage
{
    [BindProperty]
    public string Name { get; set; } = "";

    public IReadOnlyList<JobState> Jobs { get; private set; } = [];

    public async Task OnGet() => Jobs = await Ask(new JobStates());

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new RunJobNow(Name)))
            return await Redisplay(OnGet);
        Tell("The job runs now");
        return RedirectToPage();
    }
}
