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
/// <param name="Papers">whose they are nobody knows, so that their people are in no row of the tables</param>
internal sealed record TurnoutView(
    Guid RoundId,
    string Title,
    Turnout Whole,
    IReadOnlyList<TurnoutRow>? Groups,
    IReadOnlyList<TurnoutRow>? Systems,
    PaperTally Papers,
    bool CanRemind,
    DateTimeOffset? RemindedAt
);

[Requires(VotingPermission.ManageRounds)]
internal sealed record TurnoutByGroupOf(Guid RoundId) : IQuery<TurnoutView>, IInRound;

internal sealed class TurnoutByGroupOfHandler(VotingDb db, IInnovationEvents events, IOrganisations organisations)
    : IQueryHandler<TurnoutByGroupOf, TurnoutView>
{
    private const string InNoGroup = "In no group";
    private const string InNoSystem = "In no ICS";

    public async Task<TurnoutView> Handle(TurnoutByGroupOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        var whole = await db.TurnoutOf(round, ct);
        var papers = await db.PaperTallyOf(round.Id, ct);
        // After the reveal ballots name nobody; until then they do, except in a secret round.
        var isKnown = round.Secrecy != Secrecy.Secret && round.State is RoundState.Open or RoundState.Closed;
        IReadOnlyList<TurnoutRow>? groups = null;
        IReadOnlyList<TurnoutRow>? systems = null;
        if (isKnown)
            (groups, systems) = TurnoutTable.Of(await Placed(round, ct));
        return new TurnoutView(round.Id, round.Title, whole, groups, systems, papers, round.State == RoundState.Open, round.RemindedAt);
    }

    /// <summary>Everyone of the total but those who were given a paper.</summary>
    private async Task<IReadOnlyList<PlacedVoter>> Placed(Round round, CancellationToken ct)
    {
        var onPaper = await db
            .Dealings.Where(d => d.RoundId == round.Id && d.DealtAs == DealtAs.Paper)
            .Select(d => d.PersonId)
            .ToListAsync(ct);
        var voted = await db
            .Ballots.Where(b => b.RoundId == round.Id && !db.PaperBallots.Any(p => p.RoundId == round.Id && p.Key == b.Key))
            .Select(b => b.Key)
            .ToHashSetAsync(ct);
        var persons = (await db.VotersOf(round.InnovationEventId).ToListAsync(ct)).Union(voted).Except(onPaper).ToList();
        var registered = (await events.Registrations(round.InnovationEventId, ct)).ToDictionary(r => r.PersonId);
        var groups = (await events.Groups(round.InnovationEventId, ct)).ToDictionary(g => g.Id, g => g.Name);
        var day = (await events.Find(round.InnovationEventId, ct))!.Day;
        var systems = new Dictionary<Guid, string>();
        foreach (var organisation in registered.Values.Select(r => r.OrganisationId).OfType<Guid>().Distinct())
            if (await organisations.IcsOf(organisation, day, ct) is { } ics)
                systems[organisation] = ics.Name;
        return persons.ConvertAll(person =>
        {
            var at = registered.GetValueOrDefault(person);
            return new PlacedVoter(
                at?.GroupId is { } group ? groups.GetValueOrDefault(group, InNoGroup) : InNoGroup,
                at?.OrganisationId is { } organisation ? systems.GetValueOrDefault(organisation, InNoSystem) : InNoSystem,
                voted.Contains(person)
            );
        });
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
