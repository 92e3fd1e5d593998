using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

/// <summary>What a brief asks, with the people and the run sheet as they are now.</summary>
internal static class ProblemSource
{
    /// <param name="who">whom to seat; otherwise everyone with a place</param>
    public static async Task<DesignProblem> Problem(
        this EventsDb db,
        InnovationEvent e,
        DesignBrief brief,
        IPeople people,
        IOrganisations organisations,
        CancellationToken ct,
        Func<Registration, bool>? who = null
    )
    {
        var facilitators = e.Facilitators.Select(f => f.PersonId).Order().ToList();
        var placed = await db
            .Registrations.AsNoTracking()
            .Include(r => r.Needs)
            .Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed && !facilitators.Contains(r.PersonId))
            .OrderBy(r => r.PersonId)
            .ToListAsync(ct);
        if (who is not null)
            placed = [.. placed.Where(who)];
        var names = await people.Cards(placed.Select(r => r.PersonId), ct);
        var places = await organisations.Cards(placed.SelectMany(r => new[] { r.OrganisationId, r.IcsId }).OfType<Guid>().Distinct(), ct);
        var managers = new Dictionary<string, Guid?>(StringComparer.Ordinal);
        foreach (var email in placed.Select(r => r.LineManagerEmail).OfType<string>().Distinct(StringComparer.Ordinal))
            managers[email] = await people.WithEmail(email, ct);
        var pins = brief.Pins.ToDictionary(p => p.PersonId, p => p.Group);
        return new DesignProblem(
            [.. placed.Select(Participant)],
            [.. e.Areas.OrderBy(a => a.Number).Select(a => new DesignArea(a.Id, a.Title))],
            Groups(brief, facilitators),
            OnlyOf(placed, brief.Rules) with
            {
                Stages = brief.MinPresent == 0 ? [] : await Stages(db, e.Id, brief.MinPresent, ct),
            },
            brief.Weights,
            brief.Epsilon
        );

        Participant Participant(Registration r) =>
            new(
                r.PersonId,
                names.GetValueOrDefault(r.PersonId)?.Name ?? "",
                r.Discipline,
                (int?)r.Seniority,
                r.OrganisationId is { } o ? places.GetValueOrDefault(o)?.Name : r.OrganisationTyped,
                r.Sector,
                r.Mode,
                r.PresentFrom,
                r.PresentTo,
                r.LineManagerEmail is { } email ? managers[email] : null,
                r.Needs?.Table ?? TableNeeds.None,
                pins.TryGetValue(r.PersonId, out var group) ? group : null
            )
            {
                Ics = r.IcsId is { } ics && places.GetValueOrDefault(ics) is { } board ? [board.Name] : [],
                PreferredAreas = r.PreferredAreaIds,
            };
    }

    public static async Task<IReadOnlyList<Stage>> Stages(this EventsDb db, Guid innovationEventId, int minPresent, CancellationToken ct) =>
        await db.RunSheets.AsNoTracking().SingleOrDefaultAsync(s => s.InnovationEventId == innovationEventId, ct) is { } sheet
            ?
            [
                .. sheet
                    .Blocks.Where(b => b.Type == BlockType.Stage)
                    .Select(b => new Stage(b.Title, London.TimeOf(sheet.StartOf(b)), London.TimeOf(sheet.EndOf(b)), minPresent)),
            ]
            : [];

    /// <summary>Numbered through the areas in their order; facilitators are dealt out in turn unless the brief names them.</summary>
    private static IReadOnlyList<DesignGroup> Groups(DesignBrief brief, IReadOnlyList<Guid> facilitators)
    {
        var tables = brief.Tables.ToDictionary(t => t.Group, t => new GroupTable(t.Offers, t.Seats));
        var leads = brief.Leads.ToDictionary(l => l.Group, l => l.FacilitatorId);
        return
        [
            .. brief
                .Groups.SelectMany(share => Enumerable.Repeat(share.AreaId, share.Groups))
                .Select(
                    (area, i) =>
                        new DesignGroup(
                            i + 1,
                            area,
                            brief.MinSize,
                            brief.MaxSize,
                            leads.TryGetValue(i + 1, out var named) && facilitators.Contains(named) ? named
                                : facilitators.Count > 0 ? facilitators[i % facilitators.Count]
                                : null,
                            tables.GetValueOrDefault(i + 1)
                        )
                ),
        ];
    }

    /// <summary>A pair of which one has given up their place asks for nothing.</summary>
    private static DesignRules OnlyOf(IReadOnlyList<Registration> placed, DesignRules rules)
    {
        var there = placed.Select(r => r.PersonId).ToHashSet();
        return rules with
        {
            Together = [.. rules.Together.Where(p => there.Contains(p.One) && there.Contains(p.Other))],
            Apart = [.. rules.Apart.Where(p => there.Contains(p.One) && there.Contains(p.Other))],
        };
    }
}
