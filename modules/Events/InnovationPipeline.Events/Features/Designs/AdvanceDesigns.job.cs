using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class AdvanceDesigns(Messenger messenger) : ILongRun
{
    public async Task<bool> Advance(CancellationToken ct) => (await messenger.Send(new AdvanceDesign(), Callers.System, ct)).Any;
}
