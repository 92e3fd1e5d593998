namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <param name="Blau">the chance that two members differ in the attribute, 1 - Σp²</param>
/// <param name="Normalised">of the most that a group of this size could have; none where no difference is possible</param>
internal sealed record Mix(MixedBy Attribute, double Blau, double? Normalised);

/// <param name="Diversity">mean distance of two members</param>
/// <param name="Binding">constraints that this group keeps with nothing to spare</param>
internal sealed record GroupCard(
    int Number,
    Guid AreaId,
    Guid? FacilitatorId,
    IReadOnlyList<Guid> Members,
    double Diversity,
    IReadOnlyList<Mix> Mixes,
    int PreferencesMet,
    int PreferencesAsked,
    IReadOnlyList<Constraint> Binding,
    IReadOnlyList<Violation> Violations
);

/// <summary>A whole design as the organiser sees it.</summary>
internal sealed record DesignReport(
    double Total,
    double Smallest,
    int SmallestGroup,
    int PreferencesMet,
    int PreferencesAsked,
    IReadOnlyList<GroupCard> Groups,
    IReadOnlyList<Violation> Violations
);

internal sealed record Moved(Guid PersonId, int? From, int? To);
