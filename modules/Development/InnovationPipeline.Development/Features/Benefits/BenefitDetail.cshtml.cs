using InnovationPipeline.Development.Contracts;
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
    public bool MayHandOver { get; private set; }
    public bool MayApprove { get; private set; }

    /// <summary>The newest plans, at most three, each by its own attribution, and what has been verified.</summary>
    public IReadOnlyList<ChartSeries> Series =>
        [
            new(
                "Verified",
                [.. Benefit.Periods.Select(p => Benefit.HasMoney ? Ours(p.VerifiedPounds, Benefit.AttributionPercent) : p.VerifiedValue)]
            ),
            .. Benefit
                .Plans.TakeLast(3)
                .Select(plan => new ChartSeries($"Plan version {plan.Number}", [.. Benefit.Periods.Select(p => Planned(plan, p.Start))])),
        ];

    public string Display(decimal value) => Benefit.HasMoney ? Money.Show(value) : Figure(value);

    private decimal? Planned(PlanShown plan, DateOnly start) =>
        plan.Profile.FirstOrDefault(f => f.Start == start) is { } figure
            ? Benefit.HasMoney
                ? Ours(figure.Pounds, plan.AttributionPercent)
                : figure.Value
            : null;

    private static decimal? Ours(decimal? pounds, int percent) => pounds is { } whole ? Attributed.Share(whole, percent) : null;

    /// <summary>"£20,000 measured, £10,000 of it ours (50%)"</summary>
    public string Both(Attributed? pounds, string word) =>
        pounds is not { } sum ? ""
        : Benefit.AttributionPercent == 100 ? Money.Show(sum.Whole)
        : $"{Money.Show(sum.Whole)} {word}, {Money.Show(sum.Ours)} of it ours ({Benefit.AttributionPercent}%)";

    public static string Figure(decimal? value) => value is { } known ? known.ToString("#,0.####") : "Not recorded";

    public static string Pounds(decimal? pounds) => pounds is { } known ? Money.Show(known) : "Not recorded";

    public async Task OnGet()
    {
        Benefit = await Ask(new BenefitToRead(Id));
        Documents = await Ask(new EvidenceOf(Id));
        MayRecord = await May(DevelopmentPermission.RecordBenefits, Id);
        MayHandOver = MayRecord || await May(DevelopmentPermission.Deliver, Id);
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
