using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Challenges.Features.Triage;

internal sealed class TriageQueuePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public bool Answered { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Queue Queue { get; private set; } = null!;

    public async Task OnGet() => Queue = await Ask(new TriageQueue(Answered, P));
}
