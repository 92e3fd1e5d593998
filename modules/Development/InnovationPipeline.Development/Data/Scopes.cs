using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Development.Data;

internal interface IInTheme : IScoped
{
    Guid ThemeId { get; }
    Guid IScoped.ScopeId => ThemeId;
}

internal interface IInBenefit : IScoped
{
    Guid BenefitId { get; }
    Guid IScoped.ScopeId => BenefitId;
}

/// <summary>Kinds of scope, and those with which lists are narrowed.</summary>
internal static class Scopes
{
    public const string Benefit = "benefit";

    /// <summary>As <see cref="AccessTables.ScopesWith" />, down to initiatives: each has many benefits.</summary>
    public static Task<IReadOnlySet<Guid>> InitiativesWith(
        this AccessTables access,
        ICaller caller,
        string permission,
        CancellationToken ct
    ) => access.ScopesWith(caller, permission, ct, without: Benefit);
}
