using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.People;

/// <summary>The roles that an administrator gives, and where. All others come with what people do elsewhere.</summary>
internal static class GivenHere
{
    public static readonly IReadOnlyList<string> InOrganisations =
    [
        Role.Organiser,
        Role.Assessor,
        Role.GateChair,
        Role.Verifier,
        Role.Executive,
        Role.IcsPartner,
    ];

    public static readonly IReadOnlyList<string> InSystem = [Role.Administrator];

    public static readonly Rule AnAdministratorStays = new("There must be an administrator. Make somebody else one first");

    /// <exception cref="NotFound">there is no such place here</exception>
    /// <exception cref="Invalid">the role is not given there</exception>
    public static async Task RequireGivenIn(this IdentityDb db, Guid scopeId, string role, CancellationToken ct)
    {
        if (scopeId != Scope.System && !await db.Organisations.AnyAsync(o => o.Id == scopeId, ct))
            throw new NotFound();
        if (!(scopeId == Scope.System ? InSystem : InOrganisations).Contains(role))
            throw new Invalid("Role", "Choose a role that is given there");
    }

    /// <summary>Before an administrator goes: locks the system's scope, so that the last two cannot leave at once.</summary>
    public static async Task RequireAnotherAdministrator(this IdentityDb db, Guid personId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM platform.scopes WHERE id = {Scope.System} FOR UPDATE", ct);
        var others = db
            .Grants.Where(g => g.ScopeId == Scope.System && g.Role == Role.Administrator && g.PersonId != personId)
            .Select(g => g.PersonId);
        AnAdministratorStays.Require(await db.People.AnyAsync(p => others.Contains(p.Id) && !p.IsDisabled && p.ForgottenAt == null, ct));
    }

    public static Task<bool> IsAdministrator(this IdentityDb db, Guid personId, CancellationToken ct) =>
        db.Grants.AnyAsync(g => g.PersonId == personId && g.Role == Role.Administrator && g.ScopeId == Scope.System, ct);
}

/// <param name="PlaceId">an organisation, or the whole system</param>
[Requires(IdentityPermission.ManagePeople), SystemMay]
internal sealed record GiveRole(Guid PersonId, string Role, Guid PlaceId) : ICommand, IInSystem;

internal sealed class GiveRoleHandler(IdentityDb db) : ICommandHandler<GiveRole>
{
    public async Task Handle(GiveRole command, CancellationToken ct)
    {
        var person = await db.People.Get(command.PersonId, ct);
        Person.Rules.NotForgotten.Require(person.ForgottenAt is null);
        await db.RequireGivenIn(command.PlaceId, command.Role, ct);
        await db.Give(command.PersonId, command.Role, command.PlaceId, ct);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdentityPermission.ManagePeople)]
internal sealed record WithdrawRole(Guid PersonId, string Role, Guid PlaceId) : ICommand, IInSystem;

internal sealed class WithdrawRoleHandler(IdentityDb db) : ICommandHandler<WithdrawRole>
{
    public async Task Handle(WithdrawRole command, CancellationToken ct)
    {
        await db.People.Get(command.PersonId, ct);
        await db.RequireGivenIn(command.PlaceId, command.Role, ct);
        if (command.PlaceId == Scope.System && await db.IsAdministrator(command.PersonId, ct))
            await db.RequireAnotherAdministrator(command.PersonId, ct);
        await db.TakeBack(command.PersonId, command.Role, command.PlaceId, ct);
        await db.SaveChangesAsync(ct);
    }
}
