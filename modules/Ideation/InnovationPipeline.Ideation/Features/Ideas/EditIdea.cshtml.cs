using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Ideas;

internal sealed class EditIdeaPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a short title for the idea")]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IdeaWords Stored { get; private set; } = null!;
    public bool MayEdit { get; private set; }

    public async Task OnGet()
    {
        await Load();
        (Version, Title, Text) = (Stored.Version, Stored.Title, Stored.Text);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new EditIdea(IdeaId, Version, Title!, Text ?? "")))
            return await Redisplay(Load);
        Tell("Idea changed");
        return RedirectToPage("IdeaDetail", new { IdeaId });
    }

    private async Task Load()
    {
        Stored = await Ask(new WordsOf(IdeaId));
        MayEdit = Stored.IsMine && Stored.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
        if (IsStale)
            Version = Stored.Version;
    }
}
