using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Identity.Answers;

/// <summary>
/// A wrong code refuses its act, so it is counted in a transaction of its own; looking locks nothing. Guesses that are under way at the
/// same moment may go beyond the limit by as many as there are.
/// </summary>
internal sealed class CodeGuesses(IdentityDb db, IServiceScopeFactory scopes, TimeProvider clock) : IGuesses
{
    public async Task<bool> MayGuess(string what, string from, int mostWrong, CancellationToken ct)
    {
        var (key, now) = (Guesses.Key(what, from), clock.GetUtcNow());
        var (start, ahead) = (now - GuessLimit.AddressWindow, now + GuessLimit.AddressWindow);
        return !await db.Set<GuessCount>().AnyAsync(c => c.Key == key && c.Wrong >= mostWrong && c.Since > start && c.Since <= ahead, ct);
    }

    public async Task GuessedWrong(string what, string from, CancellationToken ct)
    {
        var key = Guesses.Key(what, from);
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        // Starts a new window where the last one is over.
        await own.MayGuess(key, long.MaxValue, GuessLimit.AddressWindow, clock.GetUtcNow(), ct);
        await own.GuessedWrong(key, ct);
    }
}
