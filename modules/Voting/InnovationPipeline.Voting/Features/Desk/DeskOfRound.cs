using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Desk;

/// <summary>What the desk hands out. Nobody reads here who has voted.</summary>
internal sealed record DeskView(
    Guid RoundId,
    Guid InnovationEventId,
    string Title,
    RoundState State,
    Secrecy Secrecy,
    PaperTally Papers,
    int CardsHandedOut,
    IReadOnlyList<DeskLine> People,
    int Page,
    int Pages
);

/// <param name="Has">what the desk has handed out, in words; nothing is said of who votes by phone</param>
internal sealed record DeskLine(Guid PersonId, string Name, string? Organisation, DealtAs? Has);

[Requires(VotingPermission.HelpVoters)]
internal sealed record DeskOf(Guid RoundId, string? Search, int Page) : IQuery<DeskView>, IInRound;

internal sealed class DeskOfHandler(VotingDb db, IPeople people) : IQueryHandler<DeskOf, DeskView>
{
    private const int PageSize = 50;

    public async Task<DeskView> Handle(DeskOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        var handed = await db
            .Dealings.Where(d => d.RoundId == round.Id && d.DealtAs != DealtAs.App)
            .ToDictionaryAsync(d => d.PersonId, d => d.DealtAs, ct);
        var voters = await db.VotersOf(round.InnovationEventId).Distinct().ToListAsync(ct);
        var wanted = query.Search?.Trim() ?? "";
        var found = (await people.Cards(voters, ct))
            .Values.Where(p => p.Name.Contains(wanted, StringComparison.CurrentCultureIgnoreCase))
            .OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(p => p.Id)
            .ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        return new DeskView(
            round.Id,
            round.InnovationEventId,
            round.Title,
            round.State,
            round.Secrecy,
            await db.PaperTallyOf(round.Id, ct),
            handed.Values.Count(d => d == DealtAs.Card),
            [
                .. found
                    .Skip((page - 1) * PageSize)
                    .Take(PageSize)
                    .Select(p => new DeskLine(p.Id, p.Name, p.OrganisationName, handed.TryGetValue(p.Id, out var dealt) ? dealt : null)),
            ],
            page,
            pages
        );
    }
}

/// <summary>Gives a person a ballot on paper, or in a secret round a card; from then on they do not vote by phone.</summary>
[Requires(VotingPermission.HelpVoters)]
internal sealed record HandOut(Guid RoundId, Guid PersonId) : ICommand, IInRound
{
    internal static class Rules
    {
        internal static readonly Rule IsIn = new("This person's ballot is in already, so they need no other");
        internal static readonly Rule HasOne = new("This person has been given a ballot already");
        internal static readonly Rule IsVoter = new("Only somebody who has checked in can be given a ballot");
        internal static readonly Rule WasHandedOut = new("This person has no card or paper from the desk");
        internal static readonly Rule TellsTheCard = new("Type the code on the card, so that nobody can vote with it any more");
        internal static readonly Rule HasNotVoted = new(
            "A ballot has been cast with this card, so it is not unused and cannot be taken back"
        );
        internal static readonly Rule NotTypedIn = new("As many papers are typed in as were handed out, so none of them can be taken back");
    }
}

internal sealed class HandOutHandler(VotingDb db, BallotBox box, TimeProvider clock) : ICommandHandler<HandOut>
{
    public async Task Handle(HandOut command, CancellationToken ct)
    {
        // Alone in the round: nobody is handed a ballot while casting by phone.
        await box.Shut(command.RoundId, ct);
        var gate = await box.Enter(command.RoundId, command.PersonId, ct);
        gate.IsOpen(clock.GetUtcNow());
        HandOut.Rules.HasOne.Require(gate.Dealt is null);
        HandOut.Rules.IsIn.Require(gate.Marked is null);
        HandOut.Rules.IsVoter.Require(await db.VotersOf(gate.InnovationEventId).AnyAsync(v => v == command.PersonId, ct));
        var dealtAs = gate.Secrecy == Secrecy.Secret ? DealtAs.Card : DealtAs.Paper;
        await box.Deal(new Dealing(command.RoundId, command.PersonId, dealtAs, token: null), ct);
        db.Changed(VotingTopic.Round, command.RoundId);
    }
}

/// <summary>The person has given the unused card or paper back; everyone reads that one came back.</summary>
/// <param name="Code">on the card: from now on it votes no more</param>
/// <param name="Address">where the request came from: wrong codes are counted for it</param>
[Requires(VotingPermission.HelpVoters)]
internal sealed record TakeBack(
    Guid RoundId,
    Guid PersonId,
    [property: Sealed, NotFreeText] string? Code = null,
    [property: Sealed, NotFreeText] string Address = ""
) : ICommand, IInRound;

internal sealed class TakeBackHandler(VotingDb db, BallotBox box, Credentials credentials, ICaller caller, TimeProvider clock)
    : ICommandHandler<TakeBack>
{
    public async Task Handle(TakeBack command, CancellationToken ct)
    {
        await box.QueueForPaper(command.RoundId, ct);
        // Alone in the round: no ballot is cast with the card meanwhile.
        await box.Shut(command.RoundId, ct);
        (await box.Enter(command.RoundId, command.PersonId, ct)).IsOpen(clock.GetUtcNow());
        var took = await box.TakeBack(command.RoundId, command.PersonId, ct);
        HandOut.Rules.WasHandedOut.Require(took is not null);
        if (took == DealtAs.Card)
            await Void(command, ct);
        var papers = await db.PaperTallyOf(command.RoundId, ct);
        HandOut.Rules.NotTypedIn.Require(papers.HandedOut >= papers.TypedIn + papers.Waiting + papers.Differing.Count);
        var round = await db.Rounds.Get(command.RoundId, ct);
        round.TakenBack(took.Value, caller.PersonId, clock.GetUtcNow());
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }

    private async Task Void(TakeBack command, CancellationToken ct)
    {
        var code = CheckCode.Typed(command.Code);
        HandOut.Rules.TellsTheCard.Require(code.Length > 0);
        await credentials.Check(command.RoundId, code, command.Address, ct);
        var key = Credential.KeyOf(command.RoundId, code);
        var card = await box.Enter(command.RoundId, key, ct);
        HandOut.Rules.HasNotVoted.Require(card.Marked is null);
        BallotGate.Rules.NotVoid.Require(!card.IsVoid);
        await box.Void(command.RoundId, key, ct);
    }
}
