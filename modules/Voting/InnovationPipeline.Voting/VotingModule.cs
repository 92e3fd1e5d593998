using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Live;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Voting.Answers;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Features.Ballots;
using InnovationPipeline.Voting.Features.Pitches;
using InnovationPipeline.Voting.Features.TieBreaks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Voting;

/// <summary>One vote over the top ideas: one ballot a voter, counted once, sealed until the reveal.</summary>
public sealed class VotingModule : Module
{
    public override Type Db => typeof(VotingDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.Organiser] =
            [
                VotingPermission.SeeRound,
                VotingPermission.ManageRounds,
                VotingPermission.HelpVoters,
                .. PitchingPermission.OfOrganisers,
            ],
            [Role.Voter] = [VotingPermission.SeeRound, VotingPermission.Cast, .. PitchingPermission.OfTheRoom],
            [Role.Participant] = [VotingPermission.SeeRound, .. PitchingPermission.OfTheRoom],
            [Role.Panellist] = [VotingPermission.SeeRound, VotingPermission.CastForPanel, .. PitchingPermission.OfPanellists],
            [Role.Host] = [VotingPermission.SeeRound, .. PitchingPermission.OfHosts],
            [Role.Judge] = [VotingPermission.SeeRound, .. PitchingPermission.OfJudges],
            [Role.Facilitator] = [VotingPermission.SeeRound, VotingPermission.HelpVoters, .. PitchingPermission.OfTheRoom],
            [Role.Executive] = [VotingPermission.SeeRound, PitchingPermission.See, PitchingPermission.SeeCommentary],
            [Role.Assessor] = [PitchingPermission.See, PitchingPermission.SeeCommentary],
            [Role.GateChair] = [PitchingPermission.See, PitchingPermission.SeeCommentary],
        };

    public override IReadOnlyList<MenuEntry> Menu =>
        [new(400, "Votes", "/rounds", VotingPermission.SeeRound), new(410, "Questions", "/questions", PitchingPermission.Ask)];

    public override IReadOnlyList<LiveTopic> Topics =>
        [
            new(VotingTopic.Round, VotingPermission.SeeRound),
            new(VotingTopic.Turnout, VotingPermission.SeeRound),
            new(VotingTopic.EventVote, VotingPermission.SeeRound),
            new(PitchingTopic.Questions, PitchingPermission.See),
            new(PitchingTopic.Pitches, PitchingPermission.See),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddScoped<BallotBox>()
            .AddSingleton<Casting>()
            .AddScoped<Papers>()
            .AddScoped<KioskCodes>()
            .AddScoped<Credentials>()
            .AddKeyedScoped<ILiveFigures, TurnoutFigures>(VotingTopic.Turnout)
            .AddScoped<PanelTies>()
            .AddScoped<PanelBox>()
            .AddScoped<PitchKeepers>()
            .AddScoped<ClosenessReader>();
}

internal static class VotingPermission
{
    /// <summary>The ballot paper, the turnout and, once revealed, the result.</summary>
    public const string SeeRound = "voting.see-round";
    public const string Cast = "voting.cast";
    public const string ManageRounds = "voting.manage-rounds";

    /// <summary>Cards, ballots on paper and the shared device.</summary>
    public const string HelpVoters = "voting.help-voters";

    /// <summary>The casting vote where the lead is tied and the panel was declared to decide.</summary>
    public const string CastForPanel = "voting.cast-for-panel";
}

internal static class VotingTopic
{
    /// <summary>A round opened, closed, was changed or revealed, or its desk has handed something out.</summary>
    public const string Round = "round";

    /// <summary>Ballots came in.</summary>
    public const string Turnout = "turnout";

    /// <summary>A round of the event opened, closed, was changed or revealed; quiet while ballots come in.</summary>
    public const string EventVote = "event-vote";
}
