using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class BenefitDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public BenefitInFull Benefit { get; private set; } = null!;
    public IReadOnlyList<DocumentShown> Documents { get; private set; } = [];
    public bool MayRecord { get; private set; }
    public bool MayVerify { get; private set; }
    public bool MayApprove { get; private set; }

    /// <summary>The newest plans, at most three, and what has been verified.</summary>
    public IReadOnlyList<ChartSeries> Series =>
        [
            new("Verified", [.. Benefit.Periods.Select(p => Benefit.HasMoney ? p.VerifiedPounds : p.VerifiedValue)]),
            .. Benefit
                .Plans.TakeLast(3)
                .Select(plan => new ChartSeries($"Plan version {plan.Number}", [.. Benefit.Periods.Select(p => Planned(plan, p.Start))])),
        ];

    public string Display(decimal value) => Benefit.HasMoney ? Money.Show(value) : Figure(value);

    private decimal? Planned(PlanShown plan, DateOnly start) =>
        plan.Profile.FirstOrDefault(f => f.Start == start) is { } figure
            ? Benefit.HasMoney
                ? figure.Pounds
                : figure.Value
            : null;

    public static string Figure(decimal? value) => value is { } known ? known.ToString("#,0.####") : "Not recorded";

    public static string Pounds(decimal? pounds) => pounds is { } known ? Money.Show(known) : "Not recorded";

    public async Task OnGet()
    {
        Benefit = await Ask(new BenefitToRead(Id));
        Documents = await Ask(new EvidenceOf(Id));
        MayRecord = await May(DevelopmentPermission.RecordBenefits, Id);
        MayVerify = await May(DevelopmentPermission.Verify, Id);
        MayApprove = Benefit.Proposed is not null && await May(DevelopmentPermission.Decide, Id);
    }

    public async Task<IActionResult> OnPostApprove()
    {
        if (!await Attempt(() => new ApprovePlan(Id)))
            return await Redisplay(OnGet);
        Tell("New baseline approved");
        return Redirect($"/benefits/{Id}");
    }
}
