using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Adoption;

/// <param name="Systems">the integrated care systems of today in which anything is recorded, by name</param>
internal sealed record PlacesShown(
    IReadOnlyList<PlaceRow> Places,
    IReadOnlyList<PlaceTotal> ByIcs,
    IReadOnlyList<MeasureTotal> Measured,
    IReadOnlyList<SpreadRow> Spread,
    IReadOnlyList<string> Systems
);

/// <summary>Verified pounds of one place that are due to the initiatives; cash and non-cash are never added.</summary>
internal sealed record PlaceRow(string Organisation, string? IcsThen, string? IcsNow, decimal Cash, decimal NonCash);

internal sealed record PlaceTotal(string Ics, decimal Cash, decimal NonCash);

/// <summary>What was verified of one measure without pounds in one system, combined the measure's own way.</summary>
internal sealed record MeasureTotal(string Ics, string Measure, bool IsDisbenefit, string Unit, Aggregation Aggregation, string Figure);

/// <param name="InSystems">the states of the organisations of each system, with their sites and population</param>
internal sealed record SpreadRow(
    Guid InitiativeId,
    string Title,
    IReadOnlyDictionary<AdoptionState, int> States,
    IReadOnlyDictionary<string, SpreadThere> InSystems
);

internal sealed record SpreadThere(string States, int Sites, int Population);

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

    private readonly Dictionary<(Guid Organisation, DateOnly Period), (string? Then, string? Now)> _places = [];

    public async Task<PlacesShown> Handle(BenefitByPlace query, CancellationToken ct)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var places = await Pounds(scopes, today, ct);
        var measured = await Measured(scopes, today, ct);
        var (spread, systems) = await Spread(scopes, today, ct);
        return new PlacesShown(
            places,
            [
                .. places
                    .GroupBy(r => r.IcsNow ?? NoSystem, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new PlaceTotal(g.Key, g.Sum(r => r.Cash), g.Sum(r => r.NonCash))),
            ],
            measured,
            spread,
            systems
        );
    }

    private async Task<IReadOnlyList<PlaceRow>> Pounds(IReadOnlySet<Guid> scopes, DateOnly today, CancellationToken ct)
    {
        var verified = await db.ActualShares(db.Benefits.IgnoreAutoIncludes().VisibleTo(scopes).Counted())
            .Where(s => s.IsVerified)
            .GroupBy(s => new
            {
                s.BeneficiaryOrganisationId,
                s.Class,
                s.Period,
            })
            .Select(g => new { g.Key, Pounds = g.Sum(s => s.Verified) })
            .ToListAsync(ct);
        var cards = await organisations.Cards(verified.Select(v => v.Key.BeneficiaryOrganisationId).Distinct(), ct);
        foreach (var value in verified)
            await Place(value.Key.BeneficiaryOrganisationId, value.Key.Period, today, ct);
        return
        [
            .. verified
                .GroupBy(v => (v.Key.BeneficiaryOrganisationId, _places[(v.Key.BeneficiaryOrganisationId, v.Key.Period)]))
                .Select(g => new PlaceRow(
                    cards.GetValueOrDefault(g.Key.BeneficiaryOrganisationId)?.Name ?? "An organisation that is no longer known",
                    g.Key.Item2.Then,
                    g.Key.Item2.Now,
                    g.Where(v => v.Key.Class == BenefitClass.CashReleasing).Sum(v => v.Pounds),
                    g.Where(v => v.Key.Class == BenefitClass.NonCashReleasing).Sum(v => v.Pounds)
                ))
                .OrderBy(r => r.Organisation, StringComparer.Ordinal),
        ];
    }

    /// <summary>Benefits without pounds, each measure its own way.</summary>
    private async Task<IReadOnlyList<MeasureTotal>> Measured(IReadOnlySet<Guid> scopes, DateOnly today, CancellationToken ct)
    {
        var values = await (
            from b in db.Benefits.IgnoreAutoIncludes().VisibleTo(scopes)
            join p in db.CurrentPlans on b.Id equals p.BenefitId
            join m in db.Measures on b.CatalogueMeasureId equals m.Id
            from a in b.Actuals
            where
                !b.IsExcluded
                && a.State == ActualState.Verified
                && a.ReversesId == null
                && a.ReversedById == null
                && b.Class != BenefitClass.CashReleasing
                && b.Class != BenefitClass.NonCashReleasing
            select new
            {
                b.Id,
                b.BeneficiaryOrganisationId,
                b.IsDisbenefit,
                m.Key,
                b.Measure,
                b.Unit,
                b.Aggregation,
                p.AttributionPercent,
                a.Period,
                a.VerifiedValue,
                a.Denominator,
            }
        ).ToListAsync(ct);
        foreach (var value in values)
            await Place(value.BeneficiaryOrganisationId, value.Period, today, ct);
        return
        [
            .. values
                .GroupBy(v =>
                    (
                        Ics: _places[(v.BeneficiaryOrganisationId, v.Period)].Now ?? NoSystem,
                        v.Key,
                        v.IsDisbenefit,
                        Aggregation: Aggregations.Across(v.Aggregation, v.Unit)
                    )
                )
                .Select(g => new MeasureTotal(
                    g.Key.Ics,
                    g.First().Measure,
                    g.Key.IsDisbenefit,
                    g.First().Unit,
                    g.Key.Aggregation,
                    MeasuredThere.InWords(
                        g.Key.Aggregation,
                        [.. g.Select(v => new MeasuredThere(v.Id, v.Period, v.VerifiedValue!.Value, v.Denominator, v.AttributionPercent))]
                    )
                ))
                .OrderBy(t => t.Ics, StringComparer.Ordinal)
                .ThenBy(t => t.Measure, StringComparer.Ordinal),
        ];
    }

    private async Task<(IReadOnlyList<SpreadRow> Rows, IReadOnlyList<string> Systems)> Spread(
        IReadOnlySet<Guid> scopes,
        DateOnly today,
        CancellationToken ct
    )
    {
        var changes = await (
            from a in db.Adoptions
            join i in db.Initiatives.VisibleTo(scopes) on a.InitiativeId equals i.Id
            select new { Change = a, i.Title }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        var carriedOn = await organisations.CarriedOn(changes.Select(c => c.Change.OrganisationId), today, ct);
        var adopters = Adopter.Of(changes.Select(c => c.Change), carriedOn);
        var systems = new Dictionary<Guid, string>();
        foreach (var organisation in adopters.Select(a => a.OrganisationId).Distinct())
            systems[organisation] = (await organisations.IcsOf(organisation, today, ct))?.Name ?? NoSystem;
        var titles = changes.DistinctBy(c => c.Change.InitiativeId).ToDictionary(c => c.Change.InitiativeId, c => c.Title);
        return (
            [
                .. adopters
                    .GroupBy(a => a.InitiativeId)
                    .Select(g => new SpreadRow(
                        g.Key,
                        titles[g.Key],
                        g.CountBy(a => a.State).ToDictionary(),
                        g.GroupBy(a => systems[a.OrganisationId], StringComparer.Ordinal)
                            .ToDictionary(
                                s => s.Key,
                                s => new SpreadThere(Adopter.InWords(s), s.Sum(a => a.Sites), s.Sum(a => a.Population)),
                                StringComparer.Ordinal
                            )
                    ))
                    .OrderBy(s => s.Title, StringComparer.Ordinal),
            ],
            [.. systems.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        );
    }

    private async Task Place(Guid organisation, DateOnly period, DateOnly today, CancellationToken ct)
    {
        if (_places.ContainsKey((organisation, period)))
            return;
        var then = await organisations.IcsOf(organisation, period, ct);
        var now = then is null ? null : await organisations.IcsOf(then.Id, today, ct);
        _places[(organisation, period)] = (then?.Name, now?.Name);
    }
}
