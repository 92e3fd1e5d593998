using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Delivery;

internal sealed class MilestoneEditPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid MilestoneId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty, Display(Name = "Forecast")]
    public DateOnly? ForecastOn { get; set; }

    [BindProperty, Display(Name = "Day reached")]
    public DateOnly? ReachedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MilestoneShown Milestone { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, ForecastOn) = (Milestone.Version, Milestone.ForecastOn);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new MoveMilestone(Id, MilestoneId, Version, ForecastOn, ReachedOn, Reason)))
            return await Redisplay(Load);
        Tell("Milestone saved");
        return Redirect($"/initiatives/{Id}/delivery");
    }

    private async Task Load()
    {
        var shown = await Ask(new DeliveryToRead(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
        Milestone = shown.Milestones.FirstOrDefault(m => m.Id == MilestoneId) ?? throw new NotFound();
        if (IsStale)
            Version = Milestone.Version;
    }
}
