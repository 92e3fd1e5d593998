using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Groups;

/// <summary>A group made by hand.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record FormGroup(
    Guid Id,
    Guid InnovationEventId,
    [property: Range(1, 999, ErrorMessage = "Enter a group number between 1 and 999")] int Number,
    Guid ChallengeAreaId,
    Guid FacilitatorId,
    IReadOnlyList<Guid> MemberIds
) : ICommand, ICreates, IInEvent;

internal sealed class FormGroupHandler(EventsDb db) : ICommandHandler<FormGroup>
{
    public async Task Handle(FormGroup command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        if (e.Areas.All(a => a.Id != command.ChallengeAreaId) || e.Facilitators.All(f => f.PersonId != command.FacilitatorId))
            throw new NotFound();
        if (await db.Groups.AnyAsync(g => g.InnovationEventId == e.Id && g.Number == command.Number && g.Id != command.Id, ct))
            throw new Invalid(nameof(command.Number), "Another group has this number");
        var placed = await db
            .Registrations.Where(r => r.InnovationEventId == e.Id && r.State == PlaceState.Placed && command.MemberIds.Contains(r.PersonId))
            .CountAsync(ct);
        WorkingGroup.Rules.WithAPlace.Require(placed == command.MemberIds.Distinct().Count());
        foreach (var member in command.MemberIds)
            WorkingGroup.Rules.NobodyTwice.Require(await db.GroupOf(e.Id, member, ct) is not { } other || other.Id == command.Id);
        var group = new WorkingGroup(command.Id, e.Id, command.Number, command.ChallengeAreaId);
        foreach (var member in command.MemberIds)
            group.Seat(member, default);
        group.GiveTo(command.FacilitatorId, default);
        db.Add(group);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Someone who may lead groups of the event, found by email address or made.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record AppointFacilitator(
    Guid InnovationEventId,
    [property: Required(ErrorMessage = "Enter a name"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for the name")]
        string Name,
    [property:
        NotFreeText,
        Required(ErrorMessage = "Enter an email address"),
        StringLength(254, ErrorMessage = "Use 254 characters or fewer"),
        EmailAddress(ErrorMessage = "Enter an email address like name@example.org")
    ]
        string Email
) : ICommand, IInEvent;

internal sealed class AppointFacilitatorHandler(EventsDb db, IPeople people) : ICommandHandler<AppointFacilitator>
{
    public async Task Handle(AppointFacilitator command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        if (await people.WithEmail(command.Email, ct) is not { } person)
        {
            person = Guid.CreateVersion7();
            await people.Enrol(person, command.Name.Trim(), command.Email.Trim(), organisationId: null, ct);
        }
        WorkingGroup.Rules.FacilitatorNotInGroup.Require(await db.GroupOf(e.Id, person, ct) is null);
        e.Appoint(person);
        // A role in the group alone would not show the event itself.
        await db.Give(person, Role.Participant, e.Id, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Everyone sees their group from now on; boards are made.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record PublishGroups(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class PublishGroupsHandler(EventsDb db, TimeProvider clock) : ICommandHandler<PublishGroups>
{
    public async Task Handle(PublishGroups command, CancellationToken ct)
    {
        var e = await db.Events.Get(command.InnovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        var groups = await db.Groups.Where(g => g.InnovationEventId == e.Id).OrderBy(g => g.Number).ToListAsync(ct);
        WorkingGroup.Rules.TwoGroupsAnArea.Require(groups.Count > 0 && e.Areas.All(a => groups.Count(g => g.ChallengeAreaId == a.Id) >= 2));
        var closes = await db.SubmissionClosesAt(e.Id, ct);
        WorkingGroup.Rules.NeedsAVote.Require(closes is not null);
        foreach (var group in groups)
        {
            group.Publish(closes.Value, clock.GetUtcNow());
            await db.OpenScope(group.Id, "group", e.Id, ct);
            await db.Give(group.FacilitatorId!.Value, Role.Facilitator, group.Id, ct);
            foreach (var member in group.Members)
                await db.Give(member.PersonId, Role.GroupMember, group.Id, ct);
        }
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}
