using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class PrepareRoundPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty]
    public Guid RoundId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a title for the round")]
    public string? Title { get; set; } = "Which idea goes forward?";

    [BindProperty, Required(ErrorMessage = "Select what happens if the lead is tied")]
    public TiePolicy? TiePolicy { get; set; } = Domain.TiePolicy.RunOff;

    [BindProperty]
    public int? Quorum { get; set; }

    [BindProperty, Required(ErrorMessage = "Select whether people may vote for their own group")]
    public OwnGroupRule? OwnGroup { get; set; } = OwnGroupRule.Allow;

    [BindProperty, Required(ErrorMessage = "Select what a receipt shows")]
    public ReceiptKind? Receipts { get; set; } = ReceiptKind.CountedOnly;

    [BindProperty, Required(ErrorMessage = "Select how people vote")]
    public VotingMethod? Method { get; set; } = VotingMethod.ChooseOne;

    [BindProperty, Required(ErrorMessage = "Select who can know how somebody voted")]
    public Secrecy? Secrecy { get; set; } = Domain.Secrecy.Confidential;

    [BindProperty]
    public int? Least { get; set; }

    [BindProperty]
    public int? Most { get; set; }

    [BindProperty]
    public int? PerArea { get; set; }

    [BindProperty]
    public RankLimits RunOffLimits { get; set; } = new();

    [BindProperty]
    public RankLimits SchulzeLimits { get; set; } = new();

    [BindProperty]
    public int? Dots { get; set; } = 5;

    [BindProperty]
    public int? DotsPerIdea { get; set; }

    [BindProperty]
    public bool MayChange { get; set; }

    public EventRounds Held { get; private set; } = null!;

    public async Task OnGet()
    {
        MayChange = true;
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var prepared = await Attempt(() =>
            new PrepareRound(
                RoundId,
                EventId,
                Title!,
                TiePolicy!.Value,
                Quorum,
                OwnGroup!.Value,
                MayChange,
                Receipts!.Value,
                Method!.Value,
                Secrecy!.Value,
                Rule
            )
        );
        if (!prepared)
            return await Redisplay(Load);
        Tell("Round prepared. It is not open yet");
        return RedirectToPage("/Chairing/RoundChair", new { RoundId });
    }

    /// <summary>Of the fields under the chosen way to vote; those under the others do not count.</summary>
    private BallotRule Rule =>
        Method switch
        {
            VotingMethod.Approval => new BallotRule(Least, Most, PerArea),
            VotingMethod.Dots => new BallotRule(Dots: Dots, DotsPerIdea: DotsPerIdea),
            VotingMethod.InstantRunOff => RunOffLimits.Rule,
            VotingMethod.Schulze => SchulzeLimits.Rule,
            _ => BallotRule.None,
        };

    private async Task Load() => Held = await Ask(new RoundsOf(EventId));
}

/// <summary>How many ideas a voter ranks: each way of counting rankings has its own two fields on the page.</summary>
internal sealed class RankLimits
{
    public int? Least { get; set; }

    public int? Most { get; set; }

    public BallotRule Rule => new(Least, Most);
}
