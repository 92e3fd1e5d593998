using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Objectives;

internal sealed class ObjectiveNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid ObjectiveId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the objective")]
    public string? Title { get; set; }

    public const string Another = "another";

    [BindProperty, Required(ErrorMessage = "Choose the plan it comes from")]
    public string? Plan { get; set; }

    [BindProperty]
    public string? OtherPlan { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the first day on which it holds"), Display(Name = "First day")]
    public DateOnly? From { get; set; }

    [BindProperty, Display(Name = "Last day")]
    public DateOnly? Until { get; set; }

    public IReadOnlyList<ObjectiveRow> Rows { get; private set; } = [];

    public async Task OnGet()
    {
        if (!await May(DevelopmentPermission.Configure, Id))
            throw new NotFound();
        Rows = await Ask(new ObjectivesServed(Id));
    }

    public async Task<IActionResult> OnPost()
    {
        if (Plan == Another && string.IsNullOrWhiteSpace(OtherPlan))
            ModelState.AddModelError(nameof(OtherPlan), "Enter the name of the other plan");
        if (!await Attempt(() => new AddObjective(ObjectiveId, Id, Title!, Plan == Another ? OtherPlan! : Plan!, From, Until)))
            return await Redisplay(OnGet);
        Tell("Objective added");
        return Redirect($"/programmes/{Id}/objectives");
    }
}
