using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed class PreparePitchesPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty]
    public Guid SessionId { get; set; }

    [BindProperty]
    public int? MinutesInAll { get; set; }

    [BindProperty]
    public int? PitchMinutes { get; set; }

    [BindProperty]
    public int? QuestionMinutes { get; set; }

    public WhatToPrepare Plan { get; private set; } = null!;

    public async Task OnGet()
    {
        (MinutesInAll, PitchMinutes, QuestionMinutes) = (45, 10, 5);
        await Load();
    }

    public async Task<IActionResult> OnPostHeadlines() => await Done(await Attempt(() => new PrepareHeadlines(SessionId, EventId)));

    public async Task<IActionResult> OnPostFull()
    {
        Need(MinutesInAll, nameof(MinutesInAll), "Enter how many minutes there are in all");
        Need(PitchMinutes, nameof(PitchMinutes), "Enter how many minutes a pitch takes");
        Need(QuestionMinutes, nameof(QuestionMinutes), "Enter how many minutes there are for questions");
        return await Done(
            await Attempt(() =>
                new PrepareFullPitches(SessionId, EventId, MinutesInAll!.Value, PitchMinutes!.Value, QuestionMinutes!.Value)
            )
        );
    }

    private void Need(int? value, string field, string sentence)
    {
        if (value is null && ModelState[field] is not { Errors.Count: > 0 })
            ModelState.AddModelError(field, sentence);
    }

    private async Task<IActionResult> Done(bool done)
    {
        if (!done)
            return await Redisplay(Load);
        Tell("The pitches are prepared");
        return RedirectToPage("/Pitches/PitchChair", new { EventId, SessionId });
    }

    private async Task Load() => Plan = await Ask(new PitchesToPrepare(EventId));
}
