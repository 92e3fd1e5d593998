using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.AsAt;

/// <param name="Facts">none where nothing had been recorded by then</param>
/// <param name="Colour">what the rule gave on that day; none where it cannot be worked out from what was kept then</param>
/// <param name="People">today's names: whoever was forgotten since is a former participant</param>
internal sealed record InitiativeShownThen(
    DateTimeOffset At,
    DateTimeOffset? Since,
    DateTimeOffset? FirstAt,
    InitiativeFacts? Facts,
    (Rag Colour, string Because)? Colour,
    IReadOnlyDictionary<Guid, string> People,
    IReadOnlyDictionary<Guid, string> Organisations,
    IReadOnlyList<ThenLine> History
);

/// <param name="Role">in which they acted</param>
internal sealed record ThenLine(DateTimeOffset At, string Who, string? Role, string What, string? Before, string? After, string? Reason);

/// <summary>The initiative as it was at a moment, by the time at which things were recorded; today's permissions apply.</summary>
/// <param name="At">none for the end of the day</param>
[Requires(DevelopmentPermission.See)]
internal sealed record InitiativeThen(Guid InitiativeId, DateOnly? On, DateTimeOffset? At) : IQuery<InitiativeShownThen>, IInInitiative;

internal sealed class InitiativeThenHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IOrganisations organisations,
    TimeProvider clock
) : IQueryHandler<InitiativeThen, InitiativeShownThen>
{
    private const int MostLines = 200;

    public async Task<InitiativeShownThen> Handle(InitiativeThen query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var asked = query.At ?? (query.On is { } day ? London.At(day.AddDays(1), TimeOnly.MinValue).AddTicks(-10) : now);
        var at = (asked < now ? asked : now).ToUniversalTime();
        var all = db.Snapshots.AsNoTracking().Where(s => s.InitiativeId == query.InitiativeId);
        var first = await all.MinAsync(s => (DateTimeOffset?)s.At, ct);
        var snapshot = await all.Where(s => s.At <= at)
            .OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Number)
            .FirstOrDefaultAsync(ct);
        var history = await db
            .InitiativeHistory.AsNoTracking()
            .Where(h => h.SubjectId == query.InitiativeId && h.At <= at)
            .OrderByDescending(h => h.At)
            .ThenByDescending(h => h.Id)
            .Take(MostLines)
            .ToListAsync(ct);
        var untold = await db.UntoldTo(caller, access, query.InitiativeId, ct, at);
        var facts = snapshot is null ? null : untold.In(snapshot.Facts);
        var updated = await db
            .InitiativeHistory.Where(h => h.SubjectId == query.InitiativeId && h.Who != null && h.At <= at)
            .MaxAsync(h => (DateTimeOffset?)h.At, ct);
        var ids = history
            .Select(h => h.Who)
            .Concat(Names.WrittenIn(history.SelectMany(h => new[] { h.Before, h.After })))
            .Concat(facts?.PeopleNamed ?? [])
            .OfType<Guid>()
            .Distinct()
            .ToList();
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var names = await (await Names.Ask(people, ids.Select(i => (Guid?)i), ct)).With(db, history, scopes, ct);
        var cards = await organisations.Cards(
            facts
                ?.Adoption.SelectMany(a => new[] { a.OrganisationId, a.IcsId, a.IcsNowId }.OfType<Guid>())
                .Concat(facts.Suppliers.Select(s => s.OrganisationId))
                .Concat(facts.Benefits.Select(b => b.Plan?.BeneficiaryOrganisationId).OfType<Guid>())
                ?? [],
            ct
        );
        return new InitiativeShownThen(
            at,
            snapshot?.At,
            first,
            facts,
            updated is { } last ? facts?.ColourOn(London.DayOf(at), London.DayOf(last)) : null,
            ids.ToDictionary(i => i, i => names.Of(i)),
            cards.ToDictionary(c => c.Key, c => c.Value.Name),
            [
                .. history.Select(h => new ThenLine(
                    h.At,
                    h.Who is null ? "InnovationPipeline" : names.Of(h.Who),
                    h.Role,
                    h.What,
                    names.Read(h.Before),
                    names.Read(h.After),
                    untold.ReasonOf(h)
                )),
            ]
        );
    }
}
