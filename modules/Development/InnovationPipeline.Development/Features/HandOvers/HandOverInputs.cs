using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOvers;

/// <summary>What is typed where something is given to somebody else.</summary>
internal abstract class HandOverInputs : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why it is handed over")]
    public string? Reason { get; set; }

    /// <summary>Who has it now.</summary>
    public string Now { get; protected set; } = "";

    /// <summary>What it is called.</summary>
    public string What { get; protected set; } = "";

    protected HandOverForm Form => new(Email!, Reason!);

    public Task OnGet() => Load();

    protected abstract Task Load();

    protected async Task<IActionResult> Hand(Func<ICommand> act, string then)
    {
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell("Handed over. Both people are told");
        return Redirect(then);
    }
}
