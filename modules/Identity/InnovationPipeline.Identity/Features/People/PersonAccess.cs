using InnovationPipeline.Identity.Data;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Identity.Features.People;

/// <summary>Ends every session of the person, and lets no new one begin.</summary>
[Requires(IdentityPermission.ManagePeople)]
internal sealed record DisablePerson(Guid PersonId) : ICommand, IInSystem;

internal sealed class DisablePersonHandler(IdentityDb db) : ICommandHandler<DisablePerson>
{
    public async Task Handle(DisablePerson command, CancellationToken ct)
    {
        var person = await db.People.Get(command.PersonId, ct);
        if (await db.IsAdministrator(command.PersonId, ct))
            await db.RequireAnotherAdministrator(command.PersonId, ct);
        person.Disable();
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdentityPermission.ManagePeople)]
internal sealed record EnablePerson(Guid PersonId) : ICommand, IInSystem;

internal sealed class EnablePersonHandler(IdentityDb db) : ICommandHandler<EnablePerson>
{
    public async Task Handle(EnablePerson command, CancellationToken ct)
    {
        var person = await db.People.Get(command.PersonId, ct);
        person.Enable();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Removes what names the person from every module; results stay.</summary>
[Requires(IdentityPermission.ManagePeople)]
internal sealed record ForgetPerson(Guid PersonId) : ICommand, IInSystem;

internal sealed class ForgetPersonHandler(IdentityDb db, IEnumerable<IHoldPersonalData> holders) : ICommandHandler<ForgetPerson>
{
    public async Task Handle(ForgetPerson command, CancellationToken ct)
    {
        await db.People.Get(command.PersonId, ct);
        if (await db.IsAdministrator(command.PersonId, ct))
            await db.RequireAnotherAdministrator(command.PersonId, ct);
        foreach (var holder in holders)
            await holder.Forget(command.PersonId, ct);
    }
}
