using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Funding;

internal sealed class InitiativeFundingPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid EntryId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose what has happened")]
    public FundingStep? Step { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose capital or revenue")]
    public bool? IsCapital { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the year, for example 2026")]
    public int? Year { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the amount")]
    public decimal? Pounds { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public FundingShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Shown = await Ask(new FundingOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AddFunding(EntryId, Id, Step, IsCapital, Year!.Value, Pounds!.Value, Source)))
            return await Redisplay(OnGet);
        Tell("Funding added");
        return Redirect($"/initiatives/{Id}/funding");
    }

    public async Task<IActionResult> OnPostRemove(Guid removedId)
    {
        ModelState.Clear();
        if (!await Attempt(() => new RemoveFunding(Id, removedId)))
            return await Redisplay(OnGet);
        Tell("Removed");
        return Redirect($"/initiatives/{Id}/funding");
    }

    /// <summary>Asked, committed and spent of each year, and what is still to be found, where it is anything.</summary>
    public static IReadOnlyList<ChartRow> Bars(IEnumerable<FundingYear> years) =>
        [
            .. from year in years
            from bar in new[] { ("asked", year.Asked), ("committed", year.Committed), ("spent", year.Spent), ("gap", year.Gap) }
            where bar.Item2 != 0
            select new ChartRow($"{FinancialYears.InWords(year.Year)} {bar.Item1}", bar.Item2, Money.Show(bar.Item2)),
        ];
}
