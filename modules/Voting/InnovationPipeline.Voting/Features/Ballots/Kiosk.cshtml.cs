using InnovationPipeline.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>A shared device in the room: code, paper, done, next voter. The code is never in an address.</summary>
internal sealed class KioskPage : BallotPage
{
    [BindProperty(SupportsGet = true, Name = "roundId")]
    public Guid Kiosk { get; set; }

    [BindProperty(Name = "Code")]
    public string? TypedCode { get; set; }

    public KioskView View { get; private set; } = null!;

    public bool Recorded { get; private set; }

    public override BallotPaper Paper => View.Paper!;

    public override string FormAction => $"/rounds/{Kiosk}/kiosk?handler=cast";

    public override string? Code => TypedCode;

    public async Task OnGet() => View = await Ask(new KioskOf(Kiosk, Code: null));

    /// <summary>The paper for a typed code.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(TypedCode))
            ModelState.AddModelError("Code", "Enter your personal code");
        if (!ModelState.IsValid)
            return await Redisplay(OnGet);
        await Find();
        if (View.Paper is { } paper)
            FillIn(paper);
        return Page();
    }

    public async Task<IActionResult> OnPostCast()
    {
        NeedsAMark();
        if (!await Attempt(() => new CastAtKiosk(Kiosk, TypedCode ?? "", Marked)))
            return await Redisplay(Find);
        await Find();
        Recorded = true;
        return Page();
    }

    private async Task Find()
    {
        try
        {
            View = await Ask(new KioskOf(Kiosk, TypedCode));
        }
        catch (RuleBroken unknown)
        {
            ModelState.AddModelError("Code", unknown.Message);
            Response.StatusCode = 422;
            await OnGet();
        }
    }
}
