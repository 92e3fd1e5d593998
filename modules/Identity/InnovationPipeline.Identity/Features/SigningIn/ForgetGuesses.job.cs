using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Identity.Features.SigningIn;

internal sealed class ForgetGuessesJob(Messenger messenger) : IJob
{
    public string Cron => "20 3 * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new ForgetGuesses(), Callers.System, ct);
}
