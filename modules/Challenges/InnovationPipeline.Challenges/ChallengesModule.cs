using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Challenges;

/// <summary>Challenges that partners send in, and their triage.</summary>
public sealed class ChallengesModule : Module
{
    public override Type? Db => typeof(ChallengesDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.IcsPartner] = [ChallengesPermission.Submit, ChallengesPermission.SeeSubmission],
            [Role.Organiser] = [ChallengesPermission.Triage, ChallengesPermission.SeeSubmission],
            [Role.Assessor] = [ChallengesPermission.Triage, ChallengesPermission.SeeSubmission],
        };

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new(Order: 20, "Challenges", "/challenges", ChallengesPermission.Submit),
            new(Order: 21, "Triage", "/triage", ChallengesPermission.Triage),
        ];
}

internal static class ChallengesPermission
{
    /// <summary>Send in a challenge on behalf of the organisation, and go on with one's own.</summary>
    public const string Submit = "challenges.submit";

    public const string SeeSubmission = "challenges.see-submission";

    public const string Triage = "challenges.triage";
}
