using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed class PitchChairPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    public SessionView Session { get; private set; } = null!;

    public bool MayChair { get; private set; }

    public async Task OnGet()
    {
        Minutes ??= 1;
        MayChair = await May(PitchingPermission.Chair, EventId);
        Session = await Ask(new SessionOf(EventId, SessionId));
    }

    public Task<IActionResult> OnPostStart(Guid ideaId) => Act(() => new StartPitch(EventId, SessionId, ideaId));

    public Task<IActionResult> OnPostPause() => Act(() => new PausePitch(EventId, SessionId));

    public Task<IActionResult> OnPostGoOn() => Act(() => new GoOnWithPitch(EventId, SessionId));

    public Task<IActionResult> OnPostExtend()
    {
        if (Minutes is null)
            ModelState.AddModelError(nameof(Minutes), "Enter 1 to 30 minutes");
        return Act(() => new ExtendPitch(EventId, SessionId, Minutes!.Value));
    }

    public Task<IActionResult> OnPostQuestions() => Act(() => new TakeQuestions(EventId, SessionId));

    public Task<IActionResult> OnPostEnd() => Act(() => new EndPitch(EventId, SessionId));

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemovePitchSession(EventId, SessionId)))
            return await Redisplay(OnGet);
        Tell("These pitches are removed");
        return RedirectToPage("/Pitches/PitchList", new { EventId });
    }

    private async Task<IActionResult> Act(Func<ICommand> act) =>
        await Attempt(act) ? RedirectToPage("/Pitches/PitchChair", new { EventId, SessionId }) : await Redisplay(OnGet);
}
