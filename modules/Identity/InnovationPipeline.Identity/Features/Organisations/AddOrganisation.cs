using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Identity.Features.Organisations;

[Requires(IdentityPermission.ManageOrganisations), SystemMay]
internal sealed record AddOrganisation(
    Guid Id,
    [property:
        Required(ErrorMessage = "Enter the organisation's name"),
        StringLength(Organisation.LongestName, ErrorMessage = "The name must be 200 characters or fewer")
    ]
        string Name,
    OrganisationKind Kind,
    [property: NotFreeText] string? Code,
    DateOnly ValidFrom,
    DateOnly? ValidTo = null,
    bool TakesChallenges = false
) : ICommand, ICreates, IInSystem;

internal sealed class AddOrganisationHandler(IdentityDb db) : ICommandHandler<AddOrganisation>
{
    public async Task Handle(AddOrganisation command, CancellationToken ct)
    {
        var life = new Period(command.ValidFrom, command.ValidTo);
        var code = await db.FreeCode(command.Code, command.Id, ct);
        var organisation = Organisation.Open(command.Id, command.Name, command.Kind, code, life, command.TakesChallenges);
        await db.Enter(organisation, ct);
        await db.SaveChangesAsync(ct);
    }
}
