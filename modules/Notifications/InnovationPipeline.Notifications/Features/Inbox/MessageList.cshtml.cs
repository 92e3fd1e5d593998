using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Notifications.Features.Inbox;

internal sealed class MessageListPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public Inbox Inbox { get; private set; } = null!;

    public async Task OnGet()
    {
        Inbox = await Ask(new InboxOf(PageNumber));
        PageNumber = Math.Clamp(PageNumber, 1, Inbox.Pages);
    }

    public async Task<IActionResult> OnPostMark(Guid id, bool asRead) =>
        await Attempt(() => new MarkMessage(id, asRead)) ? RedirectToPage(new { p = PageNumber }) : await Redisplay(OnGet);

    public async Task<IActionResult> OnPostAllRead()
    {
        if (!await Attempt(() => new MarkAllMessagesRead()))
            return await Redisplay(OnGet);
        Tell("All messages are marked as read");
        return RedirectToPage();
    }
}
