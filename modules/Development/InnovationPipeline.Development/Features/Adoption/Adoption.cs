using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Adoption;

internal sealed record AdoptionShown(
    string InitiativeTitle,
    bool HasEnded,
    IReadOnlyList<AdopterRow> Organisations,
    IReadOnlyList<(DateOnly Month, int Organisations)> Curve,
    IReadOnlyList<AdopterChoice> Choices
);

/// <param name="IcsThen">to which it belonged on that day</param>
/// <param name="IcsNow">to which that belongs today, successions followed</param>
internal sealed record AdopterRow(
    string Organisation,
    string? IcsThen,
    string? IcsNow,
    AdoptionState State,
    int Sites,
    int Population,
    DateOnly On,
    string? Reason
);

internal sealed record AdopterChoice(Guid Id, string Name);

/// <summary>Where each organisation stands to the initiative, and how many had it over time.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record AdoptionOf(Guid InitiativeId) : IQuery<AdoptionShown>, IInInitiative;

internal sealed class AdoptionOfHandler(DevelopmentDb db, IOrganisations organisations, TimeProvider clock)
    : IQueryHandler<AdoptionOf, AdoptionShown>
{
    public async Task<AdoptionShown> Handle(AdoptionOf query, CancellationToken ct)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var changes = await db.Adoptions.AsNoTracking().Where(a => a.InitiativeId == initiative.Id).ToListAsync(ct);
        var cards = await organisations.Cards(changes.Select(c => c.OrganisationId), ct);
        var active = await organisations.ActiveOn(today, ct);
        var rows = new List<AdopterRow>();
        foreach (var change in AdoptionChange.Latest(changes))
        {
            var then = await organisations.IcsOf(change.OrganisationId, change.On, ct);
            var now = then is null ? null : await organisations.IcsOf(then.Id, today, ct);
            rows.Add(
                new AdopterRow(
                    cards.GetValueOrDefault(change.OrganisationId)?.Name ?? "An organisation that is no longer known",
                    then?.Name,
                    now?.Name,
                    change.State,
                    change.Sites,
                    change.Population,
                    change.On,
                    change.Reason
                )
            );
        }
        return new AdoptionShown(
            initiative.Title,
            initiative.HasEnded,
            [.. rows.OrderBy(r => r.Organisation, StringComparer.Ordinal)],
            AdoptionChange.Curve(changes, today),
            [.. active.Select(o => new AdopterChoice(o.Id, o.Name))]
        );
    }
}

/// <summary>Records where an organisation stands from a day on; what was recorded before stays.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record RecordAdoption(
    Guid Id,
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose an organisation")] Guid? OrganisationId,
    [property: Required(ErrorMessage = "Choose a state")] AdoptionState? State,
    int Sites,
    int Population,
    [property: Required(ErrorMessage = "Enter the day on which it came about")] DateOnly? On,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? Reason
) : ICommand, ICreates, IInInitiative;

internal sealed class RecordAdoptionHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IOrganisations organisations)
    : ICommandHandler<RecordAdoption>
{
    public async Task Handle(RecordAdoption command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        if (await db.Adoptions.AnyAsync(a => a.Id == command.Id, ct))
            return;
        var organisation =
            await organisations.Find(command.OrganisationId!.Value, ct) ?? throw new Invalid("OrganisationId", "Choose an organisation");
        var now = clock.GetUtcNow();
        var change = new AdoptionChange(
            command.Id,
            initiative.Id,
            organisation.Id,
            command.State!.Value,
            command.Sites,
            command.Population,
            command.On!.Value,
            command.Reason,
            caller.Person(),
            now,
            London.DayOf(now)
        );
        db.Add(change);
        db.Tell(
            initiative.Id,
            caller,
            clock,
            $"Adoption: {organisation.Name}",
            after: $"{change.State.ToString().ToLowerInvariant()} from {London.Day(change.On)}, {change.Sites} sites",
            reason: change.Reason
        );
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Verified pounds of one place that are due to the initiatives; cash and non-cash are never added.</summary>
internal sealed record PlaceRow(string Organisation, string? IcsThen, string? IcsNow, decimal Cash, decimal NonCash);

/// <param name="Systems">the integrated care systems of today in which anything is recorded, by name</param>
internal sealed record PlacesShown(
    IReadOnlyList<PlaceRow> Places,
    IReadOnlyList<PlaceTotal> ByIcs,
    IReadOnlyList<SpreadRow> Spread,
    IReadOnlyList<string> Systems
);

internal sealed record PlaceTotal(string Ics, decimal Cash, decimal NonCash);

/// <param name="InSystems">how many organisations of each system have it, and how many are recorded there</param>
internal sealed record SpreadRow(
    Guid InitiativeId,
    string Title,
    IReadOnlyDictionary<AdoptionState, int> States,
    IReadOnlyDictionary<string, (int Have, int Recorded)> InSystems
);

/// <summary>
/// Verified benefit by organisation and by the ICS it belonged to in each period; totals roll to the successor. A split that nobody has
/// decided stays with the predecessor.
/// </summary>
[Requires(DevelopmentPermission.See)]
internal sealed record BenefitByPlace : IQuery<PlacesShown>;

internal sealed class BenefitByPlaceHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IOrganisations organisations,
    TimeProvider clock
) : IQueryHandler<BenefitByPlace, PlacesShown>
{
    private const string NoSystem = "No integrated care system";

    public async Task<PlacesShown> Handle(BenefitByPlace query, CancellationToken ct)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.See, ct);
        var verified = await (
            from b in db.Benefits.IgnoreAutoIncludes().VisibleTo(scopes)
            join p in db.CurrentPlans on b.Id equals p.BenefitId
            from a in b.Actuals
            where
                !b.IsExcluded
                && a.State == ActualState.Verified
                && (b.Class == BenefitClass.CashReleasing || b.Class == BenefitClass.NonCashReleasing)
            group (b.IsDisbenefit ? -1m : 1m) * Attributed.Share(a.VerifiedPounds ?? 0, p.AttributionPercent) by new
            {
                b.BeneficiaryOrganisationId,
                b.Class,
                a.Period,
            } into g
            select new { g.Key, Pounds = g.Sum() }
        ).ToListAsync(ct);
        var cards = await organisations.Cards(verified.Select(v => v.Key.BeneficiaryOrganisationId).Distinct(), ct);
        var places = new Dictionary<(Guid Organisation, DateOnly Period), (string? Then, string? Now)>();
        foreach (var (organisation, period) in verified.Select(v => (v.Key.BeneficiaryOrganisationId, v.Key.Period)).Distinct())
        {
            var then = await organisations.IcsOf(organisation, period, ct);
            var now = then is null ? null : await organisations.IcsOf(then.Id, today, ct);
            places[(organisation, period)] = (then?.Name, now?.Name);
        }
        var rows = verified
            .GroupBy(v => (v.Key.BeneficiaryOrganisationId, places[(v.Key.BeneficiaryOrganisationId, v.Key.Period)]))
            .Select(g => new PlaceRow(
                cards.GetValueOrDefault(g.Key.BeneficiaryOrganisationId)?.Name ?? "An organisation that is no longer known",
                g.Key.Item2.Then,
                g.Key.Item2.Now,
                g.Where(v => v.Key.Class == BenefitClass.CashReleasing).Sum(v => v.Pounds),
                g.Where(v => v.Key.Class == BenefitClass.NonCashReleasing).Sum(v => v.Pounds)
            ))
            .OrderBy(r => r.Organisation, StringComparer.Ordinal)
            .ToList();
        var changes = await (
            from a in db.Adoptions
            join i in db.Initiatives.VisibleTo(scopes) on a.InitiativeId equals i.Id
            select new { Change = a, i.Title }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        var latest = AdoptionChange.Latest(changes.Select(c => c.Change));
        var systems = new Dictionary<Guid, string>();
        foreach (var organisation in latest.Select(c => c.OrganisationId).Distinct())
            systems[organisation] = (await organisations.IcsOf(organisation, today, ct))?.Name ?? NoSystem;
        var titles = changes.DistinctBy(c => c.Change.InitiativeId).ToDictionary(c => c.Change.InitiativeId, c => c.Title);
        return new PlacesShown(
            rows,
            [
                .. rows.GroupBy(r => r.IcsNow ?? NoSystem, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new PlaceTotal(g.Key, g.Sum(r => r.Cash), g.Sum(r => r.NonCash))),
            ],
            [
                .. latest
                    .GroupBy(c => c.InitiativeId)
                    .Select(g => new SpreadRow(
                        g.Key,
                        titles[g.Key],
                        g.GroupBy(c => c.State).ToDictionary(s => s.Key, s => s.Count()),
                        g.GroupBy(c => systems[c.OrganisationId], StringComparer.Ordinal)
                            .ToDictionary(s => s.Key, s => (s.Count(c => AdoptionChange.HasIt(c.State)), s.Count()), StringComparer.Ordinal)
                    ))
                    .OrderBy(s => s.Title, StringComparer.Ordinal),
            ],
            [.. systems.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        );
    }
}
