using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Joining;

/// <summary>After registering: the personal link and code, shown once.</summary>
internal sealed class JoinedEventPage : SlicePage
{
    public const string Path = "JoinedPath";
    public const string Code = "JoinedCode";
    public const string Waiting = "JoinedWaiting";

    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    public string? PersonalPath { get; private set; }
    public string? PersonalCode { get; private set; }
    public bool IsWaiting { get; private set; }
    public Invitation Invitation { get; private set; } = null!;

    public async Task OnGet()
    {
        Invitation = await Ask(new InvitationTo(InnovationEventId));
        PersonalPath = TempData[Path] as string;
        PersonalCode = TempData[Code] as string;
        IsWaiting = TempData[Waiting] is true;
        Response.Headers.CacheControl = "no-store";
    }
}
