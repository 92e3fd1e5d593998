using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Ideation.Features.Dispositions;

internal sealed class DisposeIdeaPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty(SupportsGet = true)]
    public DispositionKind? Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public ReasonCode? Code { get; set; }

    [BindProperty]
    public string? WhatNext { get; set; }

    [BindProperty]
    public Guid? ThemeId { get; set; }

    [BindProperty]
    public Guid NewThemeId { get; set; }

    [BindProperty]
    public string? NewThemeName { get; set; }

    [BindProperty]
    public Guid? OrganisationId { get; set; }

    [BindProperty, Display(Name = "Review date")]
    public DateOnly? ReviewOn { get; set; }

    [BindProperty]
    public int TellAfterWorkingDays { get; set; }

    /// <summary>When the answer was given that the form showed.</summary>
    [BindProperty]
    public DateTimeOffset? Over { get; set; }

    /// <summary>"preview" shows the message first; "record" answers.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public DisposalView Disposal { get; private set; } = null!;

    public ToldAnswer? Preview { get; private set; }

    public static IEnumerable<SelectListItem> Days => TellingLater.Choices.Select(c => new SelectListItem(c.Words, $"{c.WorkingDays}"));

    /// <summary>Those that can be said of an idea that nobody has begun.</summary>
    public static IEnumerable<SelectListItem> Codes =>
        Enum.GetValues<ReasonCode>()
            .Except([ReasonCode.SixMonthsInactivity, ReasonCode.DecidedNotToPursue])
            .Select(c => new SelectListItem(Reasons.InWords(c), c.ToString()));

    public async Task OnGet()
    {
        await Load();
        if (Disposal.Prepared is not null && Disposal.Stored is { } stored)
            (Kind, Reason, Code, WhatNext, ThemeId, OrganisationId, ReviewOn) = (
                Kind ?? stored.Kind,
                stored.Reason,
                stored.Code,
                stored.WhatNext,
                stored.ThemeId,
                stored.OrganisationId,
                stored.ReviewOn
            );
    }

    public async Task<IActionResult> OnPost()
    {
        var act = () =>
            new DisposeIdea(
                IdeaId,
                Kind,
                Reason ?? "",
                ThemeId,
                NewThemeId,
                NewThemeName,
                OrganisationId,
                ReviewOn,
                Code,
                WhatNext,
                TellAfterWorkingDays,
                Over
            );
        if (!string.Equals(Step, "record", StringComparison.Ordinal))
        {
            Preview = await Attempt(() => new AnswerAsRead(act()));
            return Preview is null ? await Redisplay(Load) : await Show();
        }
        if (!await Attempt(act))
            return await Redisplay(Load);
        return await Done(
            TellAfterWorkingDays == 0
                ? "Answered. Everyone who contributed is told"
                : "Answer prepared. People are told on the day you chose"
        );
    }

    public async Task<IActionResult> OnPostTell()
    {
        ModelState.Clear();
        return await Attempt(() => new TellAnswer(IdeaId)) ? await Done("Everyone who contributed is told") : await Redisplay(OnGet);
    }

    public async Task<IActionResult> OnPostTakeBack()
    {
        ModelState.Clear();
        if (!await Attempt(() => new TakeBackAnswer(IdeaId)))
            return await Redisplay(OnGet);
        Tell("Answer taken back. Nobody was told");
        return RedirectToPage(new { IdeaId });
    }

    private async Task<IActionResult> Show()
    {
        await Load();
        return Page();
    }

    private async Task<IActionResult> Done(string told)
    {
        await Load();
        Tell(told);
        return RedirectToPage("IdeasOfEvent", new { Disposal.InnovationEventId });
    }

    private async Task Load() => Disposal = await Ask(new DisposalOf(IdeaId));
}
