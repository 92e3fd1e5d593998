using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Portfolio.Features.Figures;

/// <param name="Of">all that had entered by then, seen or not</param>
internal sealed record PortfolioShown(DateOnly On, PortfolioFigures Figures, int Of);

/// <summary>The figures at the end of a day, of the initiatives that the asker may see.</summary>
[Requires(PortfolioPermission.See)]
internal sealed record PortfolioAsAt(DateOnly? On) : IQuery<PortfolioShown>;

internal sealed class PortfolioAsAtHandler(PortfolioDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : IQueryHandler<PortfolioAsAt, PortfolioShown>
{
    public async Task<PortfolioShown> Handle(PortfolioAsAt query, CancellationToken ct)
    {
        var moment = Moment.EndOf(query.On, clock);
        var scopes = await access.ScopesWith(caller, PortfolioPermission.See, ct);
        var facts = await db.Facts.InitiativesVisibleTo(scopes).Where(f => f.At <= moment.At).ToListAsync(ct);
        var all = await db.Facts.OfType<InitiativeEntered>().CountAsync(f => f.At <= moment.At, ct);
        return new(moment.Day, PortfolioFigures.Of(PortfolioFold.At(facts, moment.At)), all);
    }
}

/// <param name="Now">how it goes, where the rows are of today and it runs</param>
internal sealed record InitiativeRow(
    Guid Id,
    string Title,
    string Organisation,
    string Stage,
    DateTimeOffset EnteredAt,
    DateTimeOffset StageSince,
    Pounds Cash,
    Pounds NonCash,
    InitiativeStanding? Now
);

internal sealed record InitiativesShown(DateOnly On, IReadOnlyList<InitiativeRow> Rows, int Total, int Pages);

/// <summary>Exactly the rows that one count of the figures is made of.</summary>
/// <param name="Stage">none: all that had entered</param>
[Requires(PortfolioPermission.See)]
internal sealed record InitiativesAsAt(string? Stage, DateOnly? On, int Page) : IQuery<InitiativesShown>;

internal sealed class InitiativesAsAtHandler(
    PortfolioDb db,
    ICaller caller,
    AccessTables access,
    IInitiatives initiatives,
    IOrganisations organisations,
    TimeProvider clock
) : IQueryHandler<InitiativesAsAt, InitiativesShown>
{
    private const int Rows = 25;

    public async Task<InitiativesShown> Handle(InitiativesAsAt query, CancellationToken ct)
    {
        var moment = Moment.EndOf(query.On, clock);
        var scopes = await access.ScopesWith(caller, PortfolioPermission.See, ct);
        var facts = await db.Facts.InitiativesVisibleTo(scopes).Where(f => f.At <= moment.At).ToListAsync(ct);
        var matching = PortfolioFold
            .At(facts, moment.At)
            .Where(i => string.IsNullOrEmpty(query.Stage) || string.Equals(i.Stage, query.Stage, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var pages = Math.Max(1, (matching.Count + Rows - 1) / Rows);
        var shown = matching.Skip((Math.Clamp(query.Page, 1, pages) - 1) * Rows).Take(Rows).ToList();
        var titles = await initiatives.Cards(shown.Select(i => i.Id), ct);
        var standings =
            moment.Day == London.DayOf(clock.GetUtcNow())
                ? await initiatives.Standings(shown.Select(i => i.Id), ct)
                : new Dictionary<Guid, InitiativeStanding>();
        var owners = await organisations.Cards(shown.Select(i => i.OrganisationId).Distinct(), ct);
        return new(
            moment.Day,
            [
                .. shown.Select(i => new InitiativeRow(
                    i.Id,
                    titles.GetValueOrDefault(i.Id)?.Title ?? "Untitled initiative",
                    owners.GetValueOrDefault(i.OrganisationId)?.Name ?? "",
                    i.Stage,
                    i.EnteredAt,
                    i.StageSince,
                    i.Cash,
                    i.NonCash,
                    standings.GetValueOrDefault(i.Id)
                )),
            ],
            matching.Count,
            pages
        );
    }
}

/// <summary>The end of a day in London; of today, now.</summary>
internal readonly record struct Moment(DateOnly Day, DateTimeOffset At)
{
    public static Moment EndOf(DateOnly? day, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        return day is { } asked && asked < today ? new(asked, London.At(asked.AddDays(1), default).AddTicks(-1)) : new(today, now);
    }
}
