using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Voting.Features.Questions;

/// <summary>No question of a closed event stays without an ending or an owner, one that was asked at the last second included.</summary>
internal sealed class HandOverQuestionsJob(Messenger messenger) : IJob
{
    public string Cron => "* * * * *";

    public async Task Run(CancellationToken ct)
    {
        foreach (var innovationEventId in await messenger.Ask(new EventsWithOpenQuestions(), Callers.System, ct))
        {
            try
            {
                await messenger.Send(new HandOverQuestions(innovationEventId), Callers.System, ct);
            }
            // Nobody is there to answer: the event cannot be archived until the organiser names somebody, and other events go on.
            catch (RuleBroken) { }
        }
    }
}
