namespace InnovationPipeline.Platform.Messages;

/// <summary>The one permission a message needs, in its scope or, without a scope, anywhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>Anybody may send it, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForEveryoneAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>Any signed-in person may send it: it is about the person who sends it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForSignedInAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>The system may send it too: a job, a verb without a person.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemMayAttribute : Attribute;

/// <summary>Leaves no audit entry.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnauditedAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>Kept out of the audit payload: a ballot's choices, an idea before its reveal, a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedAttribute : Attribute;

/// <summary>Free text in which ten digits are expected, for example a telephone number: no NHS number is looked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotFreeTextAttribute : Attribute;
