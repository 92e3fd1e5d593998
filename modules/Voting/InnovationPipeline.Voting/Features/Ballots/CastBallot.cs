using System.Security.Cryptography;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <param name="Round">the open one, else the last that was; none where no round has opened</param>
internal sealed record VotePage(Guid InnovationEventId, string EventName, DateTimeOffset Now, BallotPaper? Round);

/// <param name="WhyNot">the sentence for somebody who cannot vote now</param>
/// <param name="Chosen">what the asker's ballot says</param>
/// <param name="Receipt">the asker's code, as shown; it can be looked up after the reveal</param>
internal sealed record BallotPaper(
    Guid RoundId,
    Guid InnovationEventId,
    string Title,
    RoundState State,
    DateTimeOffset? ClosesAt,
    bool MayVote,
    string? WhyNot,
    bool MayChange,
    Guid? Chosen,
    string? Receipt,
    Turnout Turnout,
    string DefinitionHash,
    IReadOnlyList<string> Declared,
    IReadOnlyList<PaperLine> Ideas,
    IReadOnlyList<PaperNote> Notes
);

internal sealed record PaperLine(
    Guid IdeaId,
    string Title,
    string? Headline,
    IReadOnlyList<string> Lines,
    string Area,
    string Question,
    string Group,
    string? Ask,
    IReadOnlyList<Passage> Proposition,
    bool MayChoose
);

internal sealed record PaperNote(string Kind, DateTimeOffset At, string Text);

[Requires(VotingPermission.SeeRound)]
internal sealed record VoteOf(Guid InnovationEventId) : IQuery<VotePage>, IInEvent;

internal sealed class VoteOfHandler(VotingDb db, IInnovationEvents events, AccessTables access, ICaller caller, TimeProvider clock)
    : IQueryHandler<VoteOf, VotePage>
{
    public async Task<VotePage> Handle(VoteOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var round = await db
            .Rounds.AsNoTracking()
            .Where(r => r.InnovationEventId == query.InnovationEventId)
            .Where(r => r.State != RoundState.Draft && r.State != RoundState.Cancelled)
            .OrderByDescending(r => r.State == RoundState.Open)
            .ThenByDescending(r => r.OpenedAt)
            .FirstOrDefaultAsync(ct);
        var paper = round is null ? null : await Papers.For(round, db, events, access, caller, ct);
        return new VotePage(held.Id, held.Name, clock.GetUtcNow(), paper);
    }
}

[Requires(VotingPermission.SeeRound)]
internal sealed record BallotPaperOf(Guid RoundId) : IQuery<BallotPaper>, IInRound;

internal sealed class BallotPaperOfHandler(VotingDb db, IInnovationEvents events, AccessTables access, ICaller caller)
    : IQueryHandler<BallotPaperOf, BallotPaper>
{
    public async Task<BallotPaper> Handle(BallotPaperOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        if (round.State == RoundState.Draft && !await access.May(caller, VotingPermission.ManageRounds, round.Id, ct))
            throw new NotFound();
        return await Papers.For(round, db, events, access, caller, ct);
    }
}

[Requires(VotingPermission.Cast), Unaudited("A ballot is nobody's to read: what happened is told by the turnout")]
internal sealed record CastBallot(Guid RoundId, [property: Sealed] Guid IdeaId) : ICommand, IInRound;

internal sealed class CastBallotHandler(VotingDb db, BallotBox box, IInnovationEvents events, ICaller caller) : ICommandHandler<CastBallot>
{
    public async Task Handle(CastBallot command, CancellationToken ct)
    {
        var voter = caller.Person();
        var gate = await box.Enter(command.RoundId, voter, command.IdeaId, ct);
        if (!gate.Admits(command.IdeaId))
            return;
        if (gate.OwnGroup == OwnGroupRule.Forbid)
        {
            var group = await events.Group(gate.GroupOfIdea!.Value, ct);
            gate.KeepsOffOwnGroup(group is not null && group.MemberIds.Contains(voter));
        }

        var paper = await db.Set<PaperEntry>()
            .Where(e => e.RoundId == command.RoundId)
            .Select(e => new { e.IdeaId, e.Number })
            .ToListAsync(ct);
        var order = PaperOrder.For(command.RoundId, voter, paper, e => e.IdeaId).Select(e => e.Number).ToArray();
        var ballot = new Ballot(command.RoundId, voter, command.IdeaId, RandomNumberGenerator.GetBytes(16), order, Receipt.NewCode());
        BallotGate.Rules.OnceOnly.Require(await box.Put(ballot, gate.MayChange, ct));
        db.Changed(VotingTopic.Round, command.RoundId);
    }
}

internal static class Papers
{
    public static async Task<BallotPaper> For(
        Round round,
        VotingDb db,
        IInnovationEvents events,
        AccessTables access,
        ICaller caller,
        CancellationToken ct
    )
    {
        var person = caller.Person();
        var checkedIn = await access.May(caller, VotingPermission.Cast, round.Id, ct);
        var mine = await db.Ballots.AsNoTracking().SingleOrDefaultAsync(b => b.RoundId == round.Id && b.VoterId == person, ct);
        var chosen = mine?.IdeaId;
        var ownGroups =
            round.OwnGroup == OwnGroupRule.Allow
                ? []
                : (await events.Groups(round.InnovationEventId, ct)).Where(g => g.MemberIds.Contains(person)).Select(g => g.Id).ToHashSet();
        var whyNot =
            round.State == RoundState.Draft ? BallotGate.Rules.NotOpenYet.Sentence
            : round.State == RoundState.Cancelled ? BallotGate.Rules.NotCancelled.Sentence
            : round.State != RoundState.Open ? "Voting has closed"
            : !checkedIn ? BallotGate.Rules.CheckedIn.Sentence
            : chosen is not null && !round.MayChange ? BallotGate.Rules.OnceOnly.Sentence
            : null;
        return new BallotPaper(
            round.Id,
            round.InnovationEventId,
            round.Title,
            round.State,
            round.ClosesAt,
            whyNot is null,
            whyNot,
            round.MayChange,
            chosen,
            mine is null
                ? null
                : Receipt.Shown(Receipt.Of(round.Receipts, round.Id, new CountedBallot(mine.IdeaId, mine.Nonce, mine.Code))),
            await db.TurnoutOf(round, ct),
            round.DefinitionHash ?? "",
            [
                InWords.Of(round.TiePolicy),
                InWords.ChangeRule(round.MayChange),
                InWords.Of(round.OwnGroup),
                InWords.Quorum(round.Quorum),
                InWords.Of(round.Receipts),
            ],
            [.. PaperOrder.For(round.Id, person, round.Paper, e => e.IdeaId).Select(e => Line(e, !ownGroups.Contains(e.GroupId)))],
            [.. round.Adjustments.OrderBy(a => a.At).Select(a => new PaperNote(InWords.Of(a.Kind), a.At, a.Reason))]
        );
    }

    private static PaperLine Line(PaperEntry e, bool mayChoose) =>
        new(e.IdeaId, e.Title, e.Headline, e.Lines, e.Area, e.Question, e.Group, e.Ask, e.Proposition, mayChoose);
}
