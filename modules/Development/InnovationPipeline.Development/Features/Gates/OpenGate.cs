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

internal sealed class NextGateOfHandler(DevelopmentDb db, ICaller caller, AccessTables access) : IQueryHandler<NextGateOf, NextGate>
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
        var untold = await db.UntoldTo(caller, access, initiative.Id, ct);
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

        EarlierDecision Earlier(GateDecision decision, Stage returnsTo, bool isWayBack) =>
            new(
                decision.Id,
                Decisions.InWords(decision.Decision),
                decision.At,
                untold.Of(decision).Reason,
                Stages.InWords(returnsTo),
                isWayBack
            );
    }
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
    IIdeas ideas,
    IPeople people
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
        await Tell(initiative, review, now, ct);
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Each hears it once: who answers for the initiative that it is under review, chairs that it comes to them, assessors that it waits for scores.</summary>
    private async Task Tell(Initiative initiative, GateReview review, DateTimeOffset now, CancellationToken ct)
    {
        var chairs = (await people.WithRole(Role.GateChair, initiative.OrganisationId, ct))
            .Select(p => p.Id)
            .Except(initiative.Involved)
            .ToList();
        var assessors = review.Quorum == 0 ? [] : (await people.WithRole(Role.Assessor, initiative.OrganisationId, ct)).Select(p => p.Id);
        var gate =
            $"gate of “{initiative.Title}” from {Stages.InWords(review.FromStage).ToLowerInvariant()} to {Stages.InWords(review.ProceedsTo).ToLowerInvariant()}";
        await Say(
            initiative.Owners,
            $"“{initiative.Title}” is under review: its gate from {Stages.InWords(review.FromStage).ToLowerInvariant()} to {Stages.InWords(review.ProceedsTo).ToLowerInvariant()} is open"
        );
        await Say(
            chairs,
            $"The {gate} is open, and a chair decides{(review.Quorum == 0 ? "" : review.Quorum == 1 ? " once 1 score is in" : $" once {review.Quorum} scores are in")}"
        );
        await Say(
            assessors.Except(initiative.Involved).Except(chairs),
            $"The {gate} waits for scores, due {London.Day(review.ScoresDueOn)}"
        );

        Task Say(IEnumerable<Guid> told, string what) =>
            db.Notify(
                ObligationKind.GateOpened,
                initiative.Id,
                review.Id,
                told,
                review.OpenedBy,
                what,
                $"/initiatives/{initiative.Id}/gates/{review.Id}",
                now,
                ct
            );
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
            initiative.Origin.Asks,
            initiative.Origin.Idea?.Headline,
            initiative.Origin.Offers,
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
                .. initiative
                    .Funding.OrderBy(f => f.Kind)
                    .ThenBy(f => f.IdeaId)
                    .Select(f => new PackFunding(initiative.Origin.WithIdea(f.KindInWords, f.IdeaId), f.Asked.Pounds)),
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
                    NoLongerExpected = b.NoLongerExpected?.InWords(b.AttributionPercent),
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
        )
        {
            AssessmentWasLate = assessment.WhyLate,
            Ideas = initiative.Origin.Theme is null ? [] : await Ideas(initiative.Origin.Records, ct),
        };
    }

    private async Task<IReadOnlyList<PackIdea>> Ideas(IReadOnlyList<CarriedOver> records, CancellationToken ct)
    {
        var found = new List<PackIdea>();
        foreach (var idea in records.Select(r => r.Idea!))
            found.Add(
                new PackIdea(
                    idea.Title,
                    idea.Question,
                    idea.Headline,
                    idea.Proposition?.Offer,
                    CarriedPitches.Of(await pitches.Of(idea.Id, ct))
                )
            );
        return found;
    }

    private static PackAppraisal? Figures(CostBenefit made)
    {
        if (made.Costs.Count == 0 && made.Benefits.Count == 0)
            return null;
        var figures = made.Figures();
        return new PackAppraisal(figures.Npsv, figures.Bcr, figures.CashReleasingNpv, figures.PaybackYear, made.Edition.Name);
    }
}
