using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Agenda;

internal sealed class EditBlockPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    /// <summary>An id, or "new".</summary>
    [BindProperty(SupportsGet = true)]
    public string Which { get; set; } = "";

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty, Required(ErrorMessage = "Select what kind of block it is")]
    public BlockType? Type { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter how many minutes it takes")]
    public int? Minutes { get; set; }

    [BindProperty]
    public TimeOnly? LockedStart { get; set; }

    [BindProperty]
    public bool Seated { get; set; }

    [BindProperty]
    public bool ForTeam { get; set; }

    public Guid? BlockId => Guid.TryParse(Which, out var id) ? id : null;

    public BlockToEdit Stored { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        if (Stored.Text is not { } text)
            return;
        (Type, Title, Minutes, LockedStart) = (text.Type, text.Title, text.Minutes, text.LockedStart);
        (Seated, ForTeam) = (text.Seated, text.Visibility == BlockVisibility.Team);
    }

    public async Task<IActionResult> OnPost()
    {
        var saved = BlockId is { } block
            ? await Attempt(() => new ChangeBlock(InnovationEventId, block, Version, Text()))
            : await Attempt(() => new AddBlock(Id, InnovationEventId, Text()));
        return saved ? Redirect($"/events/{InnovationEventId}/run-sheet") : await Redisplay(Load);
    }

    private BlockText Text() =>
        new(Type!.Value, Title!, Minutes!.Value, LockedStart, Seated, ForTeam ? BlockVisibility.Team : BlockVisibility.Public);

    private async Task Load()
    {
        Stored = await Ask(new WordsOfBlock(InnovationEventId, BlockId));
        Version = Stored.Version;
    }
}
