using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentTasksPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AssessmentShown Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new AssessmentOf(Id));
}
