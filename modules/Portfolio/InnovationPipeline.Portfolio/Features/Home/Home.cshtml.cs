using InnovationPipeline.UiKit;

namespace InnovationPipeline.Portfolio.Features.Home;

internal sealed class HomePage : SlicePage
{
    public Home Home { get; private set; } = null!;

    public async Task OnGet() => Home = await Ask(new HomeNow());
}
