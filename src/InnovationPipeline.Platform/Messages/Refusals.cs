namespace InnovationPipeline.Platform.Messages;

/// <summary>There is no such thing, or none that this caller may see.</summary>
public sealed class NotFound() : Exception("There is no such thing here, or you may not see it");

/// <summary>The caller may see it but not do this.</summary>
public sealed class Forbidden() : Exception("You do not have permission to do this");

/// <summary>Nobody is signed in.</summary>
public sealed class SignInNeeded() : Exception("Sign in first");

/// <summary>Fields that cannot be accepted: their names and the sentence for each.</summary>
public sealed class Invalid(IReadOnlyDictionary<string, string[]> errors) : Exception(string.Join(" ", errors.Values.SelectMany(e => e)))
{
    public Invalid(string field, string sentence)
        : this(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] }) { }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>Somebody else saved first: what the form showed is no longer what is stored.</summary>
public sealed class Stale() : Exception("Someone else changed this while you were working. Read their version, then save yours again");
