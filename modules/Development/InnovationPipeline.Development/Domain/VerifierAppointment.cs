using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>Who may confirm which classes of benefit.</summary>
internal enum VerifierKind
{
    /// <summary>Of the organisation that benefits: cash and non-cash releasing.</summary>
    Finance,

    /// <summary>A clinical or quality lead: safety and quality.</summary>
    Clinical,

    /// <summary>Everything else.</summary>
    Analyst,
}

internal static class VerifierKinds
{
    public static VerifierKind For(BenefitClass kind) =>
        kind switch
        {
            BenefitClass.CashReleasing or BenefitClass.NonCashReleasing => VerifierKind.Finance,
            BenefitClass.Safety or BenefitClass.Quality => VerifierKind.Clinical,
            _ => VerifierKind.Analyst,
        };

    public static string InWords(VerifierKind kind) =>
        kind switch
        {
            VerifierKind.Finance => "Finance of an organisation that benefits",
            VerifierKind.Clinical => "Clinical or quality lead",
            _ => "Analyst",
        };
}

/// <summary>A programme has named somebody as verifier of one kind; finance always for one organisation.</summary>
internal sealed class VerifierAppointment : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule FinanceOfWhom = new("Choose the organisation whose finance team this person belongs to");
        internal static readonly Rule StillAppointed = new("This appointment has ended already");
    }

    private VerifierAppointment()
        : base(Guid.Empty) { }

    public VerifierAppointment(
        Guid id,
        Guid programmeId,
        Guid personId,
        VerifierKind kind,
        Guid? ofOrganisation,
        Guid by,
        DateTimeOffset now
    )
        : base(id)
    {
        Rules.FinanceOfWhom.Require(kind != VerifierKind.Finance || ofOrganisation is not null);
        (ProgrammeId, PersonId, Kind) = (programmeId, personId, kind);
        OrganisationId = kind == VerifierKind.Finance ? ofOrganisation : null;
        (AppointedBy, AppointedAt) = (by, now);
    }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public VerifierKind Kind { get; private set; }

    /// <summary>Whose finance; none for the other kinds.</summary>
    public Guid? OrganisationId { get; private set; }
    public Guid AppointedBy { get; private set; }
    public DateTimeOffset AppointedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset now)
    {
        Rules.StillAppointed.Require(EndedAt is null);
        EndedAt = now;
    }

    public bool Covers(Benefit benefit) =>
        EndedAt is null
        && Kind == VerifierKinds.For(benefit.Class)
        && (OrganisationId is null || OrganisationId == benefit.BeneficiaryOrganisationId);
}
