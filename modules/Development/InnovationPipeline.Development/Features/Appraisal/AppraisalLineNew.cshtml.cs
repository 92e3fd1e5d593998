using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed class AppraisalLineNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid LineId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose what kind of amount it is")]
    public LineKind? Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the first year, for example 2026")]
    public int? FromYear { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the last year, for example 2031")]
    public int? ToYear { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the amount in each year")]
    public decimal? PoundsAYear { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what the amount is for")]
    public string? Words { get; set; }

    public AppraisalShown Shown { get; private set; } = null!;

    public async Task OnGet()
    {
        Shown = await Ask(new AppraisalToRead(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AddAppraisalLine(LineId, Id, Kind, FromYear!.Value, ToYear!.Value, PoundsAYear!.Value, Words!)))
            return await Redisplay(OnGet);
        Tell("Added");
        return Redirect($"/initiatives/{Id}/appraisal");
    }
}
