using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Answers;

internal sealed class PersonalLinks(IdentityDb db, TimeProvider clock) : IPersonalLinks
{
    public async Task<PersonalLink> Issue(Guid personId, Guid innovationEventId, DateTimeOffset endsAt, CancellationToken ct)
    {
        if (!await db.People.AnyAsync(p => p.Id == personId && p.ForgottenAt == null, ct))
            throw new NotFound();
        foreach (var earlier in await NotEnded(innovationEventId).Where(p => p.PersonId == personId).ToListAsync(ct))
            earlier.End(clock.GetUtcNow());
        // The ended one first: only one that has not ended may stand for a person at an event.
        await db.SaveChangesAsync(ct);

        var secrets = await UnusedSecrets(ct);
        db.Passes.Add(Pass.Issue(Guid.CreateVersion7(), personId, innovationEventId, secrets, endsAt.ToUniversalTime()));
        await db.SaveChangesAsync(ct);
        return new PersonalLink($"/join/{secrets.Token}", secrets.Code);
    }

    public async Task End(Guid innovationEventId, CancellationToken ct)
    {
        foreach (var pass in await NotEnded(innovationEventId).ToListAsync(ct))
            pass.End(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    public async Task<Guid?> PersonWithCode(string code, Guid innovationEventId, CancellationToken ct)
    {
        var letters = PassCode.Letters(code);
        if (letters.Length == 0)
            return null;
        var digest = PassSecrets.DigestOf(letters);
        var pass = await NotEnded(innovationEventId).SingleOrDefaultAsync(p => p.CodeDigest == digest, ct);
        return pass?.Holds(clock.GetUtcNow()) == true ? pass.PersonId : null;
    }

    private IQueryable<Pass> NotEnded(Guid innovationEventId) =>
        db.Passes.Where(p => p.InnovationEventId == innovationEventId && p.EndedAt == null);

    private async Task<PassSecrets> UnusedSecrets(CancellationToken ct)
    {
        while (true)
        {
            var secrets = PassSecrets.New();
            var code = PassSecrets.DigestOf(PassCode.Letters(secrets.Code));
            if (!await db.Passes.AnyAsync(p => p.CodeDigest == code, ct))
                return secrets;
        }
    }
}
