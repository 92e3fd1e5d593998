using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InnovationPipeline.Host.Features.About;

internal sealed class ContactPage(IConfiguration configuration) : PageModel
{
    public string? Email { get; private set; }

    public string? Organisation { get; private set; }

    public void OnGet() => (Email, Organisation) = (configuration["Service:ContactEmail"], configuration["Service:Organisation"]);
}
