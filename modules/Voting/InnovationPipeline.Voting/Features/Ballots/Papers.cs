using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>Who reads the paper: a person, or whoever holds a credential.</summary>
/// <param name="Key">of the ballot; none where a secret ballot has not been dealt here</param>
/// <param name="PersonId">none where nobody knows who it is</param>
internal sealed record Voter(Guid? Key, Guid? PersonId)
{
    public static Voter Of(Round round, Guid person, string? credential) =>
        round.Secrecy != Secrecy.Secret ? new(person, person)
        : credential is not null && Credential.Holds(round.CredentialKey, credential) ? new(Credential.KeyOf(round.Id, credential), person)
        : new(null, person);
}

/// <summary>A round's paper as one voter finds it.</summary>
internal sealed class Papers(VotingDb db, IInnovationEvents events, AccessTables access)
{
    public async Task<BallotPaper> For(Round round, Voter voter, CancellationToken ct)
    {
        var mine = voter.Key is { } key
            ? await db.Ballots.AsNoTracking().SingleOrDefaultAsync(b => b.RoundId == round.Id && b.Key == key, ct)
            : null;
        var dealt = await db
            .Dealings.Where(d => d.RoundId == round.Id && d.PersonId == voter.PersonId)
            .Select(d => (DealtAs?)d.DealtAs)
            .SingleOrDefaultAsync(ct);
        var ownGroups =
            round.OwnGroup == OwnGroupRule.Allow || voter.PersonId is not { } member
                ? []
                : (await events.Groups(round.InnovationEventId, ct)).Where(g => g.MemberIds.Contains(member)).Select(g => g.Id).ToHashSet();
        var whyNot = await WhyNot(round, voter, mine is not null, dealt, ct);
        var ideas = round.Paper.ToDictionary(e => e.Number, e => e.IdeaId);
        var reader = voter.Key ?? voter.PersonId ?? Guid.Empty;
        return new BallotPaper(
            round.Id,
            round.InnovationEventId,
            round.Title,
            round.State,
            round.Method,
            round.Rule,
            round.Secrecy,
            round.ClosesAt,
            whyNot is null,
            whyNot,
            round.MayChange,
            mine is null ? [] : [.. Marks.Of(mine.Marks).Select(m => new IdeaMark(ideas[m.Number], m.Value))],
            mine is null
                ? null
                : CheckCode.Shown(Receipt.Of(round.Receipts, round.Id, new CountedBallot(mine.Marks, mine.Nonce, mine.Code))),
            await db.TurnoutOf(round, ct),
            round.DefinitionHash ?? "",
            InWords.Declared(round),
            [
                .. PaperOrder
                    .For(round.Id, reader, round.Paper, e => e.IdeaId)
                    .Select(e => Line(e, round.OwnGroup != OwnGroupRule.Forbid || !ownGroups.Contains(e.GroupId))),
            ],
            [
                .. round
                    .Adjustments.Where(a => a.Kind != AdjustmentKind.PanelCast || round.State == RoundState.Revealed)
                    .OrderBy(a => a.At)
                    .Select(a => new PaperNote(InWords.Of(a.Kind), a.At, a.Reason)),
            ]
        );
    }

    private async Task<string?> WhyNot(Round round, Voter voter, bool hasVoted, DealtAs? dealt, CancellationToken ct) =>
        round.State == RoundState.Draft ? BallotGate.Rules.NotOpenYet.Sentence
        : round.State == RoundState.Cancelled ? BallotGate.Rules.NotCancelled.Sentence
        : round.State != RoundState.Open ? "Voting has closed"
        : voter.PersonId is { } person && !await access.May(Callers.Person(person), VotingPermission.Cast, round.Id, ct)
            ? BallotGate.Rules.CheckedIn.Sentence
        : dealt == DealtAs.Paper ? BallotGate.Rules.HasPaper.Sentence
        : hasVoted && !round.MayChange ? BallotGate.Rules.OnceOnly.Sentence
        : round.Secrecy != Secrecy.Secret || voter.Key is not null ? null
        : dealt switch
        {
            null => BallotGate.Rules.ByCredential.Sentence,
            DealtAs.Card => "You have drawn a card. Vote with the code on it",
            _ => "Your secret ballot was dealt to another phone or browser. Go on there; nobody can look it up for you",
        };

    private static PaperLine Line(PaperEntry e, bool mayChoose) =>
        new(e.IdeaId, e.Title, e.Headline, e.Lines, e.Area, e.Question, e.Group, e.Ask, e.Proposition, mayChoose);
}
