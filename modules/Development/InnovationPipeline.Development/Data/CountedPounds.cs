using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;

namespace InnovationPipeline.Development.Data;

/// <summary>One amount of a plan, as every total counts it: the initiative's share, and with a minus for a disbenefit.</summary>
internal sealed class PlannedShare
{
    public Guid InitiativeId { get; init; }
    public BenefitClass Class { get; init; }
    public decimal Pounds { get; init; }

    /// <summary>Not planned for after its initiative was stopped or merged.</summary>
    public bool IsExpected { get; init; }
}

/// <summary>One actual that was not returned, as every total counts it.</summary>
internal sealed class ActualShare
{
    public Guid InitiativeId { get; init; }
    public Guid BeneficiaryOrganisationId { get; init; }
    public BenefitClass Class { get; init; }
    public DateOnly Period { get; init; }
    public bool IsVerified { get; init; }
    public decimal Claimed { get; init; }
    public decimal Verified { get; init; }
}

/// <summary>Pounds in the database as <see cref="Benefit" /> adds them up: register, objectives and places ask here.</summary>
internal static class CountedPounds
{
    /// <summary>Those with pounds that no other benefit counts too.</summary>
    public static IQueryable<Benefit> Counted(this IQueryable<Benefit> benefits) =>
        benefits.Where(b => !b.IsExcluded && (b.Class == BenefitClass.CashReleasing || b.Class == BenefitClass.NonCashReleasing));

    public static IQueryable<PlannedShare> PlannedShares(this DevelopmentDb db, IQueryable<Benefit> counted) =>
        from b in counted
        join p in db.CurrentPlans on b.Id equals p.BenefitId
        from x in p.Profile
        select new PlannedShare
        {
            InitiativeId = b.InitiativeId,
            Class = b.Class,
            Pounds = Attributed.Share(x.Pounds ?? 0, b.IsDisbenefit ? -p.AttributionPercent : p.AttributionPercent),
            IsExpected = b.ExpectedUntil == null || x.Start <= b.ExpectedUntil,
        };

    public static IQueryable<ActualShare> ActualShares(this DevelopmentDb db, IQueryable<Benefit> counted) =>
        from b in counted
        join p in db.CurrentPlans on b.Id equals p.BenefitId
        from a in b.Actuals
        where a.State != ActualState.Returned
        select new ActualShare
        {
            InitiativeId = b.InitiativeId,
            BeneficiaryOrganisationId = b.BeneficiaryOrganisationId,
            Class = b.Class,
            Period = a.Period,
            IsVerified = a.State == ActualState.Verified,
            Claimed = Attributed.Share(a.ClaimedPounds ?? 0, b.IsDisbenefit ? -p.AttributionPercent : p.AttributionPercent),
            Verified = Attributed.Share(a.VerifiedPounds ?? 0, b.IsDisbenefit ? -p.AttributionPercent : p.AttributionPercent),
        };
}
