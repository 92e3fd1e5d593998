using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOvers;

internal sealed class BenefitOwnerPage : HandOverInputs
{
    [BindProperty, Required(ErrorMessage = "Choose what is handed over")]
    public BenefitPart? Part { get; set; } = BenefitPart.Both;

    public string Collector { get; private set; } = "";

    public Task<IActionResult> OnPost() => Hand(() => new HandOverBenefit(Id, Part, Form), $"/benefits/{Id}");

    protected override async Task Load()
    {
        var benefit = await Ask(new BenefitToRead(Id));
        if (!await May(DevelopmentPermission.RecordBenefits, Id) && !await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
        (What, Now, Collector) = (benefit.Measure, benefit.Owner, benefit.Collector);
    }
}
