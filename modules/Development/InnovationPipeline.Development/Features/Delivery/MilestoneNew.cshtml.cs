using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Delivery;

internal sealed class MilestoneNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid MilestoneId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the day that is promised"), Display(Name = "Date")]
    public DateOnly? BaselineOn { get; set; }

    [BindProperty]
    public Guid? DependsOnId { get; set; }

    public DeliveryShown Shown { get; private set; } = null!;

    public IEnumerable<SelectListItem> Others => Shown.Milestones.Select(m => new SelectListItem(m.Title, m.Id.ToString()));

    public async Task OnGet()
    {
        Shown = await Ask(new DeliveryToRead(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AddMilestone(MilestoneId, Id, Title!, BaselineOn, DependsOnId)))
            return await Redisplay(OnGet);
        Tell("Milestone added");
        return Redirect($"/initiatives/{Id}/delivery");
    }
}
