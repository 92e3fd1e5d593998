using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.People;

/// <param name="Password">none for those who come by link or code only</param>
[Requires(IdentityPermission.ManagePeople), SystemMay]
internal sealed record AddPerson(
    Guid Id,
    [property:
        Required(ErrorMessage = "Enter a name"),
        StringLength(Person.LongestName, ErrorMessage = "A name must be 200 characters or fewer")
    ]
        string Name,
    [property: NotFreeText] string? Email,
    Guid? OrganisationId,
    [property: Sealed, NotFreeText] string? Password = null
) : ICommand, ICreates, IInSystem;

internal sealed class AddPersonHandler(IdentityDb db, IPeople people, UserManager<Account> accounts) : ICommandHandler<AddPerson>
{
    public async Task Handle(AddPerson command, CancellationToken ct)
    {
        if (await db.People.AnyAsync(p => p.Id == command.Id, ct))
            return;
        if (command.Password is not null && string.IsNullOrWhiteSpace(command.Email))
            throw new Invalid("Email", "Enter an email address: it is what a person with a password signs in with");
        await people.Enrol(command.Id, command.Name, command.Email, command.OrganisationId, ct);
        if (command.Password is { } password)
            await accounts.SetPassword(command.Id, password);
        await db.Index(
            new SearchDocument(
                command.Id,
                "Person",
                Scope.System,
                IdentityPermission.ManagePeople,
                command.Name.Trim(),
                command.Email ?? "",
                $"/people/{command.Id}"
            ),
            ct
        );
        await db.SaveChangesAsync(ct);
    }
}
