using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InnovationPipeline.Host.Features.Errors;

/// <summary>What a person sees instead of a status number; asks nothing, so that it can always be shown.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorShownPage : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public string Heading =>
        Status switch
        {
            401 => "Sign in first",
            403 => "You do not have permission to do this",
            404 => "Page not found",
            409 => "Somebody was faster",
            400 => "We could not read that",
            _ => "Sorry, there is a problem with the service",
        };

    public string Sentence =>
        Status switch
        {
            401 => "Sign in, then try again.",
            403 => "If you think that you should, ask the organiser.",
            404 => "Check the address. It may be something that you are not allowed to see.",
            409 => "This changed while you were working. Go back, load the page again and repeat what you did.",
            400 => "Go back and try again. What you entered is still in the form.",
            _ => "Try again in a minute. What went wrong has been recorded.",
        };

    public void OnGet() { }

    public void OnPost() { }
}
