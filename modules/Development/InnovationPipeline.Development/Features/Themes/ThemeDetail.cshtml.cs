using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Themes;

internal sealed class ThemeDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public ThemeState? State { get; set; }

    [BindProperty]
    public Guid? InitiativeId { get; set; }

    [BindProperty]
    public Guid NewInitiativeId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    public ThemeInFull Theme { get; private set; } = null!;
    public bool MayChange { get; private set; }

    public IEnumerable<SelectListItem> Initiatives => Theme.InitiativesToLink.Select(i => new SelectListItem(i.Title, i.Id.ToString()));

    public static IEnumerable<SelectListItem> States =>
        Enum.GetValues<ThemeState>().Select(s => new SelectListItem(s.ToString(), s.ToString()));

    public async Task OnGet()
    {
        await Load();
        (Version, Name, State, Title) = (Theme.Version, Theme.Name, Theme.State, Theme.Name);
    }

    public Task<IActionResult> OnPostChange() =>
        Act(() => new ChangeTheme(Id, Version, Name ?? "", State ?? ThemeState.Emerging), "Theme changed", $"/themes/{Id}");

    public Task<IActionResult> OnPostLink() => Act(() => new LinkInitiative(Id, InitiativeId), "Initiative linked", $"/themes/{Id}");

    public Task<IActionResult> OnPostTake() =>
        Act(
            () => new TakeThemeForward(NewInitiativeId, Id, Title ?? ""),
            "Taken forward. You lead it: name its owners next",
            $"/initiatives/{NewInitiativeId}"
        );

    private async Task<IActionResult> Act(Func<ICommand> act, string told, string then)
    {
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell(told);
        return Redirect(then);
    }

    private async Task Load()
    {
        Theme = await Ask(new ThemeToRead(Id));
        MayChange = await May(DevelopmentPermission.TakeForward, Id);
        if (IsStale || Version == 0)
            Version = Theme.Version;
        Name ??= Theme.Name;
        State ??= Theme.State;
        Title ??= Theme.Name;
    }
}
