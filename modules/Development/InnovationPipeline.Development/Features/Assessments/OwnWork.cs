using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Assessments;

internal enum WorkState
{
    Pending,
    Overdue,
    Done,
}

/// <param name="GateId">none for a needs assessment</param>
/// <param name="IsMine">assigned to the asker; otherwise any assessor may take it</param>
internal sealed record WorkRow(
    Guid InitiativeId,
    Guid? GateId,
    string Title,
    bool IsMine,
    DateOnly? DueOn,
    DateTimeOffset Since,
    int Answered,
    int Questions,
    string Href
);

internal sealed record WorkShown(Paged<WorkRow> Page, int Pending, int Overdue, int Done);

/// <summary>What the asker has to assess or score, what is late, and what they have done.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record OwnWork(WorkState State, int Page) : IQuery<WorkShown>;

internal sealed class OwnWorkHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : IQueryHandler<OwnWork, WorkShown>
{
    private sealed class Item
    {
        public Guid InitiativeId { get; init; }
        public Guid? GateId { get; init; }
        public string Title { get; init; } = "";
        public Guid? AssessorId { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateTimeOffset Since { get; init; }
        public int Answered { get; init; }
        public int Questions { get; init; }
        public bool IsDone { get; init; }
    }

    public async Task<WorkShown> Handle(OwnWork query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Assess, ct);
        var (me, today) = (caller.Person(), London.DayOf(clock.GetUtcNow()));
        var assessments =
            from i in db.Initiatives.VisibleTo(scopes)
            join a in db.Assessments on i.Id equals a.InitiativeId
            where
                (
                    a.CompletedAt == null
                    && i.Stage == Stage.Assessment
                    && (a.AssessorId == null || a.AssessorId == me)
                    && !a.Interests.Any(d => d.PersonId == me && d.Major == a.Number && d.IsRecused)
                )
                || a.CompletedBy == me
            select new Item
            {
                InitiativeId = i.Id,
                GateId = null,
                Title = i.Title,
                AssessorId = a.AssessorId,
                DueOn = a.DueOn,
                Since = i.OpenedAt,
                Answered = a.Answers.Count,
                Questions = a.Questions,
                IsDone = a.CompletedAt != null,
            };
        var scorecards =
            from s in db.Scorecards.VisibleTo(scopes)
            join g in db.GateReviews on s.GateId equals g.Id
            join i in db.Initiatives on s.InitiativeId equals i.Id
            where s.AssessorId == me && (s.SubmittedAt != null || g.DecidedAt == null)
            select new Item
            {
                InitiativeId = i.Id,
                GateId = g.Id,
                Title = i.Title,
                AssessorId = s.AssessorId,
                DueOn = s.DueOn,
                Since = s.AssignedAt,
                Answered = 0,
                Questions = 0,
                IsDone = s.SubmittedAt != null,
            };
        var all = assessments.Concat(scorecards);
        var counts = await all.GroupBy(x =>
                x.IsDone ? WorkState.Done
                : x.DueOn < today ? WorkState.Overdue
                : WorkState.Pending
            )
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var shown = query.State switch
        {
            WorkState.Done => all.Where(x => x.IsDone).OrderByDescending(x => x.Since),
            WorkState.Overdue => all.Where(x => !x.IsDone && x.DueOn < today).OrderBy(x => x.DueOn),
            // What is late comes first: it waits too.
            _ => all.Where(x => !x.IsDone).OrderBy(x => x.DueOn == null).ThenBy(x => x.DueOn).ThenBy(x => x.Since),
        };
        var total = await shown.CountAsync(ct);
        var rows = await shown.ThenBy(x => x.InitiativeId).Skip(Paged<WorkRow>.Skip(query.Page)).Take(Paged<WorkRow>.Size).ToListAsync(ct);
        var (pending, overdue, done) = (Of(WorkState.Pending), Of(WorkState.Overdue), Of(WorkState.Done));
        return new WorkShown(Paged<WorkRow>.Of([.. rows.Select(Row)], query.Page, total), pending + overdue, overdue, done);

        int Of(WorkState state) => counts.GetValueOrDefault(state);
        WorkRow Row(Item x) =>
            new(
                x.InitiativeId,
                x.GateId,
                x.Title,
                x.AssessorId == me,
                x.DueOn,
                x.Since,
                x.Answered,
                x.Questions,
                x.GateId is { } gate ? $"/initiatives/{x.InitiativeId}/gates/{gate}/scores" : $"/initiatives/{x.InitiativeId}/assessment"
            );
    }
}
