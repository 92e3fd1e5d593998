using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class BenefitListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public BenefitClass? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public RegisterView View { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public RegisterShown Shown { get; private set; } = null!;

    public bool ShowsEnded => Shown.Totals.Any(t => t.NoLongerExpected != 0);

    public static IEnumerable<SelectListItem> Classes =>
        Enum.GetValues<BenefitClass>().Select(c => new SelectListItem(BenefitClasses.InWords(c), c.ToString()));

    public static IEnumerable<SelectListItem> Views =>
        [
            new("All", nameof(RegisterView.All)),
            new("Waiting for a verifier", nameof(RegisterView.Unverified)),
            new("Counted twice", nameof(RegisterView.Excluded)),
        ];

    public async Task OnGet() => Shown = await Ask(new BenefitRegister(Class, View, Number));
}
