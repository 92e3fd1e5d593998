using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Identity.Features.Organisations;

[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record ChangeOrganisation(
    Guid OrganisationId,
    uint Version,
    [property:
        Required(ErrorMessage = "Enter the organisation's name"),
        StringLength(Organisation.LongestName, ErrorMessage = "The name must be 200 characters or fewer")
    ]
        string Name,
    OrganisationKind Kind,
    [property: NotFreeText] string? Code,
    DateOnly ValidFrom,
    bool TakesChallenges
) : ICommand, IEdits, IInSystem;

internal sealed class ChangeOrganisationHandler(IdentityDb db) : ICommandHandler<ChangeOrganisation>
{
    public async Task Handle(ChangeOrganisation command, CancellationToken ct)
    {
        var organisation = await db.Organisations.Get(command.OrganisationId, command.Version, ct);
        var code = await db.FreeCode(command.Code, organisation.Id, ct);
        organisation.Describe(command.Name, command.Kind, code, command.ValidFrom, command.TakesChallenges);
        await db.MakeFindable(organisation, ct);
        await db.SaveChangesAsync(ct);
    }
}
