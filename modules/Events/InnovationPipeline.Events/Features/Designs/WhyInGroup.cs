using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed record PersonInGroup(Guid PersonId, string Label);

internal sealed record WhyInGroup(
    string EventName,
    string Name,
    int Group,
    bool IsPinned,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<int> OtherGroups,
    IReadOnlyList<PersonInGroup> Others,
    bool MayChange
);

/// <summary>Why someone sits where they sit, and what it would cost to put them elsewhere.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record WhyThisPerson(Guid InnovationEventId, Guid DesignId, Guid PersonId) : IQuery<WhyInGroup>, IInEvent;

internal sealed class WhyThisPersonHandler(EventsDb db, IPeople people, IOrganisations organisations)
    : IQueryHandler<WhyThisPerson, WhyInGroup>
{
    public async Task<WhyInGroup> Handle(WhyThisPerson query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var design = await db.Designs.AsNoTracking().Where(d => d.InnovationEventId == e.Id).Get(query.DesignId, ct);
        var seats = design.Seats;
        // Whoever has registered since is in no group, and plays no part in the reasons.
        var problem = await db.Problem(e, design.Brief, people, organisations, ct, who: r => seats.ContainsKey(r.PersonId));
        var position = problem.People.Index().Where(p => p.Item.Id == query.PersonId).Select(p => (int?)p.Index).SingleOrDefault();
        var why = WhyHere.Of(problem, Distances.Of(problem), problem.PlanOf(seats), position ?? throw new NotFound());
        var person = problem.People[position.Value];
        return new WhyInGroup(
            e.Name,
            person.Name,
            why.Group,
            person.PinnedTo is not null,
            why.Reasons,
            why.Alternatives,
            [.. problem.Groups.Select(g => g.Number).Where(n => n != why.Group)],
            [
                .. problem
                    .People.Where(p => seats[p.Id] != why.Group)
                    .Select(p => new PersonInGroup(p.Id, $"{p.Name}, group {seats[p.Id]}"))
                    .OrderBy(p => p.Label, StringComparer.CurrentCulture),
            ],
            MayChange: !e.IsOver
        );
    }
}
