using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace InnovationPipeline.Identity.Features.SigningIn;

internal sealed record Persona(Guid Id, string Role, string Name, string Organisation);

[ForEveryone("a development host has no passwords to give")]
internal sealed record Personas : IQuery<IReadOnlyList<Persona>>;

internal sealed class PersonasHandler(IdentityDb db, IHostEnvironment environment) : IQueryHandler<Personas, IReadOnlyList<Persona>>
{
    public async Task<IReadOnlyList<Persona>> Handle(Personas query, CancellationToken ct)
    {
        if (!environment.IsDevelopment())
            throw new NotFound();
        var cast = Cast.Everyone.Where(m => m.Persona is not null).ToList();
        var ids = cast.Select(m => m.Id).ToList();
        var here = await db
            .People.Where(p => ids.Contains(p.Id) && !p.IsDisabled && p.ForgottenAt == null)
            .Select(p => p.Id)
            .ToListAsync(ct);
        return cast.Where(m => here.Contains(m.Id))
            .Select(m => new Persona(m.Id, m.Persona!, m.Name, Cast.Organisations.Single(o => o.Key == m.Organisation).Name))
            .ToList();
    }
}

[ForEveryone("a development host has no passwords to give")]
internal sealed record SignInAsPersona(Guid PersonId) : ICommand<SignInAnswer>;

internal sealed class SignInAsPersonaHandler(IdentityDb db, IHostEnvironment environment) : ICommandHandler<SignInAsPersona, SignInAnswer>
{
    public async Task<SignInAnswer> Handle(SignInAsPersona command, CancellationToken ct)
    {
        if (!environment.IsDevelopment())
            throw new NotFound();
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == command.PersonId, ct);
        return person is { MaySignIn: true }
            ? new SignInAnswer(new Arrival(person.Id, person.Name), null)
            : new SignInAnswer(null, "Nobody with this id may sign in");
    }
}
