using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Transfers;

internal sealed class HolderListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string? Email { get; set; }

    public IReadOnlyList<HeldThing> Held { get; private set; } = [];

    public async Task OnGet() => Held = await Ask(new HeldBy(Email ?? ""));
}
