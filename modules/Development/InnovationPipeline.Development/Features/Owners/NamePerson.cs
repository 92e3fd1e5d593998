using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Owners;

internal sealed record OwnersShown(string Title, bool HasEnded, IReadOnlyList<OwnerShown> Owners);

internal sealed record OwnerShown(Position Position, string InWords, string Name, bool IsOwn);

[Requires(DevelopmentPermission.See)]
internal sealed record OwnersOf(Guid InitiativeId) : IQuery<OwnersShown>, IInInitiative;

internal sealed class OwnersOfHandler(DevelopmentDb db, ICaller caller, IPeople people) : IQueryHandler<OwnersOf, OwnersShown>
{
    public async Task<OwnersShown> Handle(OwnersOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(query.InitiativeId, ct);
        var positions = Enum.GetValues<Position>();
        var names = await Names.Ask(people, positions.Select(initiative.Holder), ct);
        return new OwnersShown(
            initiative.Title,
            initiative.HasEnded,
            [
                .. positions.Select(p => new OwnerShown(
                    p,
                    Positions.InWords(p),
                    names.Of(initiative.Holder(p)),
                    initiative.Holder(p) == caller.PersonId
                )),
            ]
        );
    }
}

/// <summary>Gives a position to a person with an account; what the position may do comes and goes with it.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record NamePerson(
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose a position")] Position? Position,
    [property:
        Required(ErrorMessage = "Enter an e-mail address"),
        StringLength(254, ErrorMessage = "Enter a shorter e-mail address"),
        NotFreeText
    ]
        string Email,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? Reason
) : ICommand, IInInitiative;

internal sealed class NamePersonHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<NamePerson>
{
    public async Task Handle(NamePerson command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var personId =
            await people.WithEmail(command.Email.Trim(), ct)
            ?? throw new Invalid("Email", "Nobody here has this e-mail address. An administrator can add them");
        var position = command.Position!.Value;
        await Holding.RequireMayHold(position, personId, initiative, people, ct);
        var before = initiative.Holder(position);
        if (before == personId)
            return;

        initiative.Name(position, personId);
        await db.Hand(initiative, position, before, personId, ct);
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                clock.GetUtcNow(),
                $"{Positions.InWords(position)} named",
                before is null ? null : Names.Written(before),
                Names.Written(personId),
                string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim()
            )
        );
        if (initiative.OpenGateId is { } gate)
            await db.StandAside(initiative, gate, new Standing(db, ideas, events, people), clock.GetUtcNow(), ct);
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }
}
