using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Voting.Features.Judging;

internal sealed class PanelChairPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public int? MinJudges { get; set; }

    [BindProperty]
    public bool SameOrganisationRecuses { get; set; }

    [BindProperty]
    public bool AdjustedDecides { get; set; }

    [BindProperty]
    public int? PanelPercent { get; set; }

    [BindProperty]
    public Guid CriterionId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Hint { get; set; }

    [BindProperty]
    public int? Weight { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Guid? IdeaId { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>Who stands aside, from which pitch, in the form that lifts it.</summary>
    [BindProperty]
    public Guid Judge { get; set; }

    [BindProperty]
    public Guid Idea { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PanelInHand Panel { get; private set; } = null!;

    public IEnumerable<SelectListItem> Ideas => Panel.Ideas.Select(i => new SelectListItem(i.Title, i.Id.ToString()));

    public async Task OnGet()
    {
        Panel = await Ask(new PanelForChair(EventId));
        if (!ModelState.IsValid)
            return;
        (MinJudges, SameOrganisationRecuses, AdjustedDecides, PanelPercent) = (
            Panel.MinJudges,
            Panel.SameOrganisationRecuses,
            Panel.AdjustedDecides,
            Panel.PanelPercent
        );
    }

    public Task<IActionResult> OnPostDeclare()
    {
        Need(MinJudges, nameof(MinJudges), "Enter a number of judges from 1 to 20");
        return Act(
            () => new DeclarePanel(EventId, Version, MinJudges!.Value, SameOrganisationRecuses, AdjustedDecides, PanelPercent),
            "Saved"
        );
    }

    public Task<IActionResult> OnPostCriterion()
    {
        Need(Name, nameof(Name), "Enter what the judges look at");
        Need(Weight, nameof(Weight), "Enter a weight from 1 to 100");
        return Act(() => new AddCriterion(CriterionId, EventId, Name ?? "", Hint, Weight!.Value), "Criterion added");
    }

    public Task<IActionResult> OnPostNoCriterion(Guid criterion) => Act(() => new RemoveCriterion(EventId, criterion), "Criterion removed");

    public Task<IActionResult> OnPostJudge() => Act(() => new NameJudge(EventId, Email ?? ""), "Named as a judge");

    public Task<IActionResult> OnPostJudging(Guid person, bool judges) =>
        Act(() => new SetJudging(EventId, person, judges), judges ? "Judges again" : "Does not judge");

    public Task<IActionResult> OnPostSupplier()
    {
        Need(IdeaId, nameof(IdeaId), "Select a pitch");
        return Act(() => new NameSupplier(EventId, IdeaId!.Value, Organisation ?? ""), "Supplier named");
    }

    public Task<IActionResult> OnPostNoSupplier(Guid idea, Guid organisation) =>
        Act(() => new RemoveSupplier(EventId, idea, organisation), "Supplier removed");

    public Task<IActionResult> OnPostOpen() => Act(() => new OpenScores(EventId), "Scores are open. Judges declare their interests first");

    public Task<IActionResult> OnPostLift() =>
        Act(() => new LiftRecusal(EventId, Judge, Idea, Reason ?? ""), "Lifted. The reason is published with the result");

    public Task<IActionResult> OnPostClose() => Act(() => new CloseScores(EventId), "Scores are closed and sealed");

    public Task<IActionResult> OnPostReveal() => Act(() => new RevealScores(EventId), "The panel’s scores are revealed");

    private void Need(object? value, string field, string sentence)
    {
        if (value is null && ModelState[field] is not { Errors.Count: > 0 })
            ModelState.AddModelError(field, sentence);
    }

    private async Task<IActionResult> Act(Func<ICommand> act, string said)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(said);
        return RedirectToPage("/Judging/PanelChair", new { EventId });
    }
}
