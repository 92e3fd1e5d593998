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

    /// <summary>The day for which the reader has been shown what it does to others.</summary>
    [BindProperty]
    public DateOnly? SeenFor { get; set; }

    public IReadOnlyList<string> MovesToo { get; private set; } = [];

    public DateOnly? Day => ReachedOn ?? ForecastOn;

    public MilestoneShown Milestone { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, ForecastOn) = (Milestone.Version, Milestone.ForecastOn);
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid && Day is { } day && day != SeenFor)
        {
            MovesToo = await Ask(new MilestonesMovedToo(Id, MilestoneId, day));
            if (MovesToo.Count > 0)
            {
                ModelState.Remove(nameof(SeenFor));
                await Load();
                return Page();
            }
        }
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
