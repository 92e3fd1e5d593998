using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Portfolio.Features.Threads;

internal sealed class IdeaThreadPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public GoldenThread Thread { get; private set; } = null!;

    public async Task OnGet() => Thread = await Ask(new ThreadOfIdea(Id));
}
