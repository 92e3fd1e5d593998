using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.UiKit;

/// <summary>
/// A page over its slice's messages. Every act goes through <see cref="Attempt"/>: a refusal becomes the error summary
/// and what was typed stays; an expired form is shown again with a sentence.
/// </summary>
[IgnoreAntiforgeryToken] // Checked in Attempt, so that an expired token loses nothing that was typed.
public abstract class SlicePage : PageModel
{
    public const string ExpiredSentence = "This page had been open too long. Check what you entered, then send it again";

    private bool _expired;

    /// <summary>Somebody else saved first: show their text beside what was typed.</summary>
    public bool IsStale { get; private set; }

    protected ICaller Caller => HttpContext.Caller();

    protected CancellationToken Ct => HttpContext.RequestAborted;

    private Messenger Messenger => HttpContext.RequestServices.GetRequiredService<Messenger>();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
            _expired = !await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext);
        await next();
    }

    protected Task<T> Ask<T>(IQuery<T> query) => Messenger.Ask(query, Caller, Ct);

    /// <summary>Whether to offer something; the act itself asks again.</summary>
    protected async Task<bool> May(string permission, Guid scopeId)
    {
        await using var scope = HttpContext.RequestServices.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccessTables>().May(Caller, permission, scopeId, Ct);
    }

    /// <summary>The same for what needs no scope.</summary>
    protected async Task<bool> MayAnywhere(string permission)
    {
        await using var scope = HttpContext.RequestServices.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AccessTables>().JudgeAnywhere(Caller, permission, Ct)).Allowed;
    }

    /// <summary>Sends the act if the form is valid; false when it was refused and the page is to be shown again.</summary>
    protected async Task<bool> Attempt(Func<ICommand> act) =>
        await Attempted(async () =>
        {
            await Messenger.Send(act(), Caller, Ct, NotPatientDetails);
            return true;
        });

    /// <summary>Sends an act that answers; the answer is null when it was refused.</summary>
    protected async Task<T?> Attempt<T>(Func<ICommand<T>> act)
        where T : class => await Attempted(() => Messenger.Send(act(), Caller, Ct, NotPatientDetails));

    /// <summary>Asks what would come of what was typed; the answer is null when it was refused.</summary>
    protected async Task<T?> Attempt<T>(Func<IQuery<T>> preview)
        where T : class => await Attempted(() => Ask(preview()));

    /// <summary>Loads the page again and shows it with its errors.</summary>
    protected async Task<IActionResult> Redisplay(Func<Task> load)
    {
        await load();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Shown once, at the head of the next page.</summary>
    protected void Tell(string success) => TempData["Success"] = success;

    private bool NotPatientDetails =>
        Request.HasFormContentType && string.Equals(Request.Form["NotPatientDetails"], "true", StringComparison.OrdinalIgnoreCase);

    private async Task<T?> Attempted<T>(Func<Task<T>> send)
    {
        if (_expired)
            ModelState.AddModelError("", ExpiredSentence);
        if (!ModelState.IsValid)
            return default;
        try
        {
            return await send();
        }
        catch (RuleBroken refusal)
        {
            ModelState.AddModelError("", refusal.Message);
        }
        catch (Invalid refusal)
        {
            foreach (var (field, sentences) in refusal.Errors)
            foreach (var sentence in sentences)
                ModelState.AddModelError(FieldNamed(field), sentence);
        }
        catch (Stale refusal)
        {
            IsStale = true;
            ModelState.Remove("Version");
            ModelState.AddModelError("", refusal.Message);
        }
        return default;
    }

    /// <summary>The form's field of that name, wherever its page keeps it ("Form.Title" for "Title").</summary>
    private string FieldNamed(string field) =>
        ModelState.ContainsKey(field)
            ? field
            : ModelState.Keys.FirstOrDefault(k => k.EndsWith("." + field, StringComparison.OrdinalIgnoreCase)) ?? field;
}
