using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed record NextGate(
    string InitiativeTitle,
    string Stage,
    string? ProceedsTo,
    Guid? OpenGateId,
    IReadOnlyList<string> Criteria,
    EarlierDecision? Reversible
);

internal sealed record EarlierDecision(Guid Id, string Decision, DateTimeOffset At, string Reason);

/// <summary>What a gate of this initiative would ask.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record NextGateOf(Guid InitiativeId) : IQuery<NextGate>, IInInitiative;

internal sealed class NextGateOfHandler(DevelopmentDb db) : IQueryHandler<NextGateOf, NextGate>
{
    public async Task<NextGate> Handle(NextGateOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(query.InitiativeId, ct);
        var last = await db.GateDecisions.Where(d => d.InitiativeId == initiative.Id).OrderByDescending(d => d.At).FirstOrDefaultAsync(ct);
        return new NextGate(
            initiative.Title,
            Stages.InWords(initiative.Stage),
            Stages.Next(initiative.Stage, initiative.LeftFrom) is { } next ? Stages.InWords(next) : null,
            initiative.OpenGateId,
            [.. GateCriteria.For(initiative.Stage).Select(c => c.Text)],
            last is not null && Stages.IsOffRamp(last.ToStage)
                ? new EarlierDecision(last.Id, Decisions.InWords(last.Decision), last.At, last.Reason)
                : null
        );
    }
}

/// <summary>Asks the chairs for a decision and keeps what they will see as it is now.</summary>
/// <param name="Cites">the earlier decision that this review may reverse</param>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record OpenGate(Guid Id, Guid InitiativeId, Guid? Cites = null) : ICommand, ICreates, IInInitiative;

internal sealed class OpenGateHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<OpenGate>
{
    public async Task Handle(OpenGate command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        if (initiative.OpenGateId == command.Id)
            return;
        if (command.Cites is { } cited && !await db.GateDecisions.AnyAsync(d => d.Id == cited && d.InitiativeId == initiative.Id, ct))
            throw new NotFound();

        var now = clock.GetUtcNow();
        db.Add(new GateReview(command.Id, initiative, await Pack(initiative, ct), command.Cites, caller.Person(), now));
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                caller.Person(),
                now,
                "Gate review opened",
                after: $"{Stages.InWords(initiative.Stage)} to {Stages.InWords(Stages.Next(initiative.Stage, initiative.LeftFrom)!.Value)}"
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
    }

    private async Task<GatePack> Pack(Initiative initiative, CancellationToken ct)
    {
        var assessment = await db.Assessments.FirstAsync(a => a.InitiativeId == initiative.Id, ct);
        var risks = await db.Risks.Where(r => r.InitiativeId == initiative.Id).ToListAsync(ct);
        var benefits = await db.Benefits.AsSplitQuery().Where(b => b.InitiativeId == initiative.Id).ToListAsync(ct);
        var conditions = await db.GateDecisions.Where(d => d.InitiativeId == initiative.Id).SelectMany(d => d.Conditions).ToListAsync(ct);
        var answers =
            from section in NeedsAssessment.Sections
            from question in section.Questions
            join answer in assessment.Answers on question.Key equals answer.QuestionKey
            select new PackAnswer(section.Title, question.Text, answer.Answer.ToString(), answer.Comment);

        return new GatePack(
            initiative.Title,
            Stages.InWords(initiative.Stage),
            initiative.Origin.Idea?.Question,
            initiative.Origin.Idea?.Headline,
            initiative.Origin.Idea?.Proposition?.Offer,
            new PackPeople(initiative.LeadId, initiative.SroId, initiative.ProjectOwnerId, initiative.BenefitOwnerId),
            [.. answers],
            NeedsAssessment.Questions - assessment.Answers.Count,
            [.. risks.OrderByDescending(r => r.Score).Select(r => new PackRisk(r.Text, r.Score, r.Mitigation))],
            [.. initiative.Funding.Select(f => new PackFunding(f.KindInWords, f.Asked.Pounds))],
            [
                .. benefits.Select(b => new PackBenefit(
                    b.Id,
                    b.Measure,
                    BenefitClasses.InWords(b.Class),
                    b.Unit,
                    b.Plan.BaselineValue,
                    b.Plan.TargetValue,
                    b.PlannedPounds,
                    b.ClaimedPounds,
                    b.VerifiedPounds,
                    b.Actuals.Count(a => a.IsLive),
                    b.Actuals.Count(a => a is { IsLive: true, State: ActualState.Verified })
                )),
            ],
            [.. conditions.Select(c => new PackCondition(c.Text, c.OwnerId, c.DueOn))]
        );
    }
}
