using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Platform.Web;

/// <summary>A door for programs; found by a scan, mapped under /api/v1.</summary>
public interface IApi
{
    void Map(IEndpointRouteBuilder api);
}

/// <summary>Sends a program's message as the caller of its request.</summary>
public static class Api
{
    /// <summary>
    /// Required of every unsafe request: a page of another site cannot set it, and it names the act so that a repeat
    /// is harmless.
    /// </summary>
    public const string KeyHeader = "Idempotency-Key";

    public static void MapApis(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter(RequireKey);
        foreach (
            var door in app
                .ServiceProvider.GetRequiredService<ModuleCatalogue>()
                .ModuleTypes.Where(t => t.IsAssignableTo(typeof(IApi)) && t.IsClass)
        )
            ((IApi)Activator.CreateInstance(door)!).Map(api);
        app.Map("/api/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such address"));
    }

    public static Task<T> Ask<T>(this HttpContext http, IQuery<T> query) =>
        http.RequestServices.GetRequiredService<Messenger>().Ask(query, http.Caller(), http.RequestAborted);

    public static Task Send(this HttpContext http, ICommand command) =>
        http.RequestServices.GetRequiredService<Messenger>().Send(command, http.Caller(), http.RequestAborted, Confirmed(http));

    public static Task<T> Send<T>(this HttpContext http, ICommand<T> command) =>
        http.RequestServices.GetRequiredService<Messenger>().Send(command, http.Caller(), http.RequestAborted, Confirmed(http));

    /// <summary>The key of the request, for the id of what it creates.</summary>
    public static Guid Key(this HttpContext http) => Guid.Parse(http.Request.Headers[KeyHeader].ToString());

    /// <summary>Where the request came from: wrong codes are counted for it.</summary>
    public static string Address(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool Confirmed(HttpContext http) =>
        string.Equals(http.Request.Headers["Not-Patient-Details"], "true", StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<object?> RequireKey(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || Guid.TryParse(request.Headers[KeyHeader], out _))
            return await next(context);
        throw new Invalid(KeyHeader, $"Send a header {KeyHeader} with a new UUID for each act, and the same UUID when you try again");
    }
}
