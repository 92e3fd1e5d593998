using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOvers;

internal sealed class TaskOwnerPage : HandOverInputs
{
    [BindProperty(SupportsGet = true)]
    public Guid TaskId { get; set; }

    public Task<IActionResult> OnPost() => Hand(() => new HandOverTask(Id, TaskId, Form), $"/initiatives/{Id}/delivery");

    protected override async Task Load()
    {
        var task = (await Ask(new DeliveryToRead(Id))).Tasks.FirstOrDefault(t => t.Id == TaskId && t.State == TaskState.Open);
        if (task is null)
            throw new NotFound();
        if (!task.IsOwn && !await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
        (What, Now) = (task.Text, task.Owner);
    }
}
