using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>A name under which an organisation gathers ideas; the theme itself is made and kept by Development.</summary>
internal sealed class ThemeSuggestion : Aggregate
{
    internal const int LongestName = 120;

    private ThemeSuggestion(Guid id)
        : base(id) { }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name without regard to case: an organisation suggests a theme once.</summary>
    public string NameKey { get; private set; } = "";

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    public static ThemeSuggestion Of(Guid id, Guid organisationId, string name) =>
        new(id)
        {
            OrganisationId = organisationId,
            Name = name.Trim(),
            NameKey = KeyOf(name),
        };
}
