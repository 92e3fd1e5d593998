using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

/// <param name="Broken">rules that the change would break</param>
/// <param name="Mended">rules that are broken now and would be kept</param>
internal sealed record EffectOfChange(
    string EventName,
    string Sentence,
    ValueRow Before,
    ValueRow After,
    IReadOnlyList<string> Broken,
    IReadOnlyList<string> Mended
);

/// <summary>What a change would do, before it is saved.</summary>
/// <param name="ToGroup">to go there; or</param>
/// <param name="WithPersonId">to change places with</param>
[Requires(EventsPermission.Manage)]
internal sealed record EffectOf(Guid InnovationEventId, Guid DesignId, Guid PersonId, int? ToGroup, Guid? WithPersonId)
    : IQuery<EffectOfChange>,
        IInEvent;

internal sealed class EffectOfHandler(EventsDb db, IPeople people, IOrganisations organisations) : IQueryHandler<EffectOf, EffectOfChange>
{
    public async Task<EffectOfChange> Handle(EffectOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var design = await db.Designs.AsNoTracking().Where(d => d.InnovationEventId == e.Id).Get(query.DesignId, ct);
        var before = design.Seats;
        if (!before.ContainsKey(query.PersonId) || (query.WithPersonId is { } other && !before.ContainsKey(other)))
            throw new NotFound();
        var problem = await db.Problem(e, design.Brief, people, organisations, ct);
        var names = problem.People.ToDictionary(p => p.Id, p => p.Name);
        // Never saved: the aggregate makes the same change as the act will.
        if (query.WithPersonId is { } swapped)
            design.Swap(query.PersonId, swapped, design.StartedAt);
        else
            design.Move(query.PersonId, query.ToGroup ?? throw new NotFound(), design.StartedAt);
        var sentence = Sentences.Of(design.Steps[^1], id => names[id]);

        var distances = Distances.Of(problem);
        var (was, willBe) = (Report(before), Report(design.Seats));
        return new EffectOfChange(
            e.Name,
            sentence,
            ValueRow.From("Now", was),
            ValueRow.From("After the change", willBe),
            [.. willBe.Violations.Except(was.Violations).Select(v => v.Sentence)],
            [.. was.Violations.Except(willBe.Violations).Select(v => v.Sentence)]
        );

        DesignReport Report(Dictionary<Guid, int> seats) => DesignReport.Of(problem, problem.PlanOf(seats), distances);
    }
}

internal static class Sentences
{
    public static string Of(DesignStep step, Func<Guid, string> name) =>
        step.Change switch
        {
            null => "As found by the search",
            { InExchange: { } other } swap =>
                $"{name(swap.PersonId)} (group {swap.From}) and {name(other)} (group {swap.To}) change places",
            var move => $"{name(move.PersonId)} moves from group {move.From} to group {move.To}",
        };
}

/// <summary>Someone goes to another group of this version, or changes places with someone there.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record ChangeDesign(Guid InnovationEventId, Guid DesignId, Guid PersonId, int? ToGroup, Guid? WithPersonId)
    : ICommand,
        IInEvent;

internal sealed class ChangeDesignHandler(EventsDb db, TimeProvider clock) : ICommandHandler<ChangeDesign>
{
    public async Task Handle(ChangeDesign command, CancellationToken ct)
    {
        var design = await db.DesignToChange(command.InnovationEventId, command.DesignId, ct);
        if (command.WithPersonId is { } other)
            design.Swap(command.PersonId, other, clock.GetUtcNow());
        else
            design.Move(
                command.PersonId,
                command.ToGroup ?? throw new Invalid(nameof(command.ToGroup), "Choose a group"),
                clock.GetUtcNow()
            );
        db.Changed(EventsModule.DesignTopic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The newest change by hand goes.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record UndoChange(Guid InnovationEventId, Guid DesignId) : ICommand, IInEvent;

internal sealed class UndoChangeHandler(EventsDb db) : ICommandHandler<UndoChange>
{
    public async Task Handle(UndoChange command, CancellationToken ct)
    {
        (await db.DesignToChange(command.InnovationEventId, command.DesignId, ct)).Undo();
        db.Changed(EventsModule.DesignTopic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Whether someone stays in their group when a new version starts from this one.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record PinPerson(Guid InnovationEventId, Guid DesignId, Guid PersonId, bool IsPinned) : ICommand, IInEvent;

internal sealed class PinPersonHandler(EventsDb db) : ICommandHandler<PinPerson>
{
    public async Task Handle(PinPerson command, CancellationToken ct)
    {
        (await db.DesignToChange(command.InnovationEventId, command.DesignId, ct)).Pin(command.PersonId, command.IsPinned);
        db.Changed(EventsModule.DesignTopic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The search ends within about a second; its best so far stays.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record StopSearch(Guid InnovationEventId, Guid DesignId) : ICommand, IInEvent;

internal sealed class StopSearchHandler(EventsDb db, TimeProvider clock) : ICommandHandler<StopSearch>
{
    public async Task Handle(StopSearch command, CancellationToken ct)
    {
        (await db.DesignToChange(command.InnovationEventId, command.DesignId, ct)).Stop(clock.GetUtcNow());
        db.WorkToDo();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The groups of this version become the event's, not published yet; unpublished groups made before go.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record UseDesign(Guid InnovationEventId, Guid DesignId) : ICommand, IInEvent;

internal sealed class UseDesignHandler(EventsDb db, IPeople people, IOrganisations organisations) : ICommandHandler<UseDesign>
{
    public async Task Handle(UseDesign command, CancellationToken ct)
    {
        var design = await db.DesignToChange(command.InnovationEventId, command.DesignId, ct);
        SavedDesign.Rules.HasEnded.Require(design.State != DesignState.Searching);
        SavedDesign.Rules.HasAPlan.Require(design.State == DesignState.Ready);
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        var drafts = await db.Groups.Where(g => g.InnovationEventId == e.Id).ToListAsync(ct);
        WorkingGroup.Rules.NotPublished.Require(!drafts.Exists(g => g.IsPublished));
        var problem = await db.Problem(e, design.Brief, people, organisations, ct);
        db.RemoveRange(drafts);
        // First, because a number and a seat are unique in the event.
        await db.SaveChangesAsync(ct);
        var seats = design.Seats;
        foreach (var planned in problem.Groups)
        {
            var group = new WorkingGroup(Guid.CreateVersion7(), e.Id, planned.Number, planned.AreaId) { DesignId = design.Id };
            foreach (var person in problem.People.Where(p => seats.TryGetValue(p.Id, out var number) && number == planned.Number))
                group.Seat(person.Id, default);
            if (planned.FacilitatorId is { } facilitator)
                group.GiveTo(facilitator, default);
            db.Add(group);
        }
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The version goes, with its search and its changes.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record RemoveDesign(Guid InnovationEventId, Guid DesignId) : ICommand, IInEvent;

internal sealed class RemoveDesignHandler(EventsDb db) : ICommandHandler<RemoveDesign>
{
    public async Task Handle(RemoveDesign command, CancellationToken ct)
    {
        var design = await db.DesignToChange(command.InnovationEventId, command.DesignId, ct);
        SavedDesign.Rules.HasEnded.Require(design.State != DesignState.Searching);
        SavedDesign.Rules.NotInUse.Require(!await db.Groups.AnyAsync(g => g.DesignId == design.Id, ct));
        db.Remove(design);
        db.Changed(EventsModule.DesignTopic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

internal static class DesignsToChange
{
    public static async Task<SavedDesign> DesignToChange(this EventsDb db, Guid innovationEventId, Guid designId, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(innovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        return await db.Designs.Where(d => d.InnovationEventId == e.Id).Get(designId, ct);
    }
}
