using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Programmes;

internal sealed record VerifiersShown(string Programme, IReadOnlyList<VerifierRow> Verifiers, IReadOnlyList<ProgrammeRow> Organisations);

internal sealed record VerifierRow(Guid Id, string Person, string Kind, string? Organisation, DateTimeOffset Since);

/// <summary>Who may confirm benefits of the programme, by kind.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record VerifiersOf(Guid OrganisationId) : IQuery<VerifiersShown>, IInOrganisation;

internal sealed class VerifiersOfHandler(DevelopmentDb db, IPeople people, IOrganisations organisations, TimeProvider clock)
    : IQueryHandler<VerifiersOf, VerifiersShown>
{
    public async Task<VerifiersShown> Handle(VerifiersOf query, CancellationToken ct)
    {
        var programme = await organisations.Find(query.OrganisationId, ct) ?? throw new NotFound();
        var held = await db
            .Verifiers.AsNoTracking()
            .Where(v => v.ProgrammeId == programme.Id && v.EndedAt == null)
            .OrderBy(v => v.AppointedAt)
            .ToListAsync(ct);
        var names = await Names.Ask(people, held.Select(v => (Guid?)v.PersonId), ct);
        var cards = await organisations.Cards(held.Select(v => v.OrganisationId).OfType<Guid>(), ct);
        var active = await organisations.ActiveOn(London.DayOf(clock.GetUtcNow()), ct);
        return new VerifiersShown(
            programme.Name,
            [
                .. held.Select(v => new VerifierRow(
                    v.Id,
                    names.Of(v.PersonId),
                    VerifierKinds.InWords(v.Kind),
                    v.OrganisationId is { } id ? cards.GetValueOrDefault(id)?.Name ?? "An organisation that is no longer known" : null,
                    v.AppointedAt
                )),
            ],
            [.. active.Select(o => new ProgrammeRow(o.Id, o.Name))]
        );
    }
}

[Requires(DevelopmentPermission.Configure)]
internal sealed record AppointVerifier(
    Guid Id,
    Guid OrganisationId,
    [property:
        Required(ErrorMessage = "Enter an e-mail address"),
        StringLength(254, ErrorMessage = "Enter a shorter e-mail address"),
        NotFreeText
    ]
        string Email,
    [property: Required(ErrorMessage = "Choose what this person verifies")] VerifierKind? Kind,
    Guid? OfOrganisation
) : ICommand, ICreates, IInOrganisation;

internal sealed class AppointVerifierHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IPeople people,
    IOrganisations organisations
) : ICommandHandler<AppointVerifier>
{
    public async Task Handle(AppointVerifier command, CancellationToken ct)
    {
        if (await db.Verifiers.AnyAsync(v => v.Id == command.Id, ct))
            return;
        var person =
            await people.WithEmail(command.Email.Trim(), ct)
            ?? throw new Invalid("Email", "Nobody here has this e-mail address. An administrator can add them");
        if (command.OfOrganisation is { } id && await organisations.Find(id, ct) is null)
            throw new Invalid("OfOrganisation", VerifierAppointment.Rules.FinanceOfWhom.Sentence);
        db.Add(
            new VerifierAppointment(
                command.Id,
                command.OrganisationId,
                person,
                command.Kind!.Value,
                command.OfOrganisation,
                caller.Person(),
                clock.GetUtcNow()
            )
        );
        await db.Give(person, Role.Verifier, command.OrganisationId, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Ends an appointment; what was verified under it stands.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record EndVerifier(Guid OrganisationId, Guid AppointmentId) : ICommand, IInOrganisation;

internal sealed class EndVerifierHandler(DevelopmentDb db, TimeProvider clock) : ICommandHandler<EndVerifier>
{
    public async Task Handle(EndVerifier command, CancellationToken ct)
    {
        var ended = await db.Verifiers.Where(v => v.ProgrammeId == command.OrganisationId).Get(command.AppointmentId, ct);
        ended.End(clock.GetUtcNow());
        var others = await db.Verifiers.AnyAsync(
            v => v.ProgrammeId == command.OrganisationId && v.PersonId == ended.PersonId && v.EndedAt == null && v.Id != ended.Id,
            ct
        );
        if (!others)
            await db.TakeBack(ended.PersonId, Role.Verifier, command.OrganisationId, ct);
        await db.SaveChangesAsync(ct);
    }
}
