using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>Two people type each paper in, one after the other, neither seeing what the other typed.</summary>
internal sealed class TypePaperPage : BallotPage
{
    private BallotPaper _paper = null!;

    [BindProperty(SupportsGet = true, Name = "roundId")]
    public Guid Round { get; set; }

    [BindProperty]
    public int? Serial { get; set; }

    public override BallotPaper Paper => _paper;

    public override string FormAction => $"/rounds/{Round}/papers";

    public override bool AsksForSerial => true;

    public async Task OnGet() => _paper = await Ask(new PrintedPaperOf(Round));

    public async Task<IActionResult> OnPost()
    {
        if (Serial is null)
            ModelState.AddModelError(nameof(Serial), "Enter the number on the paper");
        NeedsAMark();
        if (await Attempt(() => new TypePaper(Round, Serial ?? 0, Marked)) is not { } typed)
            return await Redisplay(OnGet);
        Tell(
            typed.IsCounted ? $"Paper {Serial} is in the count"
            : typed.Differed ? $"Paper {Serial} was typed in twice, and not alike. Both of you type it in again"
            : $"Paper {Serial} is typed in. Somebody else types it in a second time"
        );
        return RedirectToPage("/Ballots/TypePaper", new { roundId = Round });
    }
}
