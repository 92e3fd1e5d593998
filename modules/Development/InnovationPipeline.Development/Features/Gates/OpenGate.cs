using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Voting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

/// <param name="Reversible">the last decision, where another may take it back</param>
internal sealed record NextGate(
    string InitiativeTitle,
    string Stage,
    string? ProceedsTo,
    Guid? OpenGateId,
    string Model,
    int Quorum,
    IReadOnlyList<string> Criteria,
    IReadOnlyList<string> OwnersMissing,
    EarlierDecision? Reversible
);

/// <param name="ReturnsTo">where proceeding at a gate that cites it leads</param>
/// <param name="IsWayBack">the only way on from where the initiative is</param>
internal sealed record EarlierDecision(
    Guid Id,
    string Decision,
    DateTimeOffset At,
    string Reason,
    string? ReturnsTo = null,
    bool IsWayBack = false
);

/// <summary>What a gate of this initiative would ask.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record NextGateOf(Guid InitiativeId) : IQuery<NextGate>, IInInitiative;

internal sealed class NextGateOfHandler(DevelopmentDb db) : IQueryHandler<NextGateOf, NextGate>
{
    public async Task<NextGate> Handle(NextGateOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var model = await db.Model(initiative.StageModelId, ct);
        var last = await db
            .GateDecisions.AsNoTracking()
            .Where(d => d.InitiativeId == initiative.Id)
            .OrderByDescending(d => d.At)
            .FirstOrDefaultAsync(ct);
        var gate = model.GateOf(initiative.Stage);
        var next = model.Next(initiative.Stage, initiative.LeftFrom);
        return new NextGate(
            initiative.Title,
            Stages.InWords(initiative.Stage),
            next is { } stage ? Stages.InWords(stage) : null,
            initiative.OpenGateId,
            model.InWords,
            gate.Quorum,
            [.. gate.Criteria.Select(c => c.Text)],
            [.. initiative.OwnersMissing(gate).Select(Positions.InWords)],
            last switch
            {
                null => null,
                _ when initiative.Stage is Stage.Parked or Stage.Stopped => Earlier(last, next!.Value, isWayBack: true),
                _ when GateReview.Corrects(initiative, last) => Earlier(last, last.FromStage, isWayBack: next is null),
                _ => null,
            }
        );
    }

    private static EarlierDecision Earlier(GateDecision decision, Stage returnsTo, bool isWayBack) =>
        new(decision.Id, Decisions.InWords(decision.Decision), decision.At, decision.Reason, Stages.InWords(returnsTo), isWayBack);
}

/// <summary>Asks the chairs for a decision and keeps what they will see as it is now.</summary>
/// <param name="Cites">the earlier decision that this review may reverse</param>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record OpenGate(Guid Id, Guid InitiativeId, Guid? Cites = null) : ICommand, ICreates, IInInitiative;

internal sealed class OpenGateHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IOrganisations organisations,
    IPitchRecords pitches,
    IInnovationEvents events,
    IIdeas ideas
) : ICommandHandler<OpenGate>
{
    public async Task Handle(OpenGate command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        if (initiative.OpenGateId == command.Id)
            return;
        var cited = command.Cites is { } cites
            ? await db.GateDecisions.SingleOrDefaultAsync(d => d.Id == cites && d.InitiativeId == initiative.Id, ct) ?? throw new NotFound()
            : null;

        var now = clock.GetUtcNow();
        var model = await db.Model(initiative.StageModelId, ct);
        var review = new GateReview(
            command.Id,
            initiative,
            model,
            await Pack(initiative, model, London.DayOf(now), ct),
            cited,
            caller.Person(),
            now,
            London.DayOf(now)
        );
        db.Add(review);
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                now,
                review.IsCorrection ? "Gate review opened to reverse a decision" : "Gate review opened",
                after: $"{Stages.InWords(initiative.Stage)} to {Stages.InWords(review.ProceedsTo)}"
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }

    private async Task<GatePack> Pack(Initiative initiative, StageModel model, DateOnly today, CancellationToken ct)
    {
        var assessment = await db.Assessments.AsSplitQuery().FirstAsync(a => a.InitiativeId == initiative.Id, ct);
        var risks = await db.Risks.Where(r => r.InitiativeId == initiative.Id).ToListAsync(ct);
        var benefits = await db.Benefits.AsSplitQuery().Where(b => b.InitiativeId == initiative.Id).ToListAsync(ct);
        var conditions = await db.GateDecisions.Where(d => d.InitiativeId == initiative.Id).SelectMany(d => d.Conditions).ToListAsync(ct);
        var appraisal = await db.Appraisals.Get(initiative.Id, ct);
        var suppliers = await db.SuppliersOf(initiative, events, ideas, organisations, ct);
        var objectives = await (
            from link in db.ObjectiveLinks
            join objective in db.Objectives on link.ObjectiveId equals objective.Id
            where link.InitiativeId == initiative.Id
            orderby objective.Title
            select objective.Title
        ).ToListAsync(ct);
        var laterAsks = await db
            .FundingEntries.Where(e => e.InitiativeId == initiative.Id && e.Step == FundingStep.Asked)
            .OrderBy(e => e.At)
            .ToListAsync(ct);
        var answers =
            from section in model.Sections
            from question in section.Questions
            join answer in assessment.Answers on question.Key equals answer.QuestionKey
            select new PackAnswer(section.Title, question.Text, answer.Answer.ToString(), answer.Comment);

        return new GatePack(
            initiative.Title,
            Stages.InWords(initiative.Stage),
            initiative.Origin.Idea?.Question ?? initiative.Origin.Challenge?.Question,
            initiative.Origin.Idea?.Headline,
            initiative.Origin.Idea?.Proposition?.Offer,
            new PackPeople(
                initiative.LeadId,
                initiative.SroId,
                initiative.ProjectOwnerId,
                initiative.BenefitOwnerId,
                initiative.ClinicalOwnerId,
                initiative.FinanceOwnerId
            ),
            [.. answers],
            assessment.Questions - assessment.Answers.Count,
            [.. risks.OrderByDescending(r => r.Score).Select(r => new PackRisk(r.Text, r.Score, r.Mitigation))],
            [
                .. initiative.Funding.Select(f => new PackFunding(f.KindInWords, f.Asked.Pounds)),
                .. laterAsks.Select(e => new PackFunding(
                    $"{(e.IsCapital ? "Capital" : "Revenue")} for {FinancialYears.InWords(e.Year)}, asked since",
                    e.Pounds.Pounds
                )),
            ],
            [
                .. benefits.Select(b => new PackBenefit(
                    b.Id,
                    b.Measure,
                    BenefitClasses.InWords(b.Class),
                    b.Unit,
                    b.Plan.BaselineValue,
                    b.Plan.TargetValue,
                    b.Planned?.Ours,
                    b.Claimed?.Ours,
                    b.Verified?.Ours,
                    b.Actuals.Count(a => a.IsLive),
                    b.Actuals.Count(a => a is { IsLive: true, State: ActualState.Verified })
                )
                {
                    IsExcluded = b.IsExcluded,
                    OfWhole = b is { AttributionPercent: < 100, Planned: { } planned }
                        ? $"{b.AttributionPercent}% of {Money.Show(planned.Whole)} planned"
                        : null,
                }),
            ],
            [.. conditions.Select(c => new PackCondition(c.Text, c.OwnerId, c.DueOn))],
            Figures(appraisal.Of(DiscountEdition.On(today), benefits.SelectMany(Registered.Planned)).Adjusted),
            new PackProcurement(
                initiative.ProcurementRoute is { } route ? Routes.InWords(route) : null,
                [.. suppliers.Select(s => new PackSupplier(s.OrganisationId, s.Name, s.Saw, s.Declared))]
            ),
            objectives,
            initiative.Origin.Idea is { } idea ? CarriedPitches.Of(await pitches.Of(idea.Id, ct)) : null
        );
    }

    private static PackAppraisal? Figures(CostBenefit made)
    {
        if (made.Costs.Count == 0 && made.Benefits.Count == 0)
            return null;
        var figures = made.Figures();
        return new PackAppraisal(figures.Npsv, figures.Bcr, figures.CashReleasingNpv, figures.PaybackYear, made.Edition.Name);
    }
}
