using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class PrepareRoundPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty]
    public Guid RoundId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a title for the round")]
    public string? Title { get; set; } = "Which idea goes forward?";

    [BindProperty, Required(ErrorMessage = "Select what happens if the lead is tied")]
    public TiePolicy? TiePolicy { get; set; } = Domain.TiePolicy.RunOff;

    [BindProperty]
    public int? Quorum { get; set; }

    [BindProperty, Required(ErrorMessage = "Select whether people may vote for their own group")]
    public OwnGroupRule? OwnGroup { get; set; } = OwnGroupRule.Allow;

    [BindProperty, Required(ErrorMessage = "Select what a receipt shows")]
    public ReceiptKind? Receipts { get; set; } = ReceiptKind.CountedOnly;

    [BindProperty]
    public bool MayChange { get; set; }

    public EventRounds Held { get; private set; } = null!;

    public async Task OnGet()
    {
        MayChange = true;
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var prepared = await Attempt(() =>
            new PrepareRound(RoundId, EventId, Title!, TiePolicy!.Value, Quorum, OwnGroup!.Value, MayChange, Receipts!.Value)
        );
        if (!prepared)
            return await Redisplay(Load);
        Tell("Round prepared. It is not open yet");
        return RedirectToPage("/Chairing/RoundChair", new { RoundId });
    }

    private async Task Load() => Held = await Ask(new RoundsOf(EventId));
}
