using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InnovationPipeline.Host.Features.About;

internal sealed class PrivacyPage : PageModel
{
    public void OnGet() { }
}
