using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Files;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Suppliers;

internal sealed class InitiativeSuppliersPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ProcurementRoute? Route { get; set; }

    [BindProperty]
    public Guid? OrganisationId { get; set; }

    [BindProperty]
    public string? Saw { get; set; }

    [BindProperty]
    public string? Declared { get; set; }

    public SuppliersShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public IEnumerable<SelectListItem> Choices => Shown.Suppliers.Select(s => new SelectListItem(s.Name, s.OrganisationId.ToString()));

    public async Task OnGet()
    {
        Shown = await Ask(new SuppliersOf(Id));
        Route = Shown.Route;
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnGetCsv()
    {
        await OnGet();
        var sheet = new Sheet(
            "Suppliers",
            ["Initiative", "Supplier", "People", "What they saw", "Declared", "Route"],
            [
                .. Shown.Suppliers.Select(s =>
                    (IReadOnlyList<object?>)
                        [Shown.InitiativeTitle, s.Name, s.People, s.Saw, s.Declared, Route is { } route ? Routes.InWords(route) : null]
                ),
            ]
        );
        return File(sheet.ToCsv(), Sheet.CsvType, "suppliers.csv");
    }

    public Task<IActionResult> OnPostRoute() => Save(() => new ChooseRoute(Id, Route), "Route saved");

    public Task<IActionResult> OnPost() => Save(() => new DescribeSupplier(Id, OrganisationId, Saw ?? "", Declared ?? ""), "Saved");

    private async Task<IActionResult> Save(Func<ICommand> act, string told)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(told);
        return Redirect($"/initiatives/{Id}/suppliers");
    }
}
