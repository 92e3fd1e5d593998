using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Assessments;

/// <summary>Leads straight to the next thing that waits.</summary>
internal sealed class NextAssessmentPage : SlicePage
{
    public async Task<IActionResult> OnGet()
    {
        var work = await Ask(new OwnWork(WorkState.Pending, 1));
        TempData.Keep();
        return work.Page.Rows.Count > 0 ? Redirect(work.Page.Rows[0].Href) : Page();
    }
}
