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
