using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.SigningIn;

[Requires(IdentityPermission.ManagePeople), SystemMay, Unaudited("it removes counts that no longer count")]
internal sealed record ForgetGuesses : ICommand, Platform.Access.IInSystem;

internal sealed class ForgetGuessesHandler(IdentityDb db, TimeProvider clock) : ICommandHandler<ForgetGuesses>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task Handle(ForgetGuesses command, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Set<GuessCount>().Where(c => c.Since < before).ExecuteDeleteAsync(ct);
    }
}
