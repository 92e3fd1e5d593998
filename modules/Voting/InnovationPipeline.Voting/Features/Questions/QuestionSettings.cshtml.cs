using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class QuestionSettingsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public bool IsModerated { get; set; }

    [BindProperty]
    public string? NamedEmail { get; set; }

    [BindProperty]
    public int? AnswerDays { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public DeskSettings Settings { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Show();
    }

    public async Task<IActionResult> OnPostDeclare()
    {
        if (AnswerDays is null)
            ModelState.AddModelError(nameof(AnswerDays), "Enter a number of days from 1 to 90");
        return await Done(
            await Attempt(() => new DeclareDesk(EventId, Version, IsModerated, NamedEmail, AnswerDays!.Value)),
            "Settings saved",
            Load
        );
    }

    public async Task<IActionResult> OnPostName() =>
        await Done(await Attempt(() => new NameHost(EventId, Email ?? "")), "Named as a host", Shown);

    public async Task<IActionResult> OnPostRemove(Guid personId) =>
        await Done(await Attempt(() => new RemoveHost(EventId, personId)), "No longer a host", Shown);

    private async Task<IActionResult> Done(bool done, string said, Func<Task> load)
    {
        if (!done)
            return await Redisplay(load);
        Tell(said);
        return RedirectToPage("/Questions/QuestionSettings", new { EventId });
    }

    private async Task Shown()
    {
        await Load();
        Show();
    }

    private void Show() => (IsModerated, AnswerDays) = (Settings.IsModerated, Settings.AnswerDays);

    private async Task Load() => Settings = await Ask(new DeskSettingsOf(EventId));
}
