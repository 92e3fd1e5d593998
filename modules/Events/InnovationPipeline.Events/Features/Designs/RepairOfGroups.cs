using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

/// <summary>Who counts as being there.</summary>
internal enum WhoIsThere
{
    /// <summary>Everyone with a place.</summary>
    Placed,

    /// <summary>Only those who have checked in.</summary>
    CheckedIn,
}

internal sealed record MoveLine(Guid PersonId, string Name, int? From, int To, string Why);

internal sealed record LeadLine(int Group, string From, Guid? ToId, string? To, string Why);

internal sealed record FacilitatorChoice(Guid Id, string Name);

/// <param name="Broken">as things are now</param>
/// <param name="StillBroken">once all moves are made</param>
/// <param name="IsProvedFewest">otherwise the best found in a second</param>
internal sealed record RepairToRead(
    string EventName,
    WhoIsThere Who,
    int There,
    int Placed,
    IReadOnlyList<FacilitatorChoice> Facilitators,
    IReadOnlyList<string> Broken,
    IReadOnlyList<MoveLine> Moves,
    IReadOnlyList<LeadLine> Leads,
    IReadOnlyList<int> ClosedGroups,
    bool IsProvedFewest,
    IReadOnlyList<string> StillBroken,
    bool IsTooLate
);

/// <summary>The fewest moves that put the event's groups right with the people who are there.</summary>
/// <param name="Who">none: those who have checked in once the day has begun, before that everyone with a place</param>
/// <param name="Missing">facilitators who have not come</param>
[Requires(EventsPermission.Manage)]
internal sealed record RepairOfGroups(Guid InnovationEventId, WhoIsThere? Who, IReadOnlyList<Guid> Missing)
    : IQuery<RepairToRead>,
        IInEvent;

internal sealed class RepairOfGroupsHandler(EventsDb db, IPeople people, IOrganisations organisations, TimeProvider clock)
    : IQueryHandler<RepairOfGroups, RepairToRead>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<RepairToRead> Handle(RepairOfGroups query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var who = query.Who ?? (e.State == EventState.Live ? WhoIsThere.CheckedIn : WhoIsThere.Placed);
        var groups = await db.Groups.AsNoTracking().Where(g => g.InnovationEventId == e.Id).OrderBy(g => g.Number).ToListAsync(ct);
        var placed = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed)
            .ToDictionaryAsync(r => r.PersonId, ct);
        var facilitators = e.Facilitators.Select(f => f.PersonId).ToList();
        var names = await people.Cards([.. placed.Keys, .. facilitators], ct);
        string Name(Guid id) => names.GetValueOrDefault(id)?.Name ?? "";
        var page = new RepairToRead(
            e.Name,
            who,
            placed.Values.Count(r => IsThere(r, who)),
            placed.Count,
            [.. facilitators.Select(f => new FacilitatorChoice(f, Name(f))).OrderBy(f => f.Name, StringComparer.CurrentCulture)],
            [],
            [],
            [],
            [],
            IsProvedFewest: true,
            [],
            await db.FirstStageBegan(e.Id, clock.GetUtcNow(), ct)
        );
        if (groups.Count == 0 || page.IsTooLate || page.There == 0)
            return page;

        var problem = await Problem(e, groups, who, ct);
        var seats = groups.SelectMany(g => g.Members, (g, m) => (m.PersonId, g.Number)).ToDictionary(s => s.PersonId, s => s.Number);
        var repair = new RepairCase(
            problem,
            [
                .. problem.People.Select(p => new Seat(
                    p.Id,
                    seats.TryGetValue(p.Id, out var number) ? number : null,
                    IsSeated: placed[p.Id].CheckedInAt is not null
                )),
            ],
            query.Missing,
            [.. facilitators.Where(f => groups.TrueForAll(g => g.FacilitatorId != f))]
        );
        using var second = CancellationTokenSource.CreateLinkedTokenSource(ct);
        second.CancelAfter(Patience);
        var plan = Repair.Find(repair, seed: 1, effort: long.MaxValue, second.Token);
        ct.ThrowIfCancellationRequested();
        return page with
        {
            Broken = Sentences(Repair.Broken(repair)),
            Moves = [.. plan.Moves.Select(m => new MoveLine(m.PersonId, Name(m.PersonId), m.From, m.To, m.Why))],
            Leads = [.. plan.Facilitators.Select(f => new LeadLine(f.Group, Name(f.From), f.To, f.To is { } to ? Name(to) : null, f.Why))],
            ClosedGroups = plan.ClosedGroups,
            IsProvedFewest = plan.IsProvedFewest,
            StillBroken = Sentences(plan.StillBroken),
        };
    }

    /// <summary>The rules of the version that the groups come from, over the groups as they are.</summary>
    private async Task<DesignProblem> Problem(InnovationEvent e, IReadOnlyList<WorkingGroup> groups, WhoIsThere who, CancellationToken ct)
    {
        var design = groups.Select(g => g.DesignId).FirstOrDefault(id => id is not null) is { } id
            ? await db.Designs.AsNoTracking().Get(id, ct)
            : null;
        var brief = design?.Brief ?? Usual(groups);
        var problem = await db.Problem(e, brief, people, organisations, ct, r => IsThere(r, who));
        var tables = brief.Tables.ToDictionary(t => t.Group, t => new GroupTable(t.Offers, t.Seats));
        return problem with
        {
            Groups =
            [
                .. groups.Select(g => new DesignGroup(
                    g.Number,
                    g.ChallengeAreaId,
                    brief.MinSize,
                    brief.MaxSize,
                    g.FacilitatorId,
                    tables.GetValueOrDefault(g.Number)
                )),
            ],
            // Pins named groups of the version; whoever sits elsewhere now has been moved by a person since.
            People = [.. problem.People.Select(p => p with { PinnedTo = SeatOf(p.Id) == p.PinnedTo ? p.PinnedTo : null })],
        };

        int? SeatOf(Guid person) => groups.FirstOrDefault(g => g.Members.Any(m => m.PersonId == person))?.Number;
    }

    /// <summary>For groups made by hand: sizes that keep the smallest discussion alive, and nothing else.</summary>
    private static DesignBrief Usual(IReadOnlyList<WorkingGroup> groups) =>
        new(
            [.. groups.GroupBy(g => g.ChallengeAreaId).Select(a => new AreaShare(a.Key, a.Count()))],
            MinSize: 3,
            MaxSize: Math.Max(8, groups.Max(g => g.Members.Count)),
            MinPresent: 0,
            new DesignRules(),
            new Weights(),
            Epsilon: 0.01,
            Seconds: 1,
            Seed: 1
        );

    private static bool IsThere(Registration r, WhoIsThere who) => who == WhoIsThere.Placed || r.CheckedInAt is not null;

    private static IReadOnlyList<string> Sentences(IEnumerable<Violation> violations) =>
        [.. violations.Select(v => v.Sentence).Distinct(StringComparer.Ordinal)];
}

/// <param name="From">the number of the group they sat in when it was proposed; none for someone without a seat</param>
internal sealed record AcceptedMove(Guid PersonId, int? From, int To);

internal sealed record LeadChange(int Group, Guid FacilitatorId);

/// <summary>Some or all of the moves proposed. Those who are moved see it at once.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record AcceptRepair(Guid InnovationEventId, IReadOnlyList<AcceptedMove> Seats, IReadOnlyList<LeadChange> Leads)
    : ICommand,
        IInEvent;

internal sealed class AcceptRepairHandler(EventsDb db, TimeProvider clock) : ICommandHandler<AcceptRepair>
{
    private static class Rules
    {
        internal static readonly Rule SomethingChosen = new("Choose at least one move");
        internal static readonly Rule NotBegun = new("The first stage has begun: move people one by one");
        internal static readonly Rule StillThere = new("Somebody has been moved since. Look at the moves again");
    }

    public async Task Handle(AcceptRepair command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        Rules.SomethingChosen.Require(command.Seats.Count + command.Leads.Count > 0);
        var now = clock.GetUtcNow();
        Rules.NotBegun.Require(!await db.FirstStageBegan(e.Id, now, ct));
        var groups = await db.Groups.Where(g => g.InnovationEventId == e.Id).ToDictionaryAsync(g => g.Number, ct);
        var placed = await db
            .Registrations.Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed)
            .Select(r => r.PersonId)
            .ToListAsync(ct);
        foreach (var lead in command.Leads)
        {
            if (!groups.TryGetValue(lead.Group, out var group) || e.Facilitators.All(f => f.PersonId != lead.FacilitatorId))
                throw new NotFound();
            await db.Relead(group, lead.FacilitatorId, ct);
        }
        foreach (var move in command.Seats)
        {
            if (!groups.TryGetValue(move.To, out var to))
                throw new NotFound();
            WorkingGroup.Rules.WithAPlace.Require(placed.Contains(move.PersonId));
            var from = groups.Values.FirstOrDefault(g => g.Members.Any(m => m.PersonId == move.PersonId));
            Rules.StillThere.Require(from?.Number == move.From);
            await db.Reseat(move.PersonId, from, to, now, ct);
        }
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

internal static class FirstStage
{
    /// <summary>Whether ideas may exist already: seats are repaired only before that.</summary>
    public static async Task<bool> FirstStageBegan(this EventsDb db, Guid innovationEventId, DateTimeOffset now, CancellationToken ct) =>
        await db.RunSheets.AsNoTracking().SingleOrDefaultAsync(s => s.InnovationEventId == innovationEventId, ct) is { } sheet
        && sheet.Blocks.FirstOrDefault(b => b.Type == BlockType.Stage) is { } stage
        && now >= sheet.StartOf(stage);
}
