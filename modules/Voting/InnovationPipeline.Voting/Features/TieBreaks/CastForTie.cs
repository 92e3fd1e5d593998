using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Features.TieBreaks;

/// <summary>A tie that waits for the panel: who is tied, and no count.</summary>
/// <param name="WhyNot">why the asker stands aside</param>
internal sealed record TieView(Guid RoundId, string Title, IReadOnlyList<TiedIdea> Tied, string? WhyNot);

internal sealed record TiedIdea(Guid IdeaId, string Title, string Group);

[Requires(VotingPermission.CastForPanel)]
internal sealed record TieBefore(Guid RoundId) : IQuery<TieView>, IInRound;

internal sealed class TieBeforeHandler(VotingDb db, PanelTies ties, ICaller caller) : IQueryHandler<TieBefore, TieView>
{
    public async Task<TieView> Handle(TieBefore query, CancellationToken ct)
    {
        var round = await db.Rounds.Get(query.RoundId, ct);
        var tied = await ties.Waiting(round, ct);
        var causes = tied.Count == 0 ? [] : await ties.Causes(round, tied, caller.Person(), InterestKind.None, ct);
        return new TieView(
            round.Id,
            round.Title,
            [
                .. round
                    .Paper.Where(e => tied.Contains(e.IdeaId))
                    .OrderBy(e => e.Number)
                    .Select(e => new TiedIdea(e.IdeaId, e.Title, e.Group)),
            ],
            causes.Count == 0 ? null : PanelTies.StandsAside(causes).Sentence
        );
    }
}

/// <summary>The panel's casting vote. Whoever casts it has no interest in a tied idea, and says why it falls so.</summary>
/// <param name="Interest">what the panellist declares; "none" is an answer</param>
[Requires(VotingPermission.CastForPanel)]
internal sealed record CastForTie(
    Guid RoundId,
    [property: Sealed] Guid IdeaId,
    [property: EnumDataType(typeof(InterestKind), ErrorMessage = "Say whether you have an interest in one of the tied ideas")]
        InterestKind Interest,
    [property:
        Sealed,
        Required(ErrorMessage = "Give the reason for your choice"),
        StringLength(Adjustment.LongestReason, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInRound;

internal sealed class CastForTieHandler(VotingDb db, PanelTies ties, ICaller caller, TimeProvider clock) : ICommandHandler<CastForTie>
{
    public async Task Handle(CastForTie command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        var tied = await ties.Waiting(round, ct);
        Round.Rules.CastForATie.Require(tied.Count >= 2);
        var causes = await ties.Causes(round, tied, caller.Person(), command.Interest, ct);
        PanelTies.StandsAside(causes).Require(causes.Count == 0);
        round.Cast(command.IdeaId, tied, command.Reason, caller.Person(), clock.GetUtcNow());
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}
