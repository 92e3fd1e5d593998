using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Turnouts;

/// <param name="Groups">none in a secret round, where nobody knows who has voted</param>
internal sealed record TurnoutView(
    Guid RoundId,
    string Title,
    Turnout Whole,
    IReadOnlyList<TurnoutRow>? Groups,
    IReadOnlyList<TurnoutRow>? Systems,
    bool CanRemind,
    DateTimeOffset? RemindedAt
);

[Requires(VotingPermission.ManageRounds)]
internal sealed record TurnoutByGroupOf(Guid RoundId) : IQuery<TurnoutView>, IInRound;

internal sealed class TurnoutByGroupOfHandler(VotingDb db, IInnovationEvents events, IOrganisations organisations)
    : IQueryHandler<TurnoutByGroupOf, TurnoutView>
{
    public async Task<TurnoutView> Handle(TurnoutByGroupOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        var whole = await db.TurnoutOf(round, ct);
        // After the reveal ballots name nobody; until then they do, except in a secret round.
        var isKnown = round.Secrecy != Secrecy.Secret && round.State is RoundState.Open or RoundState.Closed;
        if (!isKnown)
            return new TurnoutView(round.Id, round.Title, whole, null, null, round.State == RoundState.Open, round.RemindedAt);
        var voted = (await db.Ballots.Where(b => b.RoundId == round.Id).Select(b => b.Key).ToListAsync(ct)).ToHashSet();
        var eligible = (await db.VotersOf(round.InnovationEventId).Distinct().ToListAsync(ct)).ToHashSet();
        var registered = (await events.Registrations(round.InnovationEventId, ct)).Where(r => eligible.Contains(r.PersonId)).ToList();
        var groups = (await events.Groups(round.InnovationEventId, ct)).ToDictionary(g => g.Id, g => g.Name);
        var day = (await events.Find(round.InnovationEventId, ct))!.Day;
        var systems = new Dictionary<Guid, string>();
        foreach (var organisation in registered.Select(r => r.OrganisationId).OfType<Guid>().Distinct())
            if (await organisations.IcsOf(organisation, day, ct) is { } ics)
                systems[organisation] = ics.Name;
        return new TurnoutView(
            round.Id,
            round.Title,
            whole,
            TurnoutTable.Of(
                registered.Select(r =>
                    (r.GroupId is { } g && groups.TryGetValue(g, out var name) ? name : "In no group", voted.Contains(r.PersonId))
                )
            ),
            TurnoutTable.Of(
                registered.Select(r =>
                    (r.OrganisationId is { } o && systems.TryGetValue(o, out var name) ? name : "In no ICS", voted.Contains(r.PersonId))
                )
            ),
            round.State == RoundState.Open,
            round.RemindedAt
        );
    }
}

/// <summary>Reminds those who have not voted; nobody is told who they are. In a secret round everyone is reminded.</summary>
[Requires(VotingPermission.ManageRounds)]
internal sealed record RemindVoters(Guid RoundId) : ICommand, IInRound;

internal sealed class RemindVotersHandler(VotingDb db, TimeProvider clock) : ICommandHandler<RemindVoters>
{
    public async Task Handle(RemindVoters command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        round.Remind(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
