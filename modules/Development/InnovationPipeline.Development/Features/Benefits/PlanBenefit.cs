using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

/// <param name="Measures">those of the organisation's catalogue that are not retired, and those offered to everybody</param>
internal sealed record BenefitStart(
    string InitiativeTitle,
    bool PlansAreLocked,
    IReadOnlyList<Beneficiary> Organisations,
    IReadOnlyList<MeasureChoice> Measures
);

internal sealed record MeasureChoice(string Key, string InWords);

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
        var own = await db.Measures.AsNoTracking().Where(m => m.OrganisationId == initiative.OrganisationId).ToListAsync(ct);
        var measures = own.Where(m => m.RetiredAt is null)
            .Select(m => m.Words)
            .Concat(OfferedMeasures.All.Where(o => !own.Exists(m => m.Key == CatalogueMeasure.KeyOf(o.Name, o.Unit))))
            .OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
            .Select(m => new MeasureChoice(
                CatalogueMeasure.KeyOf(m.Name, m.Unit),
                $"{m.Name} ({m.Unit}{(m.Class is { } kind ? $", {BenefitClasses.InWords(kind).ToLowerInvariant()}" : "")})"
            ))
            .ToList();
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
        StringLength(BenefitPlan.LongestSource, ErrorMessage = "Keep the source to 300 characters or fewer")
    ]
        string BaselineSource,
    decimal TargetValue,
    DateOnly TargetOn,
    IReadOnlyList<PlannedFigure> Profile,
    [property: Range(1, 100, ErrorMessage = "Enter an attribution from 1 to 100%")] int AttributionPercent
)
{
    public PlanFigures Figures => new(BaselineValue, BaselineOn, BaselineSource, TargetValue, TargetOn, Profile, AttributionPercent);
}

/// <param name="Class">none: the usual one of the measure</param>
/// <param name="MeasureKey">of the catalogue; none: the organisation's measure with these words and this unit, made if there is none</param>
/// <param name="Aggregation">of a measure that is made; a known one keeps its own</param>
/// <param name="PriceYear">none: the financial year of the baseline</param>
/// <param name="OwnerEmail">someone else than the initiative's benefit owner; none is that owner, or else the sender</param>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record PlanBenefit(
    Guid Id,
    Guid InitiativeId,
    BenefitClass? Class,
    bool IsDisbenefit,
    [property: StringLength(200, ErrorMessage = "Keep the measure to 200 characters or fewer")] string? Measure,
    [property: StringLength(60, ErrorMessage = "Keep the unit to 60 characters or fewer")] string? Unit,
    [property: Required(ErrorMessage = "Choose the direction")] Direction? Direction,
    Interval Interval,
    Confidence Confidence,
    [property: StringLength(254, ErrorMessage = "Enter a shorter e-mail address"), NotFreeText] string? OwnerEmail,
    Guid BeneficiaryOrganisationId,
    PlanForm Plan,
    [property: NotFreeText] string? MeasureKey = null,
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
                command.Class ?? measure.Class ?? throw new Invalid("Class", "Choose a class: this measure has no usual one"),
                command.IsDisbenefit,
                measure.Name,
                measure.Unit,
                command.Direction!.Value,
                command.Interval,
                command.Confidence,
                ownerId,
                command.BeneficiaryOrganisationId,
                measure.Id,
                measure.Aggregation,
                command.IsRecurrent,
                command.PriceYear
            ),
            command.Plan.Figures,
            caller.Person(),
            now
        );
        await db.OpenScope(benefit.Id, Scopes.Benefit, initiative.Id, ct);
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
        // Periods are refused to a locked plan, so that it is locked once they are there.
        if (Stages.LocksPlans(initiative.Stage))
            benefit.Lock(decisionId: null, now);
        await db.SaveChangesAsync(ct);
        await db.SettleExclusions(measure.Key, organisations, now, ct);
    }

    /// <summary>The organisation's own: one that it has, one that is offered to everybody and is taken in now, or a new one.</summary>
    private async Task<CatalogueMeasure> Measure(Guid organisationId, PlanBenefit command, CancellationToken ct)
    {
        var key = command.MeasureKey is { Length: > 0 } chosen ? chosen : CatalogueMeasure.KeyOf(NewMeasure(command).Name, command.Unit!);
        await db.HoldGain(key, ct);
        if (await db.Measures.SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.Key == key, ct) is { } known)
        {
            CatalogueMeasure.Rules.IsOffered.Require(known.RetiredAt is null);
            return known;
        }
        var made = new CatalogueMeasure(
            Guid.CreateVersion7(),
            organisationId,
            string.IsNullOrEmpty(command.MeasureKey)
                ? NewMeasure(command)
                : OfferedMeasures.All.FirstOrDefault(m => CatalogueMeasure.KeyOf(m.Name, m.Unit) == key)
                    ?? throw new Invalid("MeasureKey", "Choose a measure of the catalogue")
        );
        db.Add(made);
        return made;
    }

    private static MeasureWords NewMeasure(PlanBenefit command)
    {
        if (string.IsNullOrWhiteSpace(command.Measure))
            throw new Invalid("Measure", "Choose a measure of the catalogue, or say what is measured");
        if (string.IsNullOrWhiteSpace(command.Unit))
            throw new Invalid("Unit", "Enter a unit, for example calls");
        return new MeasureWords(command.Measure, command.Unit, command.Plan.BaselineSource, command.Aggregation, command.Class);
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
        var now = clock.GetUtcNow();
        var gain = await db.HoldGainOf(command.BenefitId, ct);
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, command.Version, ct);
        benefit.ChangePlan(command.Plan.Figures);
        db.Add(new InitiativeHistory(benefit.InitiativeId, caller.Person(), now, "Benefit's plan changed", after: benefit.Measure));
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
        await db.SettleExclusions(gain, organisations, now, ct);
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
        var gain = await db.HoldGainOf(command.BenefitId, ct);
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        var (now, before) = (clock.GetUtcNow(), benefit.Plan);
        benefit.ApprovePlan(caller.Person(), now);
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                now,
                $"New baseline approved for “{benefit.Measure}”",
                InWords(before),
                InWords(benefit.Plan),
                benefit.Plan.Reason
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
        await db.SettleExclusions(gain, organisations, now, ct);
    }

    private static string InWords(BenefitPlan plan) => $"version {plan.Number} ({plan.AttributionPercent}% due to this initiative)";
}
