using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class ActualNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid ActualId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a period")]
    public DateOnly? Period { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter what was measured")]
    public decimal? Value { get; set; }

    [BindProperty]
    public decimal? Pounds { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what the figure rests on")]
    public string? Evidence { get; set; }

    [BindProperty]
    public decimal? Denominator { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    public BenefitInFull Benefit { get; private set; } = null!;

    public IEnumerable<SelectListItem> Periods =>
        Benefit.Recordable.Select(p => new SelectListItem(p.InWords, p.Start.ToString("yyyy-MM-dd")));

    public async Task OnGet()
    {
        Benefit = await Ask(new BenefitToRead(Id));
        if (!await May(DevelopmentPermission.RecordBenefits, Id))
            throw new Forbidden();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new RecordActual(ActualId, Id, Period!.Value, Value!.Value, Pounds, Evidence!, Link, Denominator)))
            return await Redisplay(OnGet);
        Tell("Recorded as claimed. A verifier looks at it next");
        return Redirect($"/benefits/{Id}");
    }
}
