using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Speakers;

internal sealed class EditSpeakerPage : SlicePage
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

    [BindProperty, Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an organisation")]
    public string? Organisation { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a short biography")]
    public string? Bio { get; set; }

    [BindProperty]
    public List<Guid> AreaIds { get; set; } = [];

    [BindProperty]
    public bool IsPanel { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Guid? SpeakerId => Guid.TryParse(Which, out var id) ? id : null;

    public SpeakerToEdit Stored { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        if (Stored.Text is not { } text)
            return;
        (Name, Organisation, Bio, IsPanel) = (text.Name, text.Organisation, text.Bio, text.IsPanel);
        AreaIds = [.. text.AreaIds];
    }

    public async Task<IActionResult> OnPost()
    {
        var saved = SpeakerId is { } speaker
            ? await Attempt(() => new ChangeSpeaker(InnovationEventId, speaker, Version, Text()))
            : await Attempt(() => new AddSpeaker(Id, InnovationEventId, Text()));
        return saved ? Redirect($"/events/{InnovationEventId}/speakers") : await Redisplay(Load);
    }

    private SpeakerText Text() => new(Name!, Organisation!, Bio!, AreaIds, IsPanel, Email);

    private async Task Load()
    {
        Stored = await Ask(new WordsOfSpeaker(InnovationEventId, SpeakerId));
        Version = Stored.Version;
    }
}
