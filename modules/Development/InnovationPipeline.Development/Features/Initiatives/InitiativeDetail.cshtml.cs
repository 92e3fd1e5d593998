using InnovationPipeline.Development.Features.Benefits;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Initiatives;

internal sealed class InitiativeDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public InitiativeInFull Initiative { get; private set; } = null!;
    public bool MayDeliver { get; private set; }
    public bool MayAssess { get; private set; }
    public bool MayRecord { get; private set; }
    public bool MaySeeTheme { get; private set; }

    public async Task OnGet()
    {
        Initiative = await Ask(new InitiativeToRead(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
        MayAssess = await May(DevelopmentPermission.Assess, Id);
        MayRecord = await May(DevelopmentPermission.RecordBenefits, Id);
        MaySeeTheme = Initiative.ThemeId is { } theme && await May(DevelopmentPermission.See, theme);
    }

    public async Task<IActionResult> OnPostPlanAgain(Guid fromId)
    {
        if (!await Attempt(() => new PlanAgain(Id, fromId)))
            return await Redisplay(OnGet);
        Tell("Planned again, as open plans: check each of them");
        return Redirect($"/initiatives/{Id}");
    }
}
