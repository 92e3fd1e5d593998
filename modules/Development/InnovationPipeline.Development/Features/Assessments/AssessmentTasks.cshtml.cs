using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentTasksPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why it is assessed again")]
    public string? Reason { get; set; }

    [BindProperty]
    public InterestKind? Interest { get; set; }

    [BindProperty]
    public string? InterestWords { get; set; }

    public AssessmentShown Shown { get; private set; } = null!;
    public bool MayAssess { get; private set; }
    public bool MayAnswer => MayAssess && Shown is { HasDeclared: true, StandsAsideBecause: null };

    public async Task OnGet()
    {
        Shown = await Ask(new AssessmentOf(Id));
        MayAssess = await May(DevelopmentPermission.Assess, Id);
    }

    public async Task<IActionResult> OnPostDeclare()
    {
        ModelState.Remove(nameof(Reason));
        if (!await Attempt(() => new DeclareAssessmentInterest(Id, Interest, InterestWords)))
            return await Redisplay(OnGet);
        Tell("Interests declared");
        return Redirect($"/initiatives/{Id}/assessment");
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AssessAgain(Id, Reason!)))
            return await Redisplay(OnGet);
        Tell("Begun again. The earlier answers stay in its versions");
        return Redirect($"/initiatives/{Id}/assessment");
    }
}
