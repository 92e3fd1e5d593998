namespace InnovationPipeline.Ideation.Contracts;

/// <summary>Names of themes that organisers have suggested.</summary>
public interface IThemeSuggestions
{
    Task<string?> Name(Guid themeId, CancellationToken ct);
}
