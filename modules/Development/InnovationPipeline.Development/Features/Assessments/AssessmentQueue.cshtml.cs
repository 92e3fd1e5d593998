using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentQueuePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public WorkState State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public WorkShown Work { get; private set; } = null!;
    public bool MayAssign { get; private set; }

    public async Task OnGet()
    {
        Work = await Ask(new OwnWork(State, Number));
        MayAssign = await MayAnywhere(DevelopmentPermission.Assign);
    }
}
