using System.ComponentModel.DataAnnotations;
using System.Globalization;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Adoption;

internal sealed class InitiativeAdoptionPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid ChangeId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose an organisation")]
    public Guid? OrganisationId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a state")]
    public AdoptionState? State { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the number of sites, 0 for none")]
    public int? Sites { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the population, 0 if it is not known")]
    public int? Population { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the day on which it came about"), Display(Name = "Date")]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public AdoptionShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public IReadOnlyList<ChartRow> Curve =>
        [
            .. Shown.Curve.Select(p => new ChartRow(
                p.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
                p.Organisations,
                p.Organisations.ToString(CultureInfo.InvariantCulture)
            )),
        ];

    public IEnumerable<SelectListItem> Choices => Shown.Choices.Select(c => new SelectListItem(c.Name, c.Id.ToString()));

    public static IEnumerable<SelectListItem> States =>
        Enum.GetValues<AdoptionState>().Select(s => new SelectListItem(s.ToString(), s.ToString()));

    public async Task OnGet()
    {
        Shown = await Ask(new AdoptionOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new RecordAdoption(ChangeId, Id, OrganisationId, State, Sites!.Value, Population!.Value, On, Reason)))
            return await Redisplay(OnGet);
        Tell("Recorded");
        return Redirect($"/initiatives/{Id}/adoption");
    }
}
