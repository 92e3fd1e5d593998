using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InnovationPipeline.Platform.Web;

/// <summary>The one place where a refusal becomes a status: a problem document for programs, a page for people.</summary>
public static partial class Refusals
{
    public static void UseRefusals(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(Refuse);
    }

    private static async Task Refuse(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception refusal) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var status = StatusOf(refusal);
            if (status == StatusCodes.Status500InternalServerError)
                Failed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("InnovationPipeline.Web"), refusal);
            http.Response.Clear();
            if (WantsProblem(http))
                await Problem(http, refusal, status).ExecuteAsync(http);
            else if (refusal is SignInNeeded && HttpMethods.IsGet(http.Request.Method))
                http.Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
            else
                http.Response.StatusCode = status;
        }
    }

    public static int StatusOf(Exception refusal) =>
        refusal switch
        {
            Invalid or BadHttpRequestException => StatusCodes.Status400BadRequest,
            SignInNeeded => StatusCodes.Status401Unauthorized,
            Forbidden => StatusCodes.Status403Forbidden,
            NotFound => StatusCodes.Status404NotFound,
            RuleBroken or Stale => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static bool WantsProblem(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    private static IResult Problem(HttpContext http, Exception refusal, int status)
    {
        var problem = refusal is Invalid invalid
            ? new HttpValidationProblemDetails(invalid.Errors.ToDictionary(StringComparer.Ordinal))
            : new ProblemDetails();
        problem.Status = status;
        problem.Title =
            status == StatusCodes.Status500InternalServerError ? "Something went wrong here. It has been recorded" : refusal.Message;
        problem.Extensions["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        return Results.Problem(problem);
    }

    [LoggerMessage(LogLevel.Error, "A request failed")]
    private static partial void Failed(ILogger log, Exception failure);
}
