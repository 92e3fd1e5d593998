using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Identity.Features.SigningIn;

[ForSignedIn("everyone may leave")]
internal sealed record EndSession : ICommand;

internal sealed class EndSessionHandler : ICommandHandler<EndSession>
{
    /// <summary>The session is the cookie, which the door takes back; what remains is the entry in the audit trail.</summary>
    public Task Handle(EndSession command, CancellationToken ct) => Task.CompletedTask;
}
