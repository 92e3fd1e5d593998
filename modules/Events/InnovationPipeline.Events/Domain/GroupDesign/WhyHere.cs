namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Why a person sits where they sit. It holds attributes of this person and totals of groups only: there is no place in it for access needs,
/// for another person's attributes or for a preference, so that none can be shown.
/// </summary>
internal sealed record WhyHere(Guid PersonId, int Group, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives);

/// <summary>What it would cost to put the person elsewhere.</summary>
/// <param name="InExchange">someone of that group would come in exchange</param>
/// <param name="Total">change of the whole design's total</param>
/// <param name="Smallest">change of the smallest group's diversity</param>
/// <param name="Breaks">how many more constraints would be broken</param>
internal sealed record Alternative(int Group, bool InExchange, double Total, double Smallest, int Breaks, string Words);
