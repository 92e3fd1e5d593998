using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>The asker's own scorecard; nobody else's is in it.</summary>
internal sealed record OwnScorecard(
    string InitiativeTitle,
    string From,
    string ProceedsTo,
    uint Version,
    DateOnly DueOn,
    bool IsDeclared,
    string? StandsAsideBecause,
    IReadOnlyList<CriterionToScore> Criteria,
    string? PrivateNote,
    DateTimeOffset? SubmittedAt,
    bool IsDecided
);

internal sealed record CriterionToScore(int Number, string Text, bool MustMeet, int Weight, Finding? Met, int? Score, string? Note);

[Requires(DevelopmentPermission.Assess)]
internal sealed record OwnScorecardOf(Guid InitiativeId, Guid GateId) : IQuery<OwnScorecard>, IInInitiative;

internal sealed class OwnScorecardOfHandler(DevelopmentDb db, ICaller caller) : IQueryHandler<OwnScorecardOf, OwnScorecard>
{
    public async Task<OwnScorecard> Handle(OwnScorecardOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var review = await db.GateReviews.AsNoTracking().AsSplitQuery().Where(g => g.InitiativeId == initiative.Id).Get(query.GateId, ct);
        var own = await db.Scorecards.AsNoTracking().Own(review.Id, caller, ct);
        return new OwnScorecard(
            initiative.Title,
            Stages.InWords(review.FromStage),
            Stages.InWords(review.ProceedsTo),
            own.Version,
            own.DueOn,
            own.DeclaredAt is not null,
            own.IsRecused ? string.Join(", ", own.Recusal.Causes.Select(Recusal.InWords)) : null,
            [
                .. review
                    .Criteria.OrderBy(c => c.Number)
                    .Select(c =>
                    {
                        var found = own.Body.Findings.FirstOrDefault(f => f.Number == c.Number);
                        return new CriterionToScore(
                            c.Number,
                            c.Text,
                            c.Kind == CriterionKind.MustMeet,
                            c.Weight,
                            found?.Met,
                            found?.Score,
                            found?.Note
                        );
                    }),
            ],
            own.PrivateNote,
            own.SubmittedAt,
            review.DecidedAt is not null
        );
    }
}

internal static class Scorecards
{
    public static async Task<GateScorecard> Own(this IQueryable<GateScorecard> all, Guid gateId, ICaller caller, CancellationToken ct) =>
        await all.SingleOrDefaultAsync(s => s.GateId == gateId && s.AssessorId == caller.Person(), ct) ?? throw new NotFound();
}

/// <summary>An assessor joins a gate's panel of their own accord.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record JoinPanel(Guid InitiativeId, Guid GateId) : ICommand, IInInitiative;

internal sealed class JoinPanelHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<JoinPanel>
{
    public async Task Handle(JoinPanel command, CancellationToken ct)
    {
        var review = await db.GateReviews.AsSplitQuery().Where(g => g.InitiativeId == command.InitiativeId).Get(command.GateId, ct);
        var (by, now) = (caller.Person(), clock.GetUtcNow());
        if (await db.Scorecards.AnyAsync(s => s.GateId == review.Id && s.AssessorId == by, ct))
            return;
        var dueOn = review.ScoresDueOn < London.DayOf(now) ? London.DayOf(now) : review.ScoresDueOn;
        db.Add(new GateScorecard(Guid.CreateVersion7(), review, by, dueOn, by, now));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Assess)]
internal sealed record DeclareInterest(
    Guid InitiativeId,
    Guid GateId,
    [property: Required(ErrorMessage = "Say whether you have an interest: “none” is an answer")] InterestKind? Interest,
    [property: StringLength(500, ErrorMessage = "Keep the interest to 500 characters or fewer")] string? Words
) : ICommand, IInInitiative;

internal sealed class DeclareInterestHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<DeclareInterest>
{
    public async Task Handle(DeclareInterest command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var own = await db.Scorecards.Where(s => s.InitiativeId == initiative.Id).Own(command.GateId, caller, ct);
        var programme = await db.ProgrammeOf(initiative.OrganisationId, ct);
        var closeness = await new Standing(db, ideas, events, people).Of(own.AssessorId, initiative.Id, ct);
        own.Declare(command.Interest!.Value, command.Words, closeness, programme.SameOrganisationRecuses, clock.GetUtcNow());
        if (own.IsRecused)
            db.Add(
                new InitiativeHistory(
                    initiative.Id,
                    own.AssessorId,
                    clock.GetUtcNow(),
                    "Assessor stands aside at the gate",
                    reason: string.Join(", ", own.Recusal.Causes.Select(Recusal.InWords))
                )
            );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Keeps a draft, or hands the scores in for good.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record SaveScores(
    Guid InitiativeId,
    Guid GateId,
    uint Version,
    IReadOnlyList<CriterionForm> Findings,
    [property: StringLength(1000, ErrorMessage = "Keep the note to 1,000 characters or fewer")] string? PrivateNote,
    bool Submits
) : ICommand, IEdits, IInInitiative;

internal sealed class SaveScoresHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, AccessTables access, IPeople people)
    : ICommandHandler<SaveScores>
{
    public async Task Handle(SaveScores command, CancellationToken ct)
    {
        var review = await db.GateReviews.AsSplitQuery().Where(g => g.InitiativeId == command.InitiativeId).Get(command.GateId, ct);
        var own = await db.Scorecards.Own(review.Id, caller, ct);
        if (own.Version != command.Version)
            throw new Stale();
        own.Save(
            review,
            [
                .. command
                    .Findings.Where(f => f.Met is not null || f.Score is not null || !string.IsNullOrWhiteSpace(f.Note))
                    .Select(f => new CriterionFinding(f.Number, f.Met, f.Score, string.IsNullOrWhiteSpace(f.Note) ? null : f.Note.Trim())),
            ],
            command.PrivateNote
        );
        await new Mentions(db, access, people).Tell(
            own,
            await db.Initiatives.AsNoTracking().Get(review.InitiativeId, ct),
            clock.GetUtcNow(),
            ct
        );
        if (command.Submits)
        {
            own.Submit(review, clock.GetUtcNow());
            db.Add(new InitiativeHistory(review.InitiativeId, own.AssessorId, clock.GetUtcNow(), "Gate scored"));
        }
        db.Changed("initiative", review.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Lets an assessor score in spite of an interest; the reason is published.</summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record LiftRecusal(
    Guid InitiativeId,
    Guid ScorecardId,
    [property:
        Required(ErrorMessage = "Give the reason: it is published with the decision"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInInitiative;

internal sealed class LiftRecusalHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<LiftRecusal>
{
    public async Task Handle(LiftRecusal command, CancellationToken ct)
    {
        var card = await db.Scorecards.Where(s => s.InitiativeId == command.InitiativeId).Get(command.ScorecardId, ct);
        var review = await db.GateReviews.AsSplitQuery().Get(card.GateId, ct);
        review.RequireOpen();
        var by = caller.Person();
        card.Lift(
            command.Reason,
            by,
            await new Standing(db, ideas, events, people).Of(by, card.InitiativeId, ct),
            (await db.ProgrammeOf(review.OrganisationId, ct)).SameOrganisationRecuses
        );
        review.Touch();
        db.Add(new InitiativeHistory(card.InitiativeId, by, clock.GetUtcNow(), "Assessor may score after all", reason: card.LiftReason));
        db.Changed("initiative", card.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}
