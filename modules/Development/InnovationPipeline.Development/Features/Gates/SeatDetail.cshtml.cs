using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class SeatDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid GateId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid ScorecardId { get; set; }

    [BindProperty, Required(ErrorMessage = "Give the reason: it is published with the decision")]
    public string? Reason { get; set; }

    public GateInFull Gate { get; private set; } = null!;
    public SeatShown Seat { get; private set; } = null!;

    public async Task OnGet()
    {
        Gate = await Ask(new GateToRead(Id, GateId));
        Seat = Gate.Seats.FirstOrDefault(s => s.ScorecardId == ScorecardId) ?? throw new NotFound();
        if (!Gate.MayDecide)
            throw new Forbidden();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new LiftRecusal(Id, ScorecardId, Reason!)))
            return await Redisplay(OnGet);
        Tell("This assessor may score");
        return Redirect($"/initiatives/{Id}/gates/{GateId}");
    }
}
