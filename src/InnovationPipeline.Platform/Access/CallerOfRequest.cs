using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace InnovationPipeline.Platform.Access;

/// <summary>The caller that a web request's cookie or token names.</summary>
public static class CallerOfRequest
{
    public const string PersonClaim = "sub";
    public const string WithinClaim = "within";

    private static readonly object HeldItem = new();

    public static ICaller Caller(this HttpContext context) => Of(context.User, context.Items[HeldItem] as Holding);

    /// <summary>Keeps for the rest of the request what its person holds.</summary>
    public static void Keep(this HttpContext context, Guid personId, IReadOnlyCollection<HeldRole> held) =>
        context.Items[HeldItem] = new Holding(personId, held);

    public static ICaller Of(ClaimsPrincipal user) => Of(user, holding: null);

    private static ICaller Of(ClaimsPrincipal user, Holding? holding) =>
        Guid.TryParse(user.FindFirstValue(PersonClaim), out var person)
            ? Callers.Person(
                person,
                Guid.TryParse(user.FindFirstValue(WithinClaim), out var within) ? within : null,
                holding?.PersonId == person ? holding.Held : null
            )
            : Callers.Anonymous;

    private sealed record Holding(Guid PersonId, IReadOnlyCollection<HeldRole> Held);
}
