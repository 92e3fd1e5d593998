using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Features.Threads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Portfolio;

/// <summary>What everything adds up to: home, search, the executives' page and the golden thread.</summary>
public sealed class PortfolioModule : Module
{
    public override Type Db => typeof(PortfolioDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.Administrator] = [PortfolioPermission.See, PortfolioPermission.SeeThread, PortfolioPermission.FollowChallenge],
            [Role.Executive] =
            [
                PortfolioPermission.See,
                PortfolioPermission.SeeThread,
                PortfolioPermission.SeeOutcome,
                PortfolioPermission.FollowChallenge,
            ],
            [Role.Organiser] =
            [
                PortfolioPermission.See,
                PortfolioPermission.SeeThread,
                PortfolioPermission.SeeOutcome,
                PortfolioPermission.OwnEvents,
                PortfolioPermission.TriageWaiting,
                PortfolioPermission.FollowChallenge,
            ],
            [Role.GateChair] =
            [
                PortfolioPermission.See,
                PortfolioPermission.SeeThread,
                PortfolioPermission.SeeOutcome,
                PortfolioPermission.FollowChallenge,
            ],
            [Role.Assessor] =
            [
                PortfolioPermission.SeeThread,
                PortfolioPermission.SeeOutcome,
                PortfolioPermission.TriageWaiting,
                PortfolioPermission.FollowChallenge,
            ],
            [Role.IcsPartner] = [PortfolioPermission.FollowChallenge],
            [Role.Verifier] = [PortfolioPermission.SeeThread, PortfolioPermission.SeeOutcome, PortfolioPermission.VerificationWaiting],
            [Role.ProjectOwner] = [PortfolioPermission.SeeThread, PortfolioPermission.SeeOutcome, PortfolioPermission.OwnInitiatives],
            [Role.BenefitOwner] = [PortfolioPermission.SeeThread, PortfolioPermission.SeeOutcome, PortfolioPermission.OwnInitiatives],
            [Role.Participant] = [PortfolioPermission.OwnEvents, PortfolioPermission.SeeOutcome],
            [Role.Panellist] = [PortfolioPermission.OwnEvents, PortfolioPermission.SeeOutcome],
            [Role.Facilitator] = [PortfolioPermission.OwnGroups, PortfolioPermission.SeeThread, PortfolioPermission.SeeOutcome],
            [Role.GroupMember] = [PortfolioPermission.OwnGroups, PortfolioPermission.SeeThread, PortfolioPermission.SeeOutcome],
            [Role.Voter] = [PortfolioPermission.OwnVotes],
        };

    public override IReadOnlyList<MenuEntry> Menu =>
        [new(600, "Portfolio", "/portfolio", PortfolioPermission.See), new(700, "Search", "/search", Permission: null)];

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<ThreadComposer>();
}

internal static class PortfolioPermission
{
    /// <summary>Initiatives by stage and their value, of one organisation.</summary>
    public const string See = "portfolio.see";

    /// <summary>From challenge to benefit, of one idea or initiative.</summary>
    public const string SeeThread = "portfolio.see-thread";

    /// <summary>The same of an idea, once its result, its disposition or its initiative is known to all who were there.</summary>
    public const string SeeOutcome = "portfolio.see-outcome";

    /// <summary>The same of a challenge that somebody has sent in themselves.</summary>
    public const string FollowChallenge = "portfolio.follow-challenge";

    // On the home page: whose these are, or who may work on what waits.
    public const string OwnEvents = "portfolio.own-events";
    public const string OwnGroups = "portfolio.own-groups";
    public const string OwnVotes = "portfolio.own-votes";
    public const string OwnInitiatives = "portfolio.own-initiatives";
    public const string TriageWaiting = "portfolio.triage-waiting";
    public const string VerificationWaiting = "portfolio.verification-waiting";
}
