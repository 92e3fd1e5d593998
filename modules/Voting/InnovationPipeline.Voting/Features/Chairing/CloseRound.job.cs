using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Voting.Features.Chairing;

/// <summary>Closes what nobody has closed by hand at its time.</summary>
internal sealed class CloseRoundJob(Messenger messenger) : IJob
{
    public string Cron => "* * * * *";

    public async Task Run(CancellationToken ct)
    {
        foreach (var roundId in await messenger.Ask(new RoundsDueToClose(), Callers.System, ct))
        {
            try
            {
                await messenger.Send(new CloseRound(roundId), Callers.System, ct);
            }
            // The chair closed it between the look and the act: done.
            catch (RuleBroken) { }
        }
    }
}
