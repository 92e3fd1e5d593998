using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

/// <param name="Measures">those of the organisation's catalogue</param>
internal sealed record BenefitStart(
    string InitiativeTitle,
    bool PlansAreLocked,
    IReadOnlyList<Beneficiary> Organisations,
    IReadOnlyList<MeasureChoice> Measures
);

internal sealed record MeasureChoice(Guid Id, string Name, string Unit);

internal sealed record Beneficiary(Guid Id, string Name);

/// <summary>What a new benefit is planned against.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record BenefitStartOf(Guid InitiativeId) : IQuery<BenefitStart>, IInInitiative;

internal sealed class BenefitStartOfHandler(DevelopmentDb db, IOrganisations organisations, TimeProvider clock)
    : IQueryHandler<BenefitStartOf, BenefitStart>
{
    public async Task<BenefitStart> Handle(BenefitStartOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(query.InitiativeId, ct);
        var measures = await db
            .Measures.Where(m => m.OrganisationId == initiative.OrganisationId)
            .OrderBy(m => m.Name)
            .Select(m => new MeasureChoice(m.Id, m.Name, m.Unit))
            .ToListAsync(ct);
        var active = await organisations.ActiveOn(Platform.Time.London.DayOf(clock.GetUtcNow()), ct);
        return new BenefitStart(
            initiative.Title,
            Stages.LocksPlans(initiative.Stage),
            [.. active.Select(o => new Beneficiary(o.Id, o.Name))],
            measures
        );
    }
}

internal sealed record PlanForm(
    decimal BaselineValue,
    DateOnly BaselineOn,
    [property:
        Required(ErrorMessage = "Say where the baseline comes from"),
        StringLength(300, ErrorMessage = "Keep the source to 300 characters or fewer")
    ]
        string BaselineSource,
    decimal TargetValue,
    DateOnly TargetOn,
    IReadOnlyList<PlannedFigure> Profile
)
{
    public PlanFigures Figures => new(BaselineValue, BaselineOn, BaselineSource, TargetValue, TargetOn, Profile);
}

/// <param name="CatalogueMeasureId">none: the organisation's measure with these words and this unit, made if there is none</param>
/// <param name="Aggregation">of a measure that is made; a known one keeps its own</param>
/// <param name="PriceYear">none: the financial year of the baseline</param>
/// <param name="OwnerEmail">someone else than the initiative's benefit owner; none is that owner, or else the sender</param>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record PlanBenefit(
    Guid Id,
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Choose a class")] BenefitClass? Class,
    bool IsDisbenefit,
    [property:
        Required(ErrorMessage = "Say what is measured"),
        StringLength(200, ErrorMessage = "Keep the measure to 200 characters or fewer")
    ]
        string Measure,
    [property:
        Required(ErrorMessage = "Enter a unit, for example calls"),
        StringLength(60, ErrorMessage = "Keep the unit to 60 characters or fewer")
    ]
        string Unit,
    [property: Required(ErrorMessage = "Choose the direction")] Direction? Direction,
    Interval Interval,
    Confidence Confidence,
    [property: Range(1, 100, ErrorMessage = "Enter an attribution from 1 to 100%")] int AttributionPercent,
    [property: StringLength(254, ErrorMessage = "Enter a shorter e-mail address"), NotFreeText] string? OwnerEmail,
    Guid BeneficiaryOrganisationId,
    PlanForm Plan,
    Guid? CatalogueMeasureId = null,
    Aggregation Aggregation = Aggregation.Sum,
    bool IsRecurrent = true,
    int? PriceYear = null
) : ICommand, ICreates, IInInitiative;

internal sealed class PlanBenefitHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people, IOrganisations organisations)
    : ICommandHandler<PlanBenefit>
{
    public async Task Handle(PlanBenefit command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var ownerId = string.IsNullOrWhiteSpace(command.OwnerEmail)
            ? initiative.BenefitOwnerId ?? caller.Person()
            : await people.WithEmail(command.OwnerEmail.Trim(), ct)
                ?? throw new Invalid("OwnerEmail", "Nobody here has this e-mail address. An administrator can add them");
        if (await organisations.Find(command.BeneficiaryOrganisationId, ct) is null)
            throw new Invalid("BeneficiaryOrganisationId", "Choose the organisation that benefits");

        var now = clock.GetUtcNow();
        var measure = await Measure(initiative.OrganisationId, command, ct);
        var benefit = new Benefit(
            command.Id,
            initiative.Id,
            new BenefitWords(
                command.Class!.Value,
                command.IsDisbenefit,
                command.Measure,
                command.Unit,
                command.Direction!.Value,
                command.Interval,
                command.Confidence,
                command.AttributionPercent,
                ownerId,
                command.BeneficiaryOrganisationId,
                measure.Id,
                measure.Aggregation,
                command.IsRecurrent,
                command.PriceYear
            ),
            command.Plan.Figures,
            Stages.LocksPlans(initiative.Stage),
            caller.Person(),
            now
        );
        await db.OpenScope(benefit.Id, "benefit", initiative.Id, ct);
        await db.Give(ownerId, Role.BenefitOwner, benefit.Id, ct);
        db.Add(benefit);
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                now,
                "Benefit planned",
                after: $"{benefit.Measure} ({BenefitClasses.InWords(benefit.Class).ToLowerInvariant()})"
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
        await db.SettleExclusions(measure.Id, organisations, Platform.Time.London.DayOf(now), ct);
    }

    private async Task<CatalogueMeasure> Measure(Guid organisationId, PlanBenefit command, CancellationToken ct)
    {
        if (command.CatalogueMeasureId is { } id)
            return await db.Measures.SingleOrDefaultAsync(m => m.Id == id && m.OrganisationId == organisationId, ct)
                ?? throw new Invalid("CatalogueMeasureId", "Choose a measure of the catalogue");
        var key = CatalogueMeasure.KeyOf(command.Measure, command.Unit);
        if (await db.Measures.SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.Key == key, ct) is { } known)
            return known;
        var made = new CatalogueMeasure(
            Guid.CreateVersion7(),
            organisationId,
            command.Measure,
            command.Unit,
            command.Plan.BaselineSource,
            command.Aggregation
        );
        db.Add(made);
        return made;
    }
}

/// <summary>Changes a plan that no gate has locked yet.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record ChangePlan(Guid BenefitId, uint Version, PlanForm Plan) : ICommand, IEdits, IInBenefit;

internal sealed class ChangePlanHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IOrganisations organisations)
    : ICommandHandler<ChangePlan>
{
    public async Task Handle(ChangePlan command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, command.Version, ct);
        benefit.ChangePlan(command.Plan.Figures);
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                clock.GetUtcNow(),
                "Benefit's plan changed",
                after: benefit.Measure
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
        await db.SettleExclusions(benefit.CatalogueMeasureId, organisations, Platform.Time.London.DayOf(clock.GetUtcNow()), ct);
    }
}

/// <summary>Proposes a new version of a locked plan; it counts once a gate chair has approved it.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record ProposePlan(
    Guid BenefitId,
    uint Version,
    PlanForm Plan,
    [property:
        Required(ErrorMessage = "Give the reason for a new baseline"),
        StringLength(1000, ErrorMessage = "Keep the reason to 1,000 characters or fewer")
    ]
        string Reason
) : ICommand, IEdits, IInBenefit;

internal sealed class ProposePlanHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ProposePlan>
{
    public async Task Handle(ProposePlan command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, command.Version, ct);
        var now = clock.GetUtcNow();
        benefit.ProposePlan(command.Plan.Figures, command.Reason, caller.Person(), now);
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                now,
                "New baseline proposed",
                after: benefit.Measure,
                reason: command.Reason.Trim()
            )
        );
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Decide)]
internal sealed record ApprovePlan(Guid BenefitId) : ICommand, IInBenefit;

internal sealed class ApprovePlanHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IOrganisations organisations)
    : ICommandHandler<ApprovePlan>
{
    public async Task Handle(ApprovePlan command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        var (now, before) = (clock.GetUtcNow(), benefit.Plan.Number);
        benefit.ApprovePlan(caller.Person(), now);
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                now,
                $"New baseline approved for “{benefit.Measure}”",
                $"version {before}",
                $"version {benefit.Plan.Number}",
                benefit.Plan.Reason
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
        await db.SettleExclusions(benefit.CatalogueMeasureId, organisations, Platform.Time.London.DayOf(now), ct);
    }
}
