using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Dispositions;

internal sealed class TellAnswersWhenDue(Messenger messenger) : IJob
{
    public string Cron => "* * * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new TellAnswersDue(), Callers.System, ct);
}
