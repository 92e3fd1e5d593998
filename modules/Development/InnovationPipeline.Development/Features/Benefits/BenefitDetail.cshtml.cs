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

    /// <summary>What has been verified, period by period.</summary>
    public IReadOnlyList<ChartRow> Verified =>
        Benefit.HasMoney
            ?
            [
                .. Benefit
                    .Periods.Where(p => p.VerifiedPounds is not null)
                    .Select(p => new ChartRow(p.InWords, p.VerifiedPounds!.Value, Money.Show(p.VerifiedPounds.Value))),
            ]
            :
            [
                .. Benefit
                    .Periods.Where(p => p.VerifiedValue is not null)
                    .Select(p => new ChartRow(p.InWords, p.VerifiedValue!.Value, Figure(p.VerifiedValue))),
            ];

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
