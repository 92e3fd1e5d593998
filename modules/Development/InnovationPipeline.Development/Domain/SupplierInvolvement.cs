using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum ProcurementRoute
{
    NoneNeeded,
    ProcurementAct,
    ProviderSelectionRegime,
}

internal static class Routes
{
    public static string InWords(ProcurementRoute route) =>
        route switch
        {
            ProcurementRoute.NoneNeeded => "None: nothing is bought",
            ProcurementRoute.ProcurementAct => "Procurement Act 2023",
            _ => "Provider Selection Regime",
        };
}

/// <summary>A supplier whose people took part: what they saw and what was declared.</summary>
internal sealed class SupplierInvolvement(Guid initiativeId, Guid organisationId, string saw, string declared, Guid by, DateTimeOffset at)
{
    public Guid InitiativeId { get; private set; } = initiativeId;
    public Guid OrganisationId { get; private set; } = organisationId;
    public string Saw { get; private set; } = saw;
    public string Declared { get; private set; } = declared;
    public Guid By { get; private set; } = by;
    public DateTimeOffset At { get; private set; } = at;

    public void Change(string saw, string declared, Guid by, DateTimeOffset at) => (Saw, Declared, By, At) = (saw, declared, by, at);
}
