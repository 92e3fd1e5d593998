namespace InnovationPipeline.Platform.Access;

/// <summary>A place where grants are given: it has a parent, and what is granted there holds below it.</summary>
public sealed class Scope(Guid id, string kind, Guid? parentId)
{
    /// <summary>The root of all scopes.</summary>
    public static readonly Guid System = new("00000000-0000-7000-8000-000000000001");

    public Guid Id { get; private set; } = id;
    public string Kind { get; private set; } = kind;
    public Guid? ParentId { get; private set; } = parentId;
}

/// <summary>A person's role in a scope and everything below it.</summary>
public sealed class Grant(Guid personId, string role, Guid scopeId)
{
    public Guid PersonId { get; private set; } = personId;
    public string Role { get; private set; } = role;
    public Guid ScopeId { get; private set; } = scopeId;
}
