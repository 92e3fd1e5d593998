using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Ballots;

internal sealed class CastBallotPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Change { get; set; }

    [BindProperty]
    public Guid RoundId { get; set; }

    [BindProperty, Required(ErrorMessage = "Select the idea you vote for")]
    public Guid? IdeaId { get; set; }

    public VotePage Vote { get; private set; } = null!;

    public bool ShowsForm => Vote.Round is { MayVote: true } round && (round.Chosen is null || Change || !ModelState.IsValid);

    public async Task OnGet()
    {
        await Load();
        IdeaId = Vote.Round?.Chosen;
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await May(VotingPermission.Cast, RoundId))
            ModelState.AddModelError("", BallotGate.Rules.CheckedIn.Sentence);
        return await Attempt(() => new CastBallot(RoundId, IdeaId!.Value))
            ? RedirectToPage("/Ballots/CastBallot", new { EventId })
            : await Redisplay(Load);
    }

    private async Task Load() => Vote = await Ask(new VoteOf(EventId));
}
