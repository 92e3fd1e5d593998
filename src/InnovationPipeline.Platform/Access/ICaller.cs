namespace InnovationPipeline.Platform.Access;

/// <summary>Who is asking: a person, a client application, the system, or nobody known.</summary>
public interface ICaller
{
    Guid? PersonId { get; }

    bool IsSystem { get; }

    /// <summary>A personal link or code signs its owner in to one event only: grants elsewhere do not count.</summary>
    Guid? Within { get; }
}

/// <summary>The callers there are.</summary>
public static class Callers
{
    public static readonly ICaller Anonymous = new Caller(null, IsSystem: false, null);
    public static readonly ICaller System = new Caller(null, IsSystem: true, null);

    public static ICaller Person(Guid id, Guid? within = null) => new Caller(id, IsSystem: false, within);

    private sealed record Caller(Guid? PersonId, bool IsSystem, Guid? Within) : ICaller;
}

public static class CallerExtensions
{
    /// <summary>The person asking, where a message is only for people.</summary>
    public static Guid Person(this ICaller caller) => caller.PersonId ?? throw new Messages.SignInNeeded();
}
