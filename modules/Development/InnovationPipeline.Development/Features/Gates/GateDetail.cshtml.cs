using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class GateDetailPage : SlicePage
{
    private const int ConditionRows = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid GateId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a decision")]
    public DecisionKind? Decision { get; set; }

    [BindProperty, Required(ErrorMessage = "Give the reason for the decision")]
    public string? Reason { get; set; }

    [BindProperty]
    public string? WhatWouldChangeThis { get; set; }

    [BindProperty, Required(ErrorMessage = "Say whether you have an interest: “none” is an answer")]
    public InterestKind? Interest { get; set; }

    [BindProperty]
    public string? InterestWords { get; set; }

    [BindProperty]
    public ReasonCode? Code { get; set; }

    [BindProperty, Display(Name = "Review date")]
    public DateOnly? ReviewOn { get; set; }

    [BindProperty]
    public Guid? MergedIntoId { get; set; }

    [BindProperty]
    public int TellAfterWorkingDays { get; set; }

    [BindProperty]
    public List<FindingInput> Findings { get; set; } = [];

    [BindProperty]
    public List<ConditionInput> Conditions { get; set; } = [];

    /// <summary>"preview" shows the message first; "record" decides.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public GateInFull Gate { get; private set; } = null!;
    public bool IsPreview { get; private set; }
    public bool MayRelease { get; private set; }
    public IReadOnlyList<NoteShown> Notes { get; private set; } = [];

    public IEnumerable<SelectListItem> Codes =>
        Enum.GetValues<ReasonCode>().Select(c => new SelectListItem(Reasons.InWords(c), c.ToString()));

    public IEnumerable<SelectListItem> Targets => Gate.MergeTargets.Select(t => new SelectListItem(t.Title, t.Id.ToString()));

    public static IEnumerable<SelectListItem> Days => TellingLater.Choices.Select(c => new SelectListItem(c.Words, $"{c.WorkingDays}"));

    public async Task OnGet()
    {
        Gate = await Ask(new GateToRead(Id, GateId));
        Notes = await Ask(new NotesForReader(Id, GateId));
        MayRelease = Gate.Decision is { ReleasedAt: null } && await May(DevelopmentPermission.Decide, Id);
        while (Findings.Count < Gate.Criteria.Count)
            Findings.Add(new FindingInput { Number = Gate.Criteria[Findings.Count].Number });
        while (Conditions.Count < ConditionRows)
            Conditions.Add(new ConditionInput());
    }

    public async Task<IActionResult> OnPostJoin()
    {
        ModelState.Clear();
        if (!await Attempt(() => new JoinPanel(Id, GateId)))
            return await Redisplay(OnGet);
        return Redirect($"/initiatives/{Id}/gates/{GateId}/scores");
    }

    public async Task<IActionResult> OnPostRelease(Guid decisionId)
    {
        ModelState.Clear();
        if (!await Attempt(() => new ReleaseDecision(Id, decisionId)))
            return await Redisplay(OnGet);
        Tell("Everyone who contributed is told");
        return Redirect($"/initiatives/{Id}/gates/{GateId}");
    }

    public async Task<IActionResult> OnPost()
    {
        if (!string.Equals(Step, "record", StringComparison.Ordinal))
        {
            await OnGet();
            IsPreview = ModelState.IsValid;
            return Page();
        }
        var form = () =>
            new DecisionForm(
                Decision,
                Reason!,
                WhatWouldChangeThis,
                [.. Findings.Select(f => new CriterionForm(f.Number, f.Met, f.Score, f.Note))],
                [.. Conditions.Select(c => new ConditionForm(c.Text ?? "", c.OwnerEmail ?? "", c.DueOn))],
                Interest,
                InterestWords,
                Decision is DecisionKind.Park or DecisionKind.Stop or DecisionKind.Merge or DecisionKind.Rework ? Code : null,
                Decision == DecisionKind.Park ? ReviewOn : null,
                Decision == DecisionKind.Merge ? MergedIntoId : null,
                TellAfterWorkingDays
            );
        if (!await Attempt(() => new DecideAtGate(Id, GateId, form())))
            return await Redisplay(OnGet);
        Tell(
            TellAfterWorkingDays == 0
                ? "Decision recorded. Everyone who contributed is told"
                : "Decision recorded. Everyone who contributed is told on the day you chose"
        );
        return Redirect($"/initiatives/{Id}");
    }
}
