using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

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

    [BindProperty]
    public List<FindingInput> Findings { get; set; } = [];

    [BindProperty]
    public List<ConditionInput> Conditions { get; set; } = [];

    /// <summary>"preview" shows the message first; "record" decides.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public GateInFull Gate { get; private set; } = null!;
    public bool IsPreview { get; private set; }

    public async Task OnGet()
    {
        Gate = await Ask(new GateToRead(Id, GateId));
        while (Findings.Count < Gate.Criteria.Count)
            Findings.Add(new FindingInput { Number = Gate.Criteria[Findings.Count].Number });
        while (Conditions.Count < ConditionRows)
            Conditions.Add(new ConditionInput());
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
                [.. Conditions.Select(c => new ConditionForm(c.Text ?? "", c.OwnerEmail ?? "", c.DueOn))]
            );
        if (!await Attempt(() => new DecideAtGate(Id, GateId, form())))
            return await Redisplay(OnGet);
        Tell("Decision recorded. Everyone who contributed is told");
        return Redirect($"/initiatives/{Id}");
    }
}

internal sealed class FindingInput
{
    public int Number { get; set; }
    public Finding? Met { get; set; }
    public int? Score { get; set; }
    public string? Note { get; set; }
}

internal sealed class ConditionInput
{
    public string? Text { get; set; }
    public string? OwnerEmail { get; set; }

    [Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }
}
