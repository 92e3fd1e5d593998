using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.TieBreaks;

internal sealed class CastForTiePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty, Required(ErrorMessage = "Select the idea that your vote goes to")]
    public Guid? IdeaId { get; set; }

    [BindProperty, Required(ErrorMessage = "Say whether you have an interest in one of the tied ideas")]
    public InterestKind? Interest { get; set; }

    [BindProperty, Required(ErrorMessage = "Give the reason for your choice")]
    public string? Reason { get; set; }

    public TieView Tie { get; private set; } = null!;

    public async Task OnGet() => Tie = await Ask(new TieBefore(RoundId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new CastForTie(RoundId, IdeaId!.Value, Interest!.Value, Reason!)))
            return await Redisplay(OnGet);
        Tell("Your casting vote is recorded. It is told with the result");
        return RedirectToPage("/TieBreaks/CastForTie", new { RoundId });
    }
}
