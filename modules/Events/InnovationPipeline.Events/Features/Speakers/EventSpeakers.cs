using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Speakers;

/// <param name="Email">of a panellist, who comments on pitches as a person of their own</param>
internal sealed record SpeakerText(
    [property: Required(ErrorMessage = "Enter a name"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for the name")]
        string Name,
    [property: Required(ErrorMessage = "Enter an organisation"), StringLength(200, ErrorMessage = "Use 200 characters or fewer")]
        string Organisation,
    [property: Required(ErrorMessage = "Enter a short biography"), StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")]
        string Bio,
    IReadOnlyList<Guid> AreaIds,
    bool IsPanel,
    [property:
        NotFreeText,
        StringLength(254, ErrorMessage = "Use 254 characters or fewer"),
        EmailAddress(ErrorMessage = "Enter an e-mail address like name@example.org")
    ]
        string? Email
)
{
    public SpeakerWords InWords(InnovationEvent of)
    {
        if (IsPanel && string.IsNullOrWhiteSpace(Email))
            throw new Invalid(nameof(Email), "Enter the panellist’s e-mail address");
        if (AreaIds.Any(id => of.Areas.All(a => a.Id != id)))
            throw new NotFound();
        return new SpeakerWords(Name.Trim(), Bio.Trim(), Organisation.Trim(), AreaIds);
    }
}

internal sealed record SpeakerRow(Guid Id, string Name, string Organisation, string Bio, bool IsPanel, IReadOnlyList<string> Areas);

internal sealed record SpeakersToManage(string EventName, IReadOnlyList<SpeakerRow> Speakers);

[Requires(EventsPermission.Manage)]
internal sealed record SpeakersOf(Guid InnovationEventId) : IQuery<SpeakersToManage>, IInEvent;

internal sealed class SpeakersOfHandler(EventsDb db) : IQueryHandler<SpeakersOf, SpeakersToManage>
{
    public async Task<SpeakersToManage> Handle(SpeakersOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var speakers = await db.Speakers.AsNoTracking().Where(s => s.InnovationEventId == e.Id).OrderBy(s => s.Id).ToListAsync(ct);
        return new SpeakersToManage(
            e.Name,
            [
                .. speakers.Select(s => new SpeakerRow(
                    s.Id,
                    s.Name,
                    s.Organisation,
                    s.Bio,
                    s.IsPanel,
                    [.. e.Areas.Where(a => s.AreaIds.Contains(a.Id)).OrderBy(a => a.Number).Select(a => a.Title)]
                )),
            ]
        );
    }
}

internal sealed record AreaChoice(Guid Id, string Title);

internal sealed record SpeakerToEdit(uint Version, SpeakerText? Text, IReadOnlyList<AreaChoice> Areas);

[Requires(EventsPermission.Manage)]
internal sealed record WordsOfSpeaker(Guid InnovationEventId, Guid? SpeakerId) : IQuery<SpeakerToEdit>, IInEvent;

internal sealed class WordsOfSpeakerHandler(EventsDb db) : IQueryHandler<WordsOfSpeaker, SpeakerToEdit>
{
    public async Task<SpeakerToEdit> Handle(WordsOfSpeaker query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var areas = e.Areas.OrderBy(a => a.Number).Select(a => new AreaChoice(a.Id, a.Title)).ToList();
        if (query.SpeakerId is not { } id)
            return new SpeakerToEdit(0, Text: null, areas);
        var s = await db.Speakers.AsNoTracking().Where(s => s.InnovationEventId == e.Id).Get(id, ct);
        return new SpeakerToEdit(s.Version, new SpeakerText(s.Name, s.Organisation, s.Bio, s.AreaIds, s.IsPanel, Email: null), areas);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record AddSpeaker(Guid Id, Guid InnovationEventId, SpeakerText Text) : ICommand, ICreates, IInEvent;

internal sealed class AddSpeakerHandler(EventsDb db, IPeople people) : ICommandHandler<AddSpeaker>
{
    public async Task Handle(AddSpeaker command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        var words = command.Text.InWords(e);
        var panellist = command.Text.IsPanel ? await Panel.Invite(db, people, e.Id, command.Text, ct) : (Guid?)null;
        db.Add(new Speaker(command.Id, e.Id, words, panellist));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A panellist keeps their seat while the e-mail address is left empty.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record ChangeSpeaker(Guid InnovationEventId, Guid SpeakerId, uint Version, SpeakerText Text) : ICommand, IEdits, IInEvent;

internal sealed class ChangeSpeakerHandler(EventsDb db, IPeople people) : ICommandHandler<ChangeSpeaker>
{
    public async Task Handle(ChangeSpeaker command, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(command.InnovationEventId, ct);
        var speaker = await db.Speakers.Where(s => s.InnovationEventId == e.Id).Get(command.SpeakerId, command.Version, ct);
        var keeps = command.Text.IsPanel && speaker.IsPanel && string.IsNullOrWhiteSpace(command.Text.Email);
        var words = (keeps ? command.Text with { IsPanel = false } : command.Text).InWords(e);
        var panellist =
            keeps ? speaker.PersonId
            : command.Text.IsPanel ? await Panel.Invite(db, people, e.Id, command.Text, ct)
            : null;
        if (speaker.PersonId is { } former && former != panellist)
            await db.TakeBack(former, Role.Panellist, e.Id, ct);
        speaker.Write(words, panellist);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record RemoveSpeaker(Guid InnovationEventId, Guid SpeakerId) : ICommand, IInEvent;

internal sealed class RemoveSpeakerHandler(EventsDb db) : ICommandHandler<RemoveSpeaker>
{
    public async Task Handle(RemoveSpeaker command, CancellationToken ct)
    {
        var speaker = await db.Speakers.Where(s => s.InnovationEventId == command.InnovationEventId).Get(command.SpeakerId, ct);
        if (speaker.PersonId is { } panellist)
            await db.TakeBack(panellist, Role.Panellist, command.InnovationEventId, ct);
        db.Remove(speaker);
        await db.SaveChangesAsync(ct);
    }
}

internal static class Panel
{
    /// <summary>The person with this e-mail address, made if there is none, gets a seat on the event's panel.</summary>
    public static async Task<Guid> Invite(EventsDb db, IPeople people, Guid innovationEventId, SpeakerText text, CancellationToken ct)
    {
        var email = text.Email!.Trim();
        if (await people.WithEmail(email, ct) is not { } person)
        {
            person = Guid.CreateVersion7();
            await people.Enrol(person, text.Name.Trim(), email, organisationId: null, ct);
        }
        await db.Give(person, Role.Panellist, innovationEventId, ct);
        return person;
    }
}
