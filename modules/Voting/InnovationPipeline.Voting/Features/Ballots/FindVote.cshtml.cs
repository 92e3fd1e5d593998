using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>The short address of the big screen. The code is in the address, so that it is still there after signing in.</summary>
internal sealed class FindVotePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (!Request.Query.ContainsKey(nameof(Code)))
            return Page();
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), "Enter the code");
        else
            try
            {
                return Redirect($"/events/{await Ask(new VoteWithCode(Code))}/vote");
            }
            catch (RuleBroken unknown)
            {
                ModelState.AddModelError(nameof(Code), unknown.Message);
            }
        return await Redisplay(() => Task.CompletedTask);
    }
}
