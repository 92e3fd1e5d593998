using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Notifications.Features.Inbox;

internal sealed class MessageDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MessageShown Message { get; private set; } = null!;

    /// <summary>Opening a message is reading it; asked for again, nothing changes.</summary>
    public async Task OnGet()
    {
        Message = await Ask(new MessageOf(Id));
        if (!Message.IsRead)
            await Attempt(() => new MarkMessage(Id, AsRead: true));
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new MarkMessage(Id, AsRead: false)))
            return await Redisplay(async () => Message = await Ask(new MessageOf(Id)));
        Tell("The message is marked as unread");
        return RedirectToPage("MessageList");
    }
}
