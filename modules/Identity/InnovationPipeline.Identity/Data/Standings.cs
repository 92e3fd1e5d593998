using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Identity.Data;

/// <summary>What a session says of itself.</summary>
/// <param name="PassId">the link or code that it began with; none for a password</param>
/// <param name="Stamp">of the account when it began; none for a link or code</param>
internal sealed record Standing(Guid PersonId, Guid? PassId, string? Stamp);

/// <summary>Whether sessions still hold, as the database says now: those asked about at the same time are read together.</summary>
internal sealed class Standings
{
    private const int Most = 500;
    private readonly Batches<ValueTuple, Standing, bool> _batches;

    public Standings(IServiceScopeFactory scopes) =>
        _batches = new(
            Most,
            async (_, asked) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var services = scope.ServiceProvider;
                return await Read(services.GetRequiredService<IdentityDb>(), services.GetRequiredService<TimeProvider>(), asked);
            }
        );

    public Task<bool> Holds(Standing standing) => _batches.Join(default, standing);

    private static async Task<IReadOnlyList<bool>> Read(IdentityDb db, TimeProvider clock, IReadOnlyList<Standing> asked)
    {
        var (people, now) = (asked.Select(s => s.PersonId).Distinct().ToList(), clock.GetUtcNow());
        var stamps = await db
            .People.Where(p => people.Contains(p.Id) && !p.IsDisabled && p.ForgottenAt == null)
            .Select(p => new { p.Id, Stamp = db.Accounts.Where(a => a.Id == p.Id).Select(a => a.SecurityStamp).SingleOrDefault() })
            .ToDictionaryAsync(p => p.Id, p => p.Stamp);
        var passes = asked.Select(s => s.PassId).OfType<Guid>().Distinct().ToList();
        var valid =
            passes.Count == 0
                ? []
                : await db
                    .Passes.Where(p => passes.Contains(p.Id) && p.EndedAt == null && p.EndsAt > now)
                    .ToDictionaryAsync(p => p.Id, p => p.PersonId);
        return
        [
            .. asked.Select(s =>
                stamps.TryGetValue(s.PersonId, out var stamp)
                && (s.Stamp is null || s.Stamp == stamp)
                && (s.PassId is not { } pass || (valid.TryGetValue(pass, out var owner) && owner == s.PersonId))
            ),
        ];
    }
}
