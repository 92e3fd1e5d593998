using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace InnovationPipeline.Platform.Access;

/// <summary>The caller that a web request's cookie or token names.</summary>
public static class CallerOfRequest
{
    public const string PersonClaim = "sub";
    public const string WithinClaim = "within";

    public static ICaller Caller(this HttpContext context) => Of(context.User);

    public static ICaller Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(PersonClaim), out var person)
            ? Callers.Person(person, Guid.TryParse(user.FindFirstValue(WithinClaim), out var within) ? within : null)
            : Callers.Anonymous;
}
