using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Objectives;

/// <summary>Two small forms: each judges its own fields only.</summary>
internal sealed class ObjectiveEditPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid ObjectiveId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Plan { get; set; }

    [BindProperty, Display(Name = "First day")]
    public DateOnly? From { get; set; }

    [BindProperty, Display(Name = "Last day")]
    public DateOnly? Until { get; set; }

    [BindProperty, Display(Name = "Last day")]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? EndReason { get; set; }

    public ObjectiveInFull Objective { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, Title, Plan) = (Objective.Version, Objective.Title, Objective.Plan);
        (From, Until) = (Objective.From, Objective.Until);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new CorrectObjective(Id, ObjectiveId, Version, Title ?? "", Plan ?? "", From, Until)))
            return await Redisplay(Load);
        Tell("Objective corrected");
        return Redirect($"/programmes/{Id}/objectives/{ObjectiveId}");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        if (!await Attempt(() => new EndObjective(Id, ObjectiveId, Version, LastDay, EndReason ?? "")))
            return await Redisplay(LoadBoth);
        Tell("Last day set");
        return Redirect($"/programmes/{Id}/objectives/{ObjectiveId}");
    }

    private async Task Load()
    {
        Objective = await Ask(new ObjectiveToRead(Id, ObjectiveId));
        if (IsStale)
            Version = Objective.Version;
    }

    private async Task LoadBoth()
    {
        await Load();
        (Title, Plan, From, Until) = (Objective.Title, Objective.Plan, Objective.From, Objective.Until);
    }
}
