using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

/// <param name="Value">none before the first chunk of its search</param>
internal sealed record DesignRow(
    Guid Id,
    string Name,
    DateTimeOffset StartedAt,
    DesignState State,
    int Changes,
    PlanValue? Value,
    int Groups
);

internal sealed record DesignRows(string EventName, bool MayChange, IReadOnlyList<DesignRow> Rows);

/// <summary>Every version of an event's groups, the newest first.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record DesignsOf(Guid InnovationEventId) : IQuery<DesignRows>, IInEvent;

internal sealed class DesignsOfHandler(EventsDb db) : IQueryHandler<DesignsOf, DesignRows>
{
    public async Task<DesignRows> Handle(DesignsOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var designs = await db
            .Designs.AsNoTracking()
            .Where(d => d.InnovationEventId == e.Id)
            .OrderByDescending(d => d.Number)
            .ToListAsync(ct);
        var runs = await db.DesignRuns.AsNoTracking().Where(r => r.InnovationEventId == e.Id).ToDictionaryAsync(r => r.Id, ct);
        return new DesignRows(
            e.Name,
            !e.IsOver,
            [
                .. designs.Select(d => new DesignRow(
                    d.Id,
                    d.Name,
                    d.StartedAt,
                    d.State,
                    Math.Max(0, d.Steps.Count - 1),
                    runs[d.Id].Points is [.., var last] ? last.Value : null,
                    d.Brief.GroupCount
                )),
            ]
        );
    }
}

internal sealed record ValueRow(string Of, int Broken, double Total, double Smallest, int PreferencesMet, int PreferencesAsked)
{
    public static ValueRow From(string of, DesignReport report) =>
        new(of, report.Violations.Count, report.Total, report.Smallest, report.PreferencesMet, report.PreferencesAsked);
}

internal sealed record MovedRow(string Name, int? From, int? To);

internal sealed record DesignComparison(string EventName, IReadOnlyList<ValueRow> Values, IReadOnlyList<MovedRow> Moved);

/// <summary>Two versions side by side, and who sits elsewhere in the second.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record DesignsCompared(Guid InnovationEventId, Guid One, Guid Other) : IQuery<DesignComparison>, IInEvent;

internal sealed class DesignsComparedHandler(EventsDb db, IPeople people, IOrganisations organisations)
    : IQueryHandler<DesignsCompared, DesignComparison>
{
    public async Task<DesignComparison> Handle(DesignsCompared query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var of = db.Designs.AsNoTracking().Where(d => d.InnovationEventId == e.Id);
        var (one, other) = (await of.Get(query.One, ct), await of.Get(query.Other, ct));
        var moved = Comparisons.Between(one.Seats, other.Seats);
        var cards = await people.Cards(moved.Select(m => m.PersonId), ct);
        return new DesignComparison(
            e.Name,
            [await Value(one), await Value(other)],
            [
                .. moved
                    .Select(m => new MovedRow(cards.GetValueOrDefault(m.PersonId)?.Name ?? "", m.From, m.To))
                    .OrderBy(m => m.Name, StringComparer.CurrentCulture),
            ]
        );

        async Task<ValueRow> Value(SavedDesign design)
        {
            var problem = await db.Problem(e, design.Brief, people, organisations, ct);
            return ValueRow.From(design.Name, DesignReport.Of(problem, problem.PlanOf(design.Seats)));
        }
    }
}
