using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentQueuePage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<AssessmentRow> Waiting { get; private set; } = null!;

    public async Task OnGet() => Waiting = await Ask(new AssessmentsWaiting(Number));
}
