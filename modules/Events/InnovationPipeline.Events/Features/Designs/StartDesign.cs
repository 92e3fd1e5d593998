using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed record AreaToFill(Guid Id, string Title);

/// <param name="Brief">what the form starts from</param>
/// <param name="BasedOn">the version it comes from; none for the first</param>
/// <param name="Pinned">people who stay where they are in that version</param>
internal sealed record BriefToWrite(
    string EventName,
    int People,
    int Facilitators,
    int Stages,
    int Pairs,
    string? BasedOn,
    int Pinned,
    IReadOnlyList<AreaToFill> Areas,
    DesignBrief Brief
);

/// <param name="BasedOnId">a version whose brief and pins are taken over</param>
[Requires(EventsPermission.Manage)]
internal sealed record BriefFor(Guid InnovationEventId, Guid? BasedOnId) : IQuery<BriefToWrite>, IInEvent;

internal sealed class BriefForHandler(EventsDb db) : IQueryHandler<BriefFor, BriefToWrite>
{
    private const int UsualSize = 6;

    public async Task<BriefToWrite> Handle(BriefFor query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var basis = query.BasedOnId is { } id ? await db.Designs.AsNoTracking().Where(d => d.InnovationEventId == e.Id).Get(id, ct) : null;
        var facilitators = e.Facilitators.Select(f => f.PersonId).ToList();
        var people = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed && !facilitators.Contains(r.PersonId))
            .ToListAsync(ct);
        var areas = e.Areas.OrderBy(a => a.Number).Select(a => new AreaToFill(a.Id, a.Title)).ToList();
        var book = await db.PairBooks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == e.Id, ct);
        return new BriefToWrite(
            e.Name,
            people.Count,
            facilitators.Count,
            (await db.Stages(e.Id, minPresent: 0, ct)).Count,
            book?.Pairs.Count ?? 0,
            basis?.Name,
            basis?.Brief.Pins.Count ?? 0,
            areas,
            basis?.Brief ?? Usual(areas, people)
        );
    }

    /// <summary>Groups of about six, and rules that the numbers of people allow.</summary>
    private static DesignBrief Usual(IReadOnlyList<AreaToFill> areas, IReadOnlyList<Registration> people)
    {
        var each = Math.Clamp(
            (int)Math.Round((double)people.Count / UsualSize / Math.Max(areas.Count, 1), MidpointRounding.AwayFromZero),
            2,
            20
        );
        var groups = Math.Max(each * areas.Count, 1);
        var size = (double)people.Count / groups;
        var houses = people
            .Where(r => r.OrganisationId is not null || r.OrganisationTyped is not null)
            .CountBy(r => (r.OrganisationId, r.OrganisationTyped?.Trim().ToLowerInvariant()))
            .Select(h => h.Value)
            .ToList();
        var disciplines = people.CountBy(r => r.Discipline, StringComparer.Ordinal).Select(d => d.Value).ToList();
        return new DesignBrief(
            [.. areas.Select(a => new AreaShare(a.Id, each))],
            MinSize: Math.Clamp((int)Math.Floor(size), 2, 20),
            MaxSize: Math.Clamp((int)Math.Ceiling(size), 2, 20),
            MinPresent: 0,
            new DesignRules(
                MaxFromOneOrganisation: Enumerable.Range(2, 19).First(k => k == 20 || houses.TrueForAll(h => h <= k * groups)),
                MinDisciplines: Enumerable.Range(0, 4).Last(d => d == 0 || disciplines.Sum(n => Math.Min(n, groups)) >= d * groups),
                MinSenior: people.Count(r => r.Seniority >= SeniorityBand.Senior) >= groups ? 1 : 0
            ),
            new Weights(),
            Epsilon: 0.01,
            Seconds: 10,
            Seed: 1
        );
    }
}

/// <summary>A new version is searched for from now on; its page shows how it goes.</summary>
/// <param name="BasedOnId">a version whose pins are kept</param>
[Requires(EventsPermission.Manage)]
internal sealed record StartDesign(Guid Id, Guid InnovationEventId, DesignBrief Brief, Guid? BasedOnId) : ICommand, ICreates, IInEvent;

internal sealed class StartDesignHandler(EventsDb db, IPeople people, IOrganisations organisations, TimeProvider clock)
    : ICommandHandler<StartDesign>
{
    public async Task Handle(StartDesign command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        var pins = command.BasedOnId is { } id
            ? (await db.Designs.AsNoTracking().Where(d => d.InnovationEventId == e.Id).Get(id, ct)).Brief.Pins
            : [];
        var pairs = (await db.PairBooks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == e.Id, ct))?.Pairs ?? [];
        var brief = command.Brief with
        {
            Groups = [.. command.Brief.Groups.Where(g => e.Areas.Any(a => a.Id == g.AreaId))],
            Pins = [.. pins.Where(p => p.Group <= command.Brief.GroupCount)],
            Rules = command.Brief.Rules with
            {
                Together = [.. pairs.Where(p => p.IsTogether).Select(p => new Pair(p.One, p.Other))],
                Apart = [.. pairs.Where(p => !p.IsTogether).Select(p => new Pair(p.One, p.Other))],
            },
        };
        var number = 1 + (await db.Designs.Where(d => d.InnovationEventId == e.Id).MaxAsync(d => (int?)d.Number, ct) ?? 0);
        var design = new SavedDesign(command.Id, e.Id, number, brief, clock.GetUtcNow());
        // What does not fit together is said now, not when the search begins.
        (await db.Problem(e, brief, people, organisations, ct)).Check();
        db.Add(design);
        db.Add(new DesignRun(design.Id, e.Id));
        db.WorkToDo();
        await db.SaveChangesAsync(ct);
    }
}
