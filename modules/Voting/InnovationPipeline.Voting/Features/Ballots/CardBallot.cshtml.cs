using InnovationPipeline.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>Voting with the code on a printed card: on an own phone or a shared device, without signing in.</summary>
internal sealed class CardBallotPage : BallotPage
{
    [BindProperty(SupportsGet = true, Name = "roundId")]
    public Guid Card { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Change { get; set; }

    [BindProperty(Name = "Code")]
    public string? TypedCode { get; set; }

    /// <summary>None before a code is known.</summary>
    public BallotPaper? Found { get; private set; }

    public override BallotPaper Paper => Found!;

    public override string FormAction => $"/rounds/{Card}/card?handler=cast";

    public bool ShowsForm => Found is { MayVote: true } paper && (paper.Marked.Count == 0 || Change || !ModelState.IsValid);

    public async Task OnGet()
    {
        await Find(CredentialOf(Card));
        if (Found is { } paper)
            FillIn(paper);
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(TypedCode))
            ModelState.AddModelError("Code", "Enter the code on your card");
        else
            await Find(TypedCode);
        if (Found is null)
            return await Redisplay(() => Find(null));
        Keep(Card, Domain.CheckCode.Typed(TypedCode));
        return RedirectToPage("/Ballots/CardBallot", new { roundId = Card });
    }

    public async Task<IActionResult> OnPostCast()
    {
        NeedsAMark();
        var cast = await Attempt(() => new CastSecretBallot(Card, CredentialOf(Card) ?? "", Marked, Address));
        return cast ? RedirectToPage("/Ballots/CardBallot", new { roundId = Card }) : await Redisplay(() => Find(CredentialOf(Card)));
    }

    public IActionResult OnPostLeave()
    {
        Drop(Card);
        return RedirectToPage("/Ballots/CardBallot", new { roundId = Card });
    }

    private async Task Find(string? credential)
    {
        try
        {
            Found = await Ask(new PaperForCredential(Card, credential, Address));
        }
        catch (RuleBroken wrong)
        {
            ModelState.AddModelError("Code", wrong.Message);
        }
    }
}
