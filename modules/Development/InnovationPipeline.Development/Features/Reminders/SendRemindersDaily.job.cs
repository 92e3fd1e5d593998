using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Reminders;

/// <summary>Twice each working morning: what the first run missed the second sends.</summary>
internal sealed class SendRemindersDaily(Messenger messenger) : IJob
{
    public string Cron => "0 8,11 * * 1-5";

    public Task Run(CancellationToken ct) => messenger.Send(new SendReminders(), Callers.System, ct);
}
