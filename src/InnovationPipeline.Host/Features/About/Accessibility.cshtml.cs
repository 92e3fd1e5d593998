using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InnovationPipeline.Host.Features.About;

internal sealed class AccessibilityPage : PageModel
{
    public void OnGet() { }
}
