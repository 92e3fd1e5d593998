using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

/// <param name="OwnersMissing">whom this gate needs and nobody has named yet</param>
/// <param name="Criteria">empty where the asker may not read yet why it was decided</param>
/// <param name="Panel">what the panel found; empty while the asker may not see it yet</param>
internal sealed record GateInFull(
    Guid Id,
    string InitiativeTitle,
    string From,
    string ProceedsTo,
    bool IsCorrection,
    DateTimeOffset OpenedAt,
    string OpenedBy,
    GatePack Pack,
    IReadOnlyList<(string Position, string Name)> PackPeople,
    IReadOnlyList<string> OwnersMissing,
    IReadOnlyList<string> PackConditions,
    IReadOnlyDictionary<Guid, string> Panellists,
    IReadOnlyList<string> AskedSince,
    EarlierDecision? Cites,
    IReadOnlyList<CriterionShown> Criteria,
    decimal? Score,
    int Quorum,
    int Scored,
    IReadOnlyList<PanelFinding> Panel,
    IReadOnlyList<SeatShown> Seats,
    bool HasOwnSeat,
    DecisionShown? Decision,
    bool MayDecide,
    bool MayScore,
    IReadOnlyDictionary<DecisionKind, string> Headings,
    IReadOnlyList<MergeTarget> MergeTargets
);

internal sealed record CriterionShown(int Number, string Text, bool MustMeet, int Weight, string? Found, string? Note);

/// <param name="Scores">by criterion; empty while the asker may not see them</param>
internal sealed record SeatShown(
    Guid ScorecardId,
    string Assessor,
    string State,
    string? Declared,
    bool SameOrganisation,
    bool IsRecused,
    string? Lifted,
    IReadOnlyList<string> Scores
);

internal sealed record MergeTarget(Guid Id, string Title);

internal sealed record DecisionShown(
    Guid Id,
    string Decision,
    string To,
    string? Code,
    string Reason,
    string? WhatWouldChangeThis,
    DateOnly? ReviewOn,
    string By,
    DateTimeOffset At,
    string? Declared,
    DateTimeOffset? ReleaseDueAt,
    DateTimeOffset? ReleasedAt,
    IReadOnlyList<string> Conditions
);

[Requires(DevelopmentPermission.See)]
internal sealed record GateToRead(Guid InitiativeId, Guid GateId) : IQuery<GateInFull>, IInInitiative;

internal sealed class GateToReadHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people)
    : IQueryHandler<GateToRead, GateInFull>
{
    private const int MostTargets = 200;

    public async Task<GateInFull> Handle(GateToRead query, CancellationToken ct)
    {
        var review = await db
            .GateReviews.AsNoTracking()
            .AsSplitQuery()
            .Where(g => g.InitiativeId == query.InitiativeId)
            .Get(query.GateId, ct);
        var initiative = await db.Initiatives.AsNoTracking().Get(review.InitiativeId, ct);
        var cited = review.Cites is { } cites ? await db.GateDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == cites, ct) : null;
        var cards = await db.Scorecards.AsNoTracking().Where(s => s.GateId == review.Id).OrderBy(s => s.AssignedAt).ToListAsync(ct);
        var untold = await db.UntoldTo(caller, access, initiative.Id, ct);
        var release = review.Decision is { } made ? await db.Releases.AsNoTracking().SingleOrDefaultAsync(r => r.Id == made.Id, ct) : null;
        var mayDecide = review.Decision is null && await access.May(caller, DevelopmentPermission.Decide, initiative.Id, ct);
        var mayScore = review.Decision is null && await access.May(caller, DevelopmentPermission.Assess, initiative.Id, ct);
        var targets = mayDecide
            ? await db
                .Initiatives.Where(i =>
                    i.OrganisationId == initiative.OrganisationId
                    && i.Id != initiative.Id
                    && (
                        i.Stage == Stage.Assessment
                        || i.Stage == Stage.Development
                        || i.Stage == Stage.BenefitRealisation
                        || i.Stage == Stage.Sustained
                    )
                )
                .OrderBy(i => i.Title)
                .Take(MostTargets)
                .Select(i => new MergeTarget(i.Id, i.Title))
                .ToListAsync(ct)
            : [];
        var held = review.Pack.People;
        var conditions = review.Decision?.Conditions ?? [];
        var names = await Names.Ask(
            people,
            [
                review.OpenedBy,
                review.Decision?.DecidedBy,
                held.LeadId,
                held.SroId,
                held.ProjectOwnerId,
                held.BenefitOwnerId,
                held.ClinicalOwnerId,
                held.FinanceOwnerId,
                .. review.Criteria.Select(c => c.WaivedBy),
                .. conditions.Select(c => (Guid?)c.OwnerId),
                .. review.Pack.Conditions.Select(c => (Guid?)c.OwnerId),
                .. review.Pack.Pitches.SelectMany(p => p.Pitch.People).Select(p => (Guid?)p),
                .. cards.SelectMany(s => new[] { s.AssessorId, s.LiftedBy }),
            ],
            ct
        );
        var own = cards.Find(s => s.AssessorId == caller.PersonId);
        var scored = cards.Count(s => s.Counts);
        var isUntold = untold.Hides(review.Decision?.Id);
        var sees = !isUntold && GateScorecard.AreSeen(review, own, mayDecide, scored);
        return new GateInFull(
            review.Id,
            initiative.Title,
            Stages.InWords(review.FromStage),
            Stages.InWords(review.ProceedsTo),
            review.IsCorrection,
            review.OpenedAt,
            names.Of(review.OpenedBy),
            review.Pack,
            [
                (Positions.InWords(Position.Lead), names.Of(held.LeadId)),
                (Positions.InWords(Position.SeniorResponsibleOwner), names.Of(held.SroId)),
                (Positions.InWords(Position.ProjectOwner), names.Of(held.ProjectOwnerId)),
                (Positions.InWords(Position.BenefitOwner), names.Of(held.BenefitOwnerId)),
                (Positions.InWords(Position.ClinicalOwner), names.Of(held.ClinicalOwnerId)),
                (Positions.InWords(Position.FinanceOwner), names.Of(held.FinanceOwnerId)),
            ],
            review.Decision is null && !review.IsCorrection
                ?
                [
                    .. initiative
                        .OwnersMissing((await db.Model(initiative.StageModelId, ct)).GateOf(initiative.Stage))
                        .Select(Positions.InWords),
                ]
                : [],
            [
                .. review
                    .Pack.Conditions.Where(c => !untold.HidesCondition(c.Text))
                    .Select(c => $"{c.Text} ({names.Of(c.OwnerId)}, by {London.Day(c.DueOn)})"),
            ],
            review.Pack.Pitches.SelectMany(p => p.Pitch.People).Distinct().ToDictionary(id => id, id => names.Of(id)),
            await db.AskedSince(review, people, ct),
            cited is null ? null : new EarlierDecision(cited.Id, Decisions.InWords(cited.Decision), cited.At, untold.Of(cited).Reason),
            isUntold ? [] : [.. review.Criteria.OrderBy(c => c.Number).Select(c => Shown(c, names))],
            isUntold ? null : review.Score,
            review.Quorum,
            scored,
            sees ? PanelFinding.Of(review.Criteria, cards) : [],
            [.. cards.Select(s => Shown(s, review, names, sees || s == own))],
            own is not null,
            review.Decision is { } d ? Shown(d, release, untold, names) : null,
            mayDecide,
            mayScore,
            Enum.GetValues<DecisionKind>()
                .ToDictionary(k => k, k => Decisions.Told(k, initiative.Title, review.Target(k), review.IsCorrection)),
            targets
        );
    }

    private static DecisionShown Shown(GateDecision d, DecisionRelease? release, Untold untold, Names names)
    {
        var words = untold.Of(d);
        return new(
            d.Id,
            Decisions.InWords(d.Decision),
            Stages.InWords(d.ToStage),
            words.Code,
            words.Reason,
            words.WhatWouldChangeThis,
            d.ReviewOn,
            names.Of(d.DecidedBy),
            d.At,
            d.Interest is null ? null : Recusal.Declared(d.Interest.Value, d.InterestWords),
            release?.DueAt,
            release?.ReleasedAt,
            [.. words.Conditions.Select(c => $"{c.Text} ({names.Of(c.OwnerId)}, by {London.Day(c.DueOn)})")]
        );
    }

    private static SeatShown Shown(GateScorecard s, GateReview review, Names names, bool sees) =>
        new(
            s.Id,
            names.Of(s.AssessorId),
            s switch
            {
                { IsRecused: true } => $"Stands aside: {string.Join(", ", s.Recusal.Causes.Select(Recusal.InWords))}",
                { SubmittedAt: { } at } => $"Scored on {London.Day(at)}",
                { DeclaredAt: not null } => $"Due {London.Day(s.DueOn)}",
                _ => $"Has not declared interests yet; due {London.Day(s.DueOn)}",
            },
            s.Interest is { } kind ? Recusal.Declared(kind, s.InterestWords) : null,
            s.Recusal.SameOrganisation,
            s.IsRecused,
            s.LiftedBy is null ? null : $"{names.Of(s.LiftedBy)} lets this assessor score: {s.LiftReason}",
            sees && s.Counts
                ?
                [
                    .. review
                        .Criteria.OrderBy(c => c.Number)
                        .Join(
                            s.Body.Findings,
                            c => c.Number,
                            f => f.Number,
                            (c, f) =>
                                $"{c.Text}: {(c.Kind == CriterionKind.MustMeet ? f.Met == Finding.Met ? "met" : "not met" : $"{f.Score} of 5")}{(f.Note is null ? "" : $". {f.Note}")}"
                        ),
                ]
                : []
        );

    private static CriterionShown Shown(GateCriterion c, Names names) =>
        new(
            c.Number,
            c.Text,
            c.Kind == CriterionKind.MustMeet,
            c.Weight,
            c switch
            {
                { Kind: CriterionKind.Scored, Score: { } score } => $"{score:0.##} of 5",
                { Met: Finding.Met } => "Met",
                { Met: Finding.NotMet } => "Not met",
                { Met: Finding.Waived } => $"Waived by {names.Of(c.WaivedBy)}",
                _ => null,
            },
            c.Note
        );
}

internal sealed record GateRow(
    Guid Id,
    Guid InitiativeId,
    string Title,
    string From,
    string ProceedsTo,
    DateTimeOffset OpenedAt,
    int Scored,
    int Quorum
);

/// <summary>Open gate reviews that the asker may decide, oldest first.</summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record GatesWaiting(int Page) : IQuery<Paged<GateRow>>;

internal sealed class GatesWaitingHandler(DevelopmentDb db, ICaller caller, AccessTables access)
    : IQueryHandler<GatesWaiting, Paged<GateRow>>
{
    public async Task<Paged<GateRow>> Handle(GatesWaiting query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Decide, ct);
        var open =
            from g in db.GateReviews.VisibleTo(scopes)
            join i in db.Initiatives on g.InitiativeId equals i.Id
            where g.DecidedAt == null
            select new
            {
                g.Id,
                g.InitiativeId,
                i.Title,
                g.FromStage,
                g.ProceedsTo,
                g.OpenedAt,
                Scored = db.Scorecards.Count(s => s.GateId == g.Id && s.SubmittedAt != null),
                g.Quorum,
            };
        var total = await open.CountAsync(ct);
        var rows = await open.OrderBy(g => g.OpenedAt)
            .ThenBy(g => g.Id)
            .Skip(Paged<GateRow>.Skip(query.Page))
            .Take(Paged<GateRow>.Size)
            .ToListAsync(ct);
        return Paged<GateRow>.Of(
            [
                .. rows.Select(g => new GateRow(
                    g.Id,
                    g.InitiativeId,
                    g.Title,
                    Stages.InWords(g.FromStage),
                    Stages.InWords(g.ProceedsTo),
                    g.OpenedAt,
                    g.Scored,
                    g.Quorum
                )),
            ],
            query.Page,
            total
        );
    }
}
