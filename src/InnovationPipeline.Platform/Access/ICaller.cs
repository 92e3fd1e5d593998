namespace InnovationPipeline.Platform.Access;

/// <summary>Who is asking: a person, a client application, the system, or nobody known.</summary>
public interface ICaller
{
    Guid? PersonId { get; }

    bool IsSystem { get; }

    /// <summary>A personal link or code signs its owner in to one event only: grants elsewhere do not count.</summary>
    Guid? Within { get; }

    /// <summary>Roles that the person held when the request began, as read with their session, perhaps not all; null where nobody read them.</summary>
    IReadOnlyCollection<HeldRole>? Held { get; }
}

/// <summary>A role in a scope and everything below it.</summary>
public readonly record struct HeldRole(Guid ScopeId, string Role);

/// <summary>The callers there are.</summary>
public static class Callers
{
    public static readonly ICaller Anonymous = new Caller(null, IsSystem: false, null, null);
    public static readonly ICaller System = new Caller(null, IsSystem: true, null, null);

    public static ICaller Person(Guid id, Guid? within = null, IReadOnlyCollection<HeldRole>? held = null) =>
        new Caller(id, IsSystem: false, within, held);

    private sealed record Caller(Guid? PersonId, bool IsSystem, Guid? Within, IReadOnlyCollection<HeldRole>? Held) : ICaller;
}

public static class CallerExtensions
{
    /// <summary>The person asking, where a message is only for people.</summary>
    public static Guid Person(this ICaller caller) => caller.PersonId ?? throw new Messages.SignInNeeded();
}
