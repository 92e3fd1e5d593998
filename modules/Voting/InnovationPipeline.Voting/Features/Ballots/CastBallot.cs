using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <param name="Round">the open one, else the last that was; none where no round has opened</param>
internal sealed record VotePage(Guid InnovationEventId, string EventName, DateTimeOffset Now, BallotPaper? Round);

/// <summary>One idea marked: a rank (1 is best), dots or a score; 1 where being marked is all.</summary>
internal sealed record IdeaMark(Guid IdeaId, int Value = 1);

/// <param name="WhyNot">the sentence for somebody who cannot vote now</param>
/// <param name="Marked">what the asker's ballot says; nothing where there is none</param>
/// <param name="Receipt">the asker's code, as shown; it can be looked up after the reveal</param>
internal sealed record BallotPaper(
    Guid RoundId,
    Guid InnovationEventId,
    string Title,
    RoundState State,
    VotingMethod Method,
    BallotRule Rule,
    Secrecy Secrecy,
    DateTimeOffset? ClosesAt,
    bool MayVote,
    string? WhyNot,
    bool MayChange,
    IReadOnlyList<IdeaMark> Marked,
    string? Receipt,
    Turnout Turnout,
    string DefinitionHash,
    IReadOnlyList<string> Declared,
    IReadOnlyList<PaperLine> Ideas,
    IReadOnlyList<PaperNote> Notes
)
{
    /// <summary>The asker's ballot as sentences, in the order that it gives.</summary>
    public IReadOnlyList<string> MarkedInWords =>
        [
            .. Marked
                .OrderBy(m => Method is VotingMethod.InstantRunOff or VotingMethod.Schulze ? m.Value : -m.Value)
                .Select(m => InWords.Marked(Method, m.Value, Ideas.Single(i => i.IdeaId == m.IdeaId).Title)),
        ];
}

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
internal sealed record VoteOf(Guid InnovationEventId, [property: Sealed] string? Credential = null) : IQuery<VotePage>, IInEvent;

internal sealed class VoteOfHandler(VotingDb db, IInnovationEvents events, Papers papers, ICaller caller, TimeProvider clock)
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
        var paper = round is null ? null : await papers.For(round, Voter.Of(round, caller.Person(), query.Credential), ct);
        return new VotePage(held.Id, held.Name, clock.GetUtcNow(), paper);
    }
}

[Requires(VotingPermission.SeeRound)]
internal sealed record BallotPaperOf(Guid RoundId) : IQuery<BallotPaper>, IInRound;

internal sealed class BallotPaperOfHandler(VotingDb db, Papers papers, AccessTables access, ICaller caller)
    : IQueryHandler<BallotPaperOf, BallotPaper>
{
    public async Task<BallotPaper> Handle(BallotPaperOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        if (round.State == RoundState.Draft && !await access.May(caller, VotingPermission.ManageRounds, round.Id, ct))
            throw new NotFound();
        return await papers.For(round, Voter.Of(round, caller.Person(), credential: null), ct);
    }
}

/// <param name="Request">the key of the act; none from a page</param>
[Requires(VotingPermission.Cast), Unaudited(Casting.WhyUnaudited)]
internal sealed record CastBallot(
    Guid RoundId,
    [property: Sealed, MinLength(1, ErrorMessage = Casting.NoMarks), MaxLength(Casting.MostMarks, ErrorMessage = Casting.TooManyMarks)]
        IReadOnlyList<IdeaMark> Marks,
    Guid? Request = null
) : ICommitsWithOthers, IInRound
{
    public CastBallot(Guid roundId, Guid ideaId)
        : this(roundId, [new IdeaMark(ideaId)]) { }
}

internal sealed class CastBallotHandler(Casting casting, ICaller caller) : ICommandHandler<CastBallot>
{
    public Task Handle(CastBallot command, CancellationToken ct) =>
        casting.Cast(
            command.RoundId,
            new BroughtBallot(caller.Person(), caller.Person(), command.Marks, BallotGate.Rules.ByCredential, command.Request)
        );
}
