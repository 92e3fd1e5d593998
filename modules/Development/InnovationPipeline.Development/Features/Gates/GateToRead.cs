using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed record GateInFull(
    Guid Id,
    string InitiativeTitle,
    string From,
    string ProceedsTo,
    DateTimeOffset OpenedAt,
    string OpenedBy,
    GatePack Pack,
    IReadOnlyList<(string Position, string Name)> PackPeople,
    IReadOnlyList<string> PackConditions,
    EarlierDecision? Cites,
    IReadOnlyList<CriterionShown> Criteria,
    decimal? Score,
    DecisionShown? Decision,
    bool MayDecide,
    IReadOnlyDictionary<DecisionKind, string> Headings
);

internal sealed record CriterionShown(int Number, string Text, bool MustMeet, int Weight, string? Found, string? Note);

internal sealed record DecisionShown(
    string Decision,
    string To,
    string Reason,
    string? WhatWouldChangeThis,
    string By,
    DateTimeOffset At,
    IReadOnlyList<string> Conditions
);

[Requires(DevelopmentPermission.See)]
internal sealed record GateToRead(Guid InitiativeId, Guid GateId) : IQuery<GateInFull>, IInInitiative;

internal sealed class GateToReadHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people)
    : IQueryHandler<GateToRead, GateInFull>
{
    public async Task<GateInFull> Handle(GateToRead query, CancellationToken ct)
    {
        var review = await db
            .GateReviews.AsNoTracking()
            .AsSplitQuery()
            .Where(g => g.InitiativeId == query.InitiativeId)
            .Get(query.GateId, ct);
        var initiative = await db.Initiatives.AsNoTracking().Get(review.InitiativeId, ct);
        var cited = review.Cites is { } cites ? await db.GateDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == cites, ct) : null;
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
                .. review.Criteria.Select(c => c.WaivedBy),
                .. conditions.Select(c => (Guid?)c.OwnerId),
                .. review.Pack.Conditions.Select(c => (Guid?)c.OwnerId),
            ],
            ct
        );
        return new GateInFull(
            review.Id,
            initiative.Title,
            Stages.InWords(review.FromStage),
            Stages.InWords(review.ProceedsTo),
            review.OpenedAt,
            names.Of(review.OpenedBy),
            review.Pack,
            [
                (Positions.InWords(Position.Lead), names.Of(held.LeadId)),
                (Positions.InWords(Position.SeniorResponsibleOwner), names.Of(held.SroId)),
                (Positions.InWords(Position.ProjectOwner), names.Of(held.ProjectOwnerId)),
                (Positions.InWords(Position.BenefitOwner), names.Of(held.BenefitOwnerId)),
            ],
            [.. review.Pack.Conditions.Select(c => $"{c.Text} ({names.Of(c.OwnerId)}, by {London.Day(c.DueOn)})")],
            cited is null ? null : new EarlierDecision(cited.Id, Decisions.InWords(cited.Decision), cited.At, cited.Reason),
            [.. review.Criteria.OrderBy(c => c.Number).Select(c => Shown(c, names))],
            review.Score,
            review.Decision is { } d
                ? new DecisionShown(
                    Decisions.InWords(d.Decision),
                    Stages.InWords(d.ToStage),
                    d.Reason,
                    d.WhatWouldChangeThis,
                    names.Of(d.DecidedBy),
                    d.At,
                    [.. conditions.OrderBy(c => c.Number).Select(c => $"{c.Text} ({names.Of(c.OwnerId)}, by {London.Day(c.DueOn)})")]
                )
                : null,
            review.Decision is null && await access.May(caller, DevelopmentPermission.Decide, initiative.Id, ct),
            Enum.GetValues<DecisionKind>().ToDictionary(k => k, k => Decisions.Told(k, initiative.Title, review.Target(k)))
        );
    }

    private static CriterionShown Shown(GateCriterion c, Names names) =>
        new(
            c.Number,
            c.Text,
            c.Kind == CriterionKind.MustMeet,
            c.Weight,
            c switch
            {
                { Kind: CriterionKind.Scored, Score: { } score } => $"{score} of 5",
                { Met: Finding.Met } => "Met",
                { Met: Finding.NotMet } => "Not met",
                { Met: Finding.Waived } => $"Waived by {names.Of(c.WaivedBy)}",
                _ => null,
            },
            c.Note
        );
}

internal sealed record GateRow(Guid Id, Guid InitiativeId, string Title, string From, string ProceedsTo, DateTimeOffset OpenedAt);

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
                    g.OpenedAt
                )),
            ],
            query.Page,
            total
        );
    }
}
