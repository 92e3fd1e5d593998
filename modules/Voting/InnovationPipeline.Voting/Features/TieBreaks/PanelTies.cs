using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Judging;

namespace InnovationPipeline.Voting.Features.TieBreaks;

/// <summary>Ties that wait for the panel, and who stands aside: by the same records and rules as for the panel's scores.</summary>
internal sealed class PanelTies(VotingDb db, ClosenessReader reader)
{
    public static Rule StandsAside(IReadOnlyList<RecusalCause> causes) =>
        new($"You stand aside here: {PanelWords.Of(causes)}. Another panellist decides");

    /// <returns>the tied ideas; none where nothing waits for the panel</returns>
    public async Task<IReadOnlyList<Guid>> Waiting(Round round, CancellationToken ct) =>
        round is { State: RoundState.Closed, CastFor: null } && await db.WholeOutcomeOf(round.Id, ct) is { NeedsCasting: true } outcome
            ? outcome.Leaders
            : [];

    /// <summary>Of any of the tied ideas, by what the person declares now or has declared as a judge.</summary>
    public async Task<IReadOnlyList<RecusalCause>> Causes(
        Round round,
        IReadOnlyList<Guid> tied,
        Guid person,
        InterestKind declared,
        CancellationToken ct
    )
    {
        var panel = await db.PanelOf(round.InnovationEventId, ct);
        var standing = await db.StandingOf(panel, [person], tied, reader, ct);
        return
        [
            .. standing
                .SelectMany(s => panel.CausesFor(s.Closeness, declared).Concat(panel.CausesFor(s.Closeness, s.Declared)))
                .Distinct()
                .Order(),
        ];
    }
}
