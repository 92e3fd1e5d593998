using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed class InitiativeAppraisalPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid LineId { get; set; }

    public AppraisalShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public string BenefitsSwitch =>
        Shown.BenefitsSwitchAt switch
        {
            null => "No benefit in pounds is planned.",
            <= 0 and var fewer => $"The net present social value reaches £0 when benefits are {-fewer:0.0%} lower.",
            var more => $"Benefits would have to be {more:0.0%} higher for the net present social value to reach £0.",
        };

    public string CostsSwitch =>
        Shown.CostsSwitchAt switch
        {
            null => "",
            >= 0 and var more => $"It reaches £0 when {Costs.ToLowerInvariant()} are {more:0.0%} higher.",
            var fewer => $"{Costs} would have to be {-fewer:0.0%} lower.",
        };

    private string Costs => Shown.HasDisbenefits ? "Costs and disbenefits" : "Costs";

    /// <summary>Whether that is what the product proposed and why not, or what it proposes while nobody has confirmed anything.</summary>
    public string BiasInWords =>
        Shown is { IsConfirmed: false, Proposed: { } proposed }
            ? $". Proposed from the confidence in the benefits: {proposed.Bias.InWords}"
            : Shown.BiasInWords;

    public async Task OnGet()
    {
        Shown = await Ask(new AppraisalToRead(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemoveAppraisalLine(Id, LineId)))
            return await Redisplay(OnGet);
        Tell("Removed");
        return Redirect($"/initiatives/{Id}/appraisal");
    }

    public static string Pounds(decimal pounds) => Money.Show(decimal.Round(pounds, 2, MidpointRounding.AwayFromZero));
}
