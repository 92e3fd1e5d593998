using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Features.TieBreaks;

/// <summary>Ties that wait for the panel, and who stands aside.</summary>
internal sealed class PanelTies(VotingDb db, IIdeas ideas, IInnovationEvents events)
{
    public static Rule StandsAside(IReadOnlyList<RecusalCause> causes) =>
        new(
            "You stand aside here: "
                + (
                    causes.FirstOrDefault() switch
                    {
                        RecusalCause.OwnGroup => "one of the tied ideas is your own group's",
                        RecusalCause.Author => "you contributed to one of the tied ideas",
                        RecusalCause.ManagesAnAuthor => "you manage somebody who contributed to one of the tied ideas",
                        _ => "you have a financial interest in one of the tied ideas",
                    }
                )
                + ". Another panellist decides"
        );

    /// <returns>the tied ideas; none where nothing waits for the panel</returns>
    public async Task<IReadOnlyList<Guid>> Waiting(Round round, CancellationToken ct) =>
        round is { State: RoundState.Closed, CastFor: null } && await db.WholeOutcomeOf(round.Id, ct) is { NeedsCasting: true } outcome
            ? outcome.Leaders
            : [];

    public async Task<IReadOnlyList<RecusalCause>> Causes(
        Round round,
        IReadOnlyList<Guid> tied,
        Guid person,
        InterestKind declared,
        CancellationToken ct
    )
    {
        var groups = (await events.Groups(round.InnovationEventId, ct)).ToDictionary(g => g.Id, g => g.MemberIds);
        var authors = new HashSet<Guid>();
        foreach (var idea in tied)
            authors.UnionWith((await ideas.Contributors(idea, ct)).Select(c => c.PersonId));
        var closeness = new Closeness(
            OwnGroup: round.Paper.Any(e => tied.Contains(e.IdeaId) && groups.GetValueOrDefault(e.GroupId, []).Contains(person)),
            Author: authors.Contains(person),
            ManagesAnAuthor: (await events.ManagersOf(authors, round.InnovationEventId, ct)).Contains(person),
            Supplier: false,
            SameOrganisation: false
        );
        return closeness.Causes(declared, sameOrganisationRecuses: false);
    }
}
