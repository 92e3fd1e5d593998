using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Benefits;

/// <summary>Three small forms: each judges its own fields only.</summary>
internal sealed class BenefitTermsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? DependsOn { get; set; }

    [BindProperty]
    public string? Assumptions { get; set; }

    [BindProperty]
    public string? DataSource { get; set; }

    [BindProperty]
    public Guid? ObjectiveId { get; set; }

    [BindProperty]
    public string? Budget { get; set; }

    [BindProperty, Display(Name = "Date")]
    public DateOnly? ReducedOn { get; set; }

    [BindProperty]
    public string? CollectorEmail { get; set; }

    [BindProperty]
    public int? PeriodsAfter { get; set; }

    public BenefitInFull Benefit { get; private set; } = null!;

    public IEnumerable<SelectListItem> Objectives => Benefit.Objectives.Select(o => new SelectListItem(o.Title, o.Id.ToString()));

    public async Task OnGet()
    {
        await Load();
        Fill();
    }

    public Task<IActionResult> OnPostGrounds() =>
        Save(() => new GroundBenefit(Id, DependsOn, Assumptions, DataSource, ObjectiveId), "What it rests on is saved");

    public Task<IActionResult> OnPostBudget() => Save(() => new NameBudget(Id, Budget ?? "", ReducedOn), "Budget saved");

    public Task<IActionResult> OnPostCollection()
    {
        if (PeriodsAfter is null && ModelState.IsValid)
            ModelState.AddModelError(nameof(PeriodsAfter), "Enter for how many periods, 0 for none");
        return Save(() => new SetCollection(Id, CollectorEmail ?? "", PeriodsAfter!.Value), "Collection saved");
    }

    private async Task<IActionResult> Save(Func<ICommand> act, string told)
    {
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell(told);
        return Redirect($"/benefits/{Id}");
    }

    private async Task Load()
    {
        Benefit = await Ask(new BenefitToRead(Id));
        if (!await May(DevelopmentPermission.RecordBenefits, Id))
            throw new Forbidden();
    }

    private void Fill()
    {
        (DependsOn, Assumptions) = (Benefit.DependsOn, Benefit.Assumptions);
        (DataSource, ObjectiveId) = (Benefit.DataSource, Benefit.ObjectiveId);
        (PeriodsAfter, Budget, ReducedOn) = (Benefit.CollectAfter, Benefit.Budget, Benefit.BudgetReducedOn);
    }
}
