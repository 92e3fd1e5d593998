using System.ComponentModel.DataAnnotations;
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
        var carriedOn = await organisations.CarriedOn(changes.Select(c => c.OrganisationId), today, ct);
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
            AdoptionChange.Curve(changes, today, carriedOn),
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
