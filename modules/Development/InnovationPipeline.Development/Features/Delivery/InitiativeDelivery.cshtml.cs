using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Delivery;

/// <summary>Three small forms: each judges its own fields only.</summary>
internal sealed class InitiativeDeliveryPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid TaskId { get; set; }

    /// <summary>The task that ends: another than the one that may be added.</summary>
    [BindProperty]
    public Guid EndedId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? OwnerEmail { get; set; }

    [BindProperty, Display(Name = "Due date")]
    public DateOnly? DueOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? RiskId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? QuestionId { get; set; }

    [BindProperty]
    public Rag? Colour { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public DeliveryShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public IReadOnlyList<TimelineRow> Timeline =>
        [
            .. Shown.Milestones.Select(m => new TimelineRow(
                m.DependsOn is null ? m.Title : $"{m.Title} (after “{m.DependsOn}”)",
                m.BaselineOn,
                m.ForecastOn,
                m.ActualOn,
                Milestone.SlipInWords(m.SlipDays)
                    + (m.IsOverdue ? ", overdue" : "")
                    + (m.TooEarly is null ? "" : ", before what it waits for"),
                MayDeliver && m.ActualOn is null ? $"/initiatives/{Id}/milestones/{m.Id}" : null
            )),
        ];

    public async Task OnGet()
    {
        Shown = await Ask(new DeliveryToRead(Id, RiskId ?? QuestionId));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public Task<IActionResult> OnPostTask() =>
        Save(() => new AddTask(TaskId, Id, Text ?? "", OwnerEmail ?? "", DueOn, RiskId, QuestionId), "Task added");

    public Task<IActionResult> OnPostEndTask(TaskState? state) => Save(() => new EndTask(Id, EndedId, state, Reason), "Task ended");

    public Task<IActionResult> OnPostColour() => Save(() => new OverrideRag(Id, Colour, Why), "Colour set");

    private async Task<IActionResult> Save(Func<ICommand> act, string told)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(told);
        return Redirect($"/initiatives/{Id}/delivery");
    }
}
