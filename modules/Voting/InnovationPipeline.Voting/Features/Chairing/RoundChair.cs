using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Chairing;

/// <param name="PapersOut">what is to be said of ballots on paper that are not in the count yet</param>
/// <param name="WaitsForPanel">closed with a tied lead that a panellist has still to decide; says nothing of who or how many</param>
/// <param name="CanHoldRunOff">closed with a tied lead, and nothing has decided it; says nothing of who or how many</param>
internal sealed record ChairView(
    Guid RoundId,
    Guid InnovationEventId,
    string EventName,
    string Title,
    RoundState State,
    DateTimeOffset Now,
    DateTimeOffset? ClosesAt,
    Turnout Turnout,
    string? DefinitionHash,
    IReadOnlyList<string> Declared,
    IReadOnlyList<string> Ideas,
    IReadOnlyList<ChairNote> Notes,
    Secrecy Secrecy,
    string? PapersOut,
    bool WaitsForPanel,
    bool CanHoldRunOff,
    Guid? RunOffId,
    RoundState? RunOffState,
    Guid? RunOffOf
);

internal sealed record ChairNote(string Kind, DateTimeOffset At, string? By, string Text);

[Requires(VotingPermission.ManageRounds)]
internal sealed record RoundForChair(Guid RoundId) : IQuery<ChairView>, IInRound;

internal sealed class RoundForChairHandler(VotingDb db, IInnovationEvents events, IPeople people, TimeProvider clock)
    : IQueryHandler<RoundForChair, ChairView>
{
    public async Task<ChairView> Handle(RoundForChair query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        var held = await events.Find(round.InnovationEventId, ct);
        var names = await people.Cards(round.Adjustments.Select(a => a.By).OfType<Guid>().Distinct(), ct);
        var runOff = await db.RunOffFor(round.Id, ct);
        var outcome = round.State == RoundState.Closed ? await db.WholeOutcomeOf(round.Id, ct) : null;
        return new ChairView(
            round.Id,
            round.InnovationEventId,
            held?.Name ?? "",
            round.Title,
            round.State,
            clock.GetUtcNow(),
            round.ClosesAt,
            await db.TurnoutOf(round, ct),
            round.DefinitionHash,
            InWords.Declared(round),
            [.. round.Paper.OrderBy(e => e.Number).Select(e => $"{e.Group}: {e.Title}")],
            [
                .. round
                    .Adjustments.Where(a => a.Kind != AdjustmentKind.PanelCast || round.State == RoundState.Revealed)
                    .OrderBy(a => a.At)
                    .Select(a => new ChairNote(
                        InWords.Of(a.Kind),
                        a.At,
                        a.By is { } by && names.TryGetValue(by, out var card) ? card.Name : null,
                        a.Reason
                    )),
            ],
            round.Secrecy,
            round.State == RoundState.Open ? InWords.Papers(await db.PaperTallyOf(round.Id, ct)) : null,
            outcome is { NeedsCasting: true },
            outcome is { NeedsRunOff: true } && runOff is null,
            runOff?.Id,
            runOff?.State,
            round.RunOffOf
        );
    }
}

[Requires(VotingPermission.ManageRounds)]
internal sealed record ExtendRound(
    Guid RoundId,
    [property: Range(1, 600, ErrorMessage = "Enter a number of minutes from 1 to 600")] int Minutes,
    [property:
        Required(ErrorMessage = "Enter why voting is extended"),
        StringLength(Adjustment.LongestReason, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInRound;

internal sealed class ExtendRoundHandler(VotingDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ExtendRound>
{
    public async Task Handle(ExtendRound command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        var now = clock.GetUtcNow();
        var from = round.ClosesAt is { } closesAt && closesAt > now ? closesAt : now;
        round.Extend(from.AddMinutes(command.Minutes), command.Reason, caller.PersonId, now);
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(VotingPermission.ManageRounds)]
internal sealed record CorrectPaper(
    Guid RoundId,
    [property:
        Required(ErrorMessage = "Enter the correction"),
        StringLength(Adjustment.LongestReason, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Note
) : ICommand, IInRound;

internal sealed class CorrectPaperHandler(VotingDb db, ICaller caller, TimeProvider clock) : ICommandHandler<CorrectPaper>
{
    public async Task Handle(CorrectPaper command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        round.Correct(command.Note, caller.PersonId, clock.GetUtcNow());
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(VotingPermission.ManageRounds)]
internal sealed record CancelRound(
    Guid RoundId,
    [property:
        Required(ErrorMessage = "Enter why the round is cancelled"),
        StringLength(Adjustment.LongestReason, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInRound;

internal sealed class CancelRoundHandler(VotingDb db, BallotBox box, ICaller caller, TimeProvider clock) : ICommandHandler<CancelRound>
{
    public async Task Handle(CancelRound command, CancellationToken ct)
    {
        await box.Shut(command.RoundId, ct);
        var round = await db.Rounds.Get(command.RoundId, ct);
        var now = clock.GetUtcNow();
        round.Cancel(command.Reason, caller.PersonId, now);
        await box.ForgetVoters(round.Id, ct);
        if (await db.RunOffFor(round.Id, ct) is { } runOff)
        {
            await box.Shut(runOff.Id, ct);
            await db.Entry(runOff).ReloadAsync(ct);
            runOff.Cancel(command.Reason, caller.PersonId, now);
            await box.ForgetVoters(runOff.Id, ct);
            db.Changed(runOff);
        }
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Opens the two-minute round between the tied leaders.</summary>
[Requires(VotingPermission.ManageRounds)]
internal sealed record HoldRunOff(Guid RoundId, Guid Id) : ICommand, ICreates, IInRound;

internal sealed class HoldRunOffHandler(VotingDb db, IInnovationEvents events, TimeProvider clock) : ICommandHandler<HoldRunOff>
{
    public async Task Handle(HoldRunOff command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        if (await db.RunOffFor(round.Id, ct) is { } known && known.Id == command.Id)
            return;
        var outcome = round.State == RoundState.Closed ? await db.WholeOutcomeOf(round.Id, ct) : null;
        Round.Rules.RunOffForATie.Require(outcome is { NeedsRunOff: true } && await db.RunOffFor(round.Id, ct) is null);
        Round.Rules.OneOpenRound.Require(
            !await db.Rounds.AnyAsync(r => r.InnovationEventId == round.InnovationEventId && r.State == RoundState.Open, ct)
        );
        var electors = await db.Enrol(command.Id, round.InnovationEventId, ct);
        var runOff = round.HoldRunOff(command.Id, outcome.Leaders, electors, clock.GetUtcNow());
        db.Add(runOff);
        db.Add(new Scope(runOff.Id, "round", round.InnovationEventId));
        await db.LetFacilitatorsHelp(runOff.Id, await events.Groups(runOff.InnovationEventId, ct), ct);
        db.Changed(round);
        db.Changed(runOff);
        await db.SaveChangesAsync(ct);
    }
}
