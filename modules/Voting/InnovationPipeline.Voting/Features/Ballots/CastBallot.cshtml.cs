using InnovationPipeline.Voting.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Ballots;

internal sealed class CastBallotPage : BallotPage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Change { get; set; }

    /// <summary>Made for each look at the page, so that a second press of the button deals the same ballot.</summary>
    [BindProperty]
    public string? Token { get; set; }

    public VotePage Vote { get; private set; } = null!;

    public override BallotPaper Paper => Vote.Round!;

    public override string FormAction => $"/events/{EventId}/vote";

    public bool ShowsForm => Vote.Round is { MayVote: true } round && (round.Marked.Count == 0 || Change || !ModelState.IsValid);

    public bool OffersSecretBallot =>
        Vote.Round is { Secrecy: Secrecy.Secret } round && round.WhyNot == BallotGate.Rules.ByCredential.Sentence;

    public async Task OnGet()
    {
        await Load();
        if (Vote.Round is { } round)
            FillIn(round);
    }

    public async Task<IActionResult> OnPost()
    {
        NeedsAMark();
        var credential = CredentialOf(RoundId);
        if (credential is null && !await May(VotingPermission.Cast, RoundId))
            ModelState.AddModelError("", BallotGate.Rules.CheckedIn.Sentence);
        var cast = credential is null
            ? await Attempt(() => new CastBallot(RoundId, Marked))
            : await Attempt(() => new CastSecretBallot(RoundId, credential, Marked, Address));
        return cast ? RedirectToPage("/Ballots/CastBallot", new { EventId }) : await Redisplay(Load);
    }

    public async Task<IActionResult> OnPostDeal()
    {
        if (await Attempt(() => new DealSecretBallot(RoundId, Token ?? "")) is not { } dealt)
            return await Redisplay(Load);
        Keep(RoundId, dealt.Credential);
        return RedirectToPage("/Ballots/CastBallot", new { EventId });
    }

    private async Task Load()
    {
        Vote = await Ask(new VoteOf(EventId));
        if (Vote.Round is { Secrecy: Secrecy.Secret } round && CredentialOf(round.RoundId) is { } credential)
            Vote = await Ask(new VoteOf(EventId, credential));
        Token = Credential.NewToken();
        ModelState.Remove(nameof(Token));
    }
}
