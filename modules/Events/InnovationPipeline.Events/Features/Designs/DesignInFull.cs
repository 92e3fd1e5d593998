using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed record MemberLine(Guid PersonId, string Name, string? Organisation, string Discipline, bool IsPinned);

internal sealed record DesignCard(
    int Number,
    string Area,
    string? Facilitator,
    string? Table,
    IReadOnlyList<MemberLine> Members,
    double Diversity,
    IReadOnlyList<Mix> Mixes,
    int PreferencesMet,
    int PreferencesAsked,
    IReadOnlyList<string> Binding,
    IReadOnlyList<string> Violations
);

internal sealed record StepLine(int Number, string Sentence, DateTimeOffset At);

/// <param name="Values">this version beside a greedy and a random one; none while there is no plan</param>
/// <param name="Points">of the search, a second apart</param>
/// <param name="WithoutGroup">who has registered since</param>
internal sealed record DesignToRead(
    string EventName,
    Guid Id,
    string Name,
    DesignState State,
    bool StopAsked,
    int Seconds,
    double Spent,
    IReadOnlyList<RunPoint> Points,
    IReadOnlyList<ValueRow> Values,
    IReadOnlyList<DesignCard> Groups,
    IReadOnlyList<string> Violations,
    IReadOnlyList<FoundConflict> Conflicts,
    IReadOnlyList<StepLine> Steps,
    IReadOnlyList<string> WithoutGroup,
    bool MayChange,
    bool MayUse
);

/// <summary>One version: how its search goes or went, and its groups as they are after every change by hand.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record DesignInFull(Guid InnovationEventId, Guid DesignId) : IQuery<DesignToRead>, IInEvent;

internal sealed class DesignInFullHandler(EventsDb db, IPeople people, IOrganisations organisations)
    : IQueryHandler<DesignInFull, DesignToRead>
{
    public async Task<DesignToRead> Handle(DesignInFull query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var design = await db.Designs.AsNoTracking().Where(d => d.InnovationEventId == e.Id).Get(query.DesignId, ct);
        var run = await db.DesignRuns.AsNoTracking().SingleAsync(r => r.Id == design.Id, ct);
        var published = await db.Groups.AnyAsync(g => g.InnovationEventId == e.Id && g.PublishedAt != null, ct);
        var seats = design.Seats;
        var page = new DesignToRead(
            e.Name,
            design.Id,
            design.Name,
            design.State,
            design.StopAskedAt is not null,
            design.Brief.Seconds,
            run.Spent,
            run.Points,
            [],
            [],
            [],
            run.Conflicts,
            await Steps(design, ct),
            [],
            MayChange: !e.IsOver,
            MayUse: !e.IsOver && !published && design.State == DesignState.Ready
        );
        if (seats.Count == 0)
            return page;

        var problem = await db.Problem(e, design.Brief, people, organisations, ct);
        var distances = Distances.Of(problem);
        var report = DesignReport.Of(problem, problem.PlanOf(seats), distances);
        return page with
        {
            Values =
            [
                ValueRow.From(design.Name, report),
                ValueRow.From("Dealt out greedily", Report(Comparisons.Greedy(problem, design.Brief.Seed, distances))),
                ValueRow.From("Drawn by lot", Report(Comparisons.Random(problem, design.Brief.Seed))),
            ],
            Groups = await Cards(e, problem, report, ct),
            Violations = [.. report.Violations.Where(v => v.Group is null).Select(v => v.Sentence)],
            WithoutGroup = [.. problem.People.Where(p => !seats.ContainsKey(p.Id)).Select(p => p.Name)],
        };

        DesignReport Report(int[] plan) => DesignReport.Of(problem, plan, distances);
    }

    private async Task<IReadOnlyList<StepLine>> Steps(SavedDesign design, CancellationToken ct)
    {
        var named = design
            .Steps.Select(s => s.Change)
            .OfType<SeatChange>()
            .SelectMany(c => new[] { c.PersonId, c.InExchange })
            .OfType<Guid>();
        var cards = await people.Cards(named.Distinct(), ct);
        return [.. design.Steps.Select(s => new StepLine(s.Number, Sentences.Of(s, id => cards.GetValueOrDefault(id)?.Name ?? ""), s.At))];
    }

    private async Task<IReadOnlyList<DesignCard>> Cards(InnovationEvent e, DesignProblem problem, DesignReport report, CancellationToken ct)
    {
        var leads = await people.Cards(problem.Groups.Select(g => g.FacilitatorId).OfType<Guid>(), ct);
        var persons = problem.People.ToDictionary(p => p.Id);
        var areas = e.Areas.ToDictionary(a => a.Id, a => a.Title);
        var tables = problem.Groups.ToDictionary(g => g.Number, g => g.Table);
        return
        [
            .. report.Groups.Select(card => new DesignCard(
                card.Number,
                areas[card.AreaId],
                card.FacilitatorId is { } f ? leads.GetValueOrDefault(f)?.Name : null,
                tables[card.Number] is { Offers: not TableNeeds.None } table ? PlainWords.Of(table.Offers) : null,
                [
                    .. card
                        .Members.Select(id => persons[id])
                        .OrderBy(p => p.Name, StringComparer.CurrentCulture)
                        .Select(p => new MemberLine(p.Id, p.Name, p.Organisation, p.Discipline ?? "", p.PinnedTo is not null)),
                ],
                card.Diversity,
                card.Mixes,
                card.PreferencesMet,
                card.PreferencesAsked,
                [.. card.Binding.Select(c => c.Sentence)],
                [.. card.Violations.Select(v => v.Sentence)]
            )),
        ];
    }
}
