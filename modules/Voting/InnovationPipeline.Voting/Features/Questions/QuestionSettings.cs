using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed record HostLine(Guid PersonId, string Name, bool IsPanellist);

internal sealed record DeskSettings(
    string EventName,
    uint Version,
    bool IsModerated,
    string? NamedPerson,
    int AnswerDays,
    IReadOnlyList<HostLine> Hosts
);

[Requires(PitchingPermission.Chair)]
internal sealed record DeskSettingsOf(Guid InnovationEventId) : IQuery<DeskSettings>, IInEvent;

internal sealed class DeskSettingsOfHandler(VotingDb db, IInnovationEvents events, IPeople people)
    : IQueryHandler<DeskSettingsOf, DeskSettings>
{
    public async Task<DeskSettings> Handle(DeskSettingsOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var desk = await db.DeskOf(held.Id, ct);
        var hosts = await db.Set<Grant>()
            .Where(g => g.ScopeId == held.Id && (g.Role == Role.Host || g.Role == Role.Panellist))
            .ToListAsync(ct);
        var names = await people.Cards(hosts.Select(h => h.PersonId).Append(desk.NamedPersonId ?? Guid.Empty).Distinct(), ct);
        return new DeskSettings(
            held.Name,
            desk.Version,
            desk.IsModerated,
            desk.NamedPersonId is { } named ? names.GetValueOrDefault(named)?.Name : null,
            desk.AnswerDays,
            [
                .. hosts
                    .Select(h => new HostLine(h.PersonId, names.GetValueOrDefault(h.PersonId)?.Name ?? "", h.Role == Role.Panellist))
                    .OrderBy(h => h.Name, StringComparer.Ordinal),
            ]
        );
    }
}

/// <param name="NamedEmail">of a person for questions about no idea; empty keeps whoever is named</param>
[Requires(PitchingPermission.Chair)]
internal sealed record DeclareDesk(
    Guid InnovationEventId,
    uint Version,
    bool IsModerated,
    [property: NotFreeText, StringLength(254, ErrorMessage = "Use 254 characters or fewer")] string? NamedEmail,
    [property: Range(1, QuestionDesk.MostDays, ErrorMessage = "Enter a number of days from 1 to 90")] int AnswerDays
) : ICommand, IEdits, IInEvent;

internal sealed class DeclareDeskHandler(VotingDb db, IPeople people) : ICommandHandler<DeclareDesk>
{
    public async Task Handle(DeclareDesk command, CancellationToken ct)
    {
        var desk = await db.DeskOf(command.InnovationEventId, ct);
        if (desk.Version != command.Version)
            throw new Stale();
        Guid? named = null;
        if (!string.IsNullOrWhiteSpace(command.NamedEmail))
            named = await people.WithEmail(command.NamedEmail.Trim(), ct) ?? throw new Invalid(nameof(command.NamedEmail), Hosting.Unknown);
        desk = await db.DeskToChange(command.InnovationEventId, ct);
        desk.Declare(command.IsModerated, command.AnswerDays);
        if (named is { } person && person != desk.NamedPersonId)
            await Replace(desk, person, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever owes answers is a host, so as to read the questions; who was that before hands over what they owe, and the role ends.</summary>
    private async Task Replace(QuestionDesk desk, Guid person, CancellationToken ct)
    {
        if (desk.NamedPersonId is { } before)
        {
            var owed = await db
                .Questions.Where(q => q.InnovationEventId == desk.Id && q.OwnerId == before && q.State == QuestionState.HandedOver)
                .ToListAsync(ct);
            foreach (var question in owed.Where(q => q.About != QuestionSubject.Idea))
                question.HandOver(person, question.DueOn!.Value);
            if (desk.HostsByName && owed.TrueForAll(q => q.About != QuestionSubject.Idea))
                await db.TakeBack(before, Role.Host, desk.Id, ct);
        }
        var isHost = await db.Set<Grant>().AnyAsync(g => g.PersonId == person && g.ScopeId == desk.Id && g.Role == Role.Host, ct);
        desk.Name(person, isHost);
        await db.Give(person, Role.Host, desk.Id, ct);
    }
}

[Requires(PitchingPermission.Chair)]
internal sealed record NameHost(
    Guid InnovationEventId,
    [property:
        NotFreeText,
        Required(ErrorMessage = "Enter the host’s email address"),
        StringLength(254, ErrorMessage = "Use 254 characters or fewer")
    ]
        string Email
) : ICommand, IInEvent;

internal sealed class NameHostHandler(VotingDb db, IPeople people) : ICommandHandler<NameHost>
{
    public async Task Handle(NameHost command, CancellationToken ct)
    {
        var person = await people.WithEmail(command.Email.Trim(), ct) ?? throw new Invalid(nameof(command.Email), Hosting.Unknown);
        (await db.DeskToChange(command.InnovationEventId, ct)).MakeHost(person);
        await db.Give(person, Role.Host, command.InnovationEventId, ct);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Chair)]
internal sealed record RemoveHost(Guid InnovationEventId, Guid PersonId) : ICommand, IInEvent;

internal sealed class RemoveHostHandler(VotingDb db) : ICommandHandler<RemoveHost>
{
    public async Task Handle(RemoveHost command, CancellationToken ct)
    {
        var desk = await db.DeskOf(command.InnovationEventId, ct);
        Hosting.NotTheNamedPerson.Require(desk.NamedPersonId != command.PersonId);
        await db.TakeBack(command.PersonId, Role.Host, command.InnovationEventId, ct);
        await db.SaveChangesAsync(ct);
    }
}

internal static class Hosting
{
    public const string Unknown = "Nobody here has this email address. They need to be registered or added as a person first";

    public static readonly Kernel.Rule NotTheNamedPerson = new("This person answers questions about no idea. Name somebody else first");
}
