using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed record PersonToPair(Guid Id, string Label);

internal sealed record PairRow(Guid Id, string One, string Other, bool IsTogether);

internal sealed record PairsToKeep(string EventName, IReadOnlyList<PairRow> Pairs, IReadOnlyList<PersonToPair> People);

/// <summary>Who must be together and who apart.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record PairsOf(Guid InnovationEventId) : IQuery<PairsToKeep>, IInEvent;

internal sealed class PairsOfHandler(EventsDb db, IPeople people) : IQueryHandler<PairsOf, PairsToKeep>
{
    public async Task<PairsToKeep> Handle(PairsOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var placed = await db
            .Registrations.Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed)
            .Select(r => r.PersonId)
            .ToListAsync(ct);
        var pairs = (await db.PairBooks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == e.Id, ct))?.Pairs ?? [];
        var cards = await people.Cards([.. placed, .. pairs.SelectMany(p => new[] { p.One, p.Other })], ct);
        string Name(Guid person) => cards.GetValueOrDefault(person)?.Name ?? "";
        return new PairsToKeep(
            e.Name,
            [
                .. pairs
                    .Select(p => new PairRow(p.Id, Name(p.One), Name(p.Other), p.IsTogether))
                    .OrderBy(p => p.One, StringComparer.CurrentCulture),
            ],
            [
                .. placed
                    .Select(p => new PersonToPair(
                        p,
                        cards.GetValueOrDefault(p)?.OrganisationName is { } house ? $"{Name(p)}, {house}" : Name(p)
                    ))
                    .OrderBy(p => p.Label, StringComparer.CurrentCulture),
            ]
        );
    }
}

/// <summary>Two people are kept together, or apart, in every version that is started from now on.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record AddPair(Guid Id, Guid InnovationEventId, Guid One, Guid Other, bool IsTogether) : ICommand, ICreates, IInEvent;

internal sealed class AddPairHandler(EventsDb db) : ICommandHandler<AddPair>
{
    public async Task Handle(AddPair command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        var two = new[] { command.One, command.Other };
        var placed = await db.Registrations.CountAsync(
            r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed && two.Contains(r.PersonId),
            ct
        );
        PairBook.Rules.TwoPeople.Require(command.One != command.Other);
        WorkingGroup.Rules.WithAPlace.Require(placed == 2);
        var book = await db.PairBooks.SingleOrDefaultAsync(b => b.Id == e.Id, ct);
        if (book is null)
            db.Add(book = new PairBook(e.Id));
        if (book.Pairs.Any(p => p.Id == command.Id))
            return;
        book.Add(command.Id, command.One, command.Other, command.IsTogether);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record RemovePair(Guid InnovationEventId, Guid PairId) : ICommand, IInEvent;

internal sealed class RemovePairHandler(EventsDb db) : ICommandHandler<RemovePair>
{
    public async Task Handle(RemovePair command, CancellationToken ct)
    {
        if (await db.PairBooks.SingleOrDefaultAsync(b => b.Id == command.InnovationEventId, ct) is not { } book)
            return;
        book.Remove(command.PairId);
        await db.SaveChangesAsync(ct);
    }
}
