using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed record CriterionForm(
    int Number,
    Finding? Met,
    int? Score,
    [property: StringLength(500, ErrorMessage = "Keep the evidence or reason to 500 characters or fewer")] string? Note
);

internal sealed record ConditionForm(
    [property: StringLength(300, ErrorMessage = "Keep the condition to 300 characters or fewer")] string Text,
    [property: StringLength(254, ErrorMessage = "Enter a shorter e-mail address"), NotFreeText] string OwnerEmail,
    DateOnly? DueOn
);

/// <param name="Interest">what the chair declares; none is an answer</param>
/// <param name="Code">for park, stop and merge</param>
/// <param name="ReviewOn">for park</param>
/// <param name="MergedIntoId">for merge</param>
/// <param name="TellAfterWorkingDays">0 for at once, at most 5</param>
internal sealed record DecisionForm(
    [property: Required(ErrorMessage = "Choose a decision")] DecisionKind? Decision,
    [property:
        Required(ErrorMessage = "Give the reason for the decision"),
        StringLength(2000, ErrorMessage = "Keep the reason to 2,000 characters or fewer")
    ]
        string Reason,
    [property: StringLength(2000, ErrorMessage = "Keep it to 2,000 characters or fewer")] string? WhatWouldChangeThis,
    IReadOnlyList<CriterionForm> Findings,
    IReadOnlyList<ConditionForm> Conditions,
    InterestKind? Interest = null,
    [property: StringLength(500, ErrorMessage = "Keep the interest to 500 characters or fewer")] string? InterestWords = null,
    ReasonCode? Code = null,
    DateOnly? ReviewOn = null,
    Guid? MergedIntoId = null,
    [property: Range(0, TellingLater.MostWorkingDays, ErrorMessage = TellingLater.AtMost)] int TellAfterWorkingDays = 0
);

/// <summary>Records the one decision of a gate and moves the initiative by it.</summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record DecideAtGate(Guid InitiativeId, Guid GateId, DecisionForm Form) : ICommand, IInInitiative;

internal sealed class DecideAtGateHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people,
    IOrganisations organisations
) : ICommandHandler<DecideAtGate>
{
    public async Task Handle(DecideAtGate command, CancellationToken ct)
    {
        // Before its gate: if another chair decides in between, the gate that is read says so, whatever the initiative said.
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var review = await db.GateReviews.AsSplitQuery().Where(g => g.InitiativeId == command.InitiativeId).Get(command.GateId, ct);
        var (now, form) = (clock.GetUtcNow(), command.Form);
        var standing = new Standing(db, ideas, events, people);
        var cards = await db.StandAside(initiative, review.Id, standing, now, ct);
        var into = await MergesInto(initiative, form, ct);
        if (!review.IsCorrection && form.Decision is (DecisionKind.Proceed or DecisionKind.ProceedWithConditions))
            initiative.RequireReadyToLeave(
                (await db.Model(initiative.StageModelId, ct)).GateOf(initiative.Stage),
                await ServesAnObjective(initiative.Id, London.DayOf(now), ct)
            );

        GateDecision decision;
        try
        {
            decision = review.Decide(
                new DecisionMade(
                    form.Decision!.Value,
                    form.Reason,
                    form.WhatWouldChangeThis,
                    [.. form.Findings.Select(f => new CriterionFinding(f.Number, f.Met, f.Score, f.Note))],
                    await Conditions(form.Conditions, ct),
                    form.Code,
                    form.ReviewOn,
                    into?.Id
                ),
                await Decider(initiative, standing, form, ct),
                cards,
                now,
                London.DayOf(now)
            );
        }
        catch (RuleBroken refusal) when (refusal.Rule == GateReview.Rules.PanelReached && cards.Any(c => c.IsRecused))
        {
            throw new RuleBroken(new Rule($"{refusal.Message}. {await WhoStandsAside(cards, ct)}"));
        }
        var mergedInto = decision.FromStage == Stage.Merged && decision.ToStage != Stage.Merged ? initiative.MergedIntoId : null;
        initiative.Move(decision);
        // What is taken back before people were told of it is told to nobody.
        if (await db.Releases.SingleOrDefaultAsync(r => r.Id == decision.Cites && r.ReleasedAt == null, ct) is { } untold)
            db.Remove(untold);
        var benefits = await db.Benefits.AsSplitQuery().Where(b => b.InitiativeId == initiative.Id).ToListAsync(ct);
        foreach (var benefit in benefits)
            benefit.Follow(decision.ToStage, London.DayOf(now));
        if (Stages.LocksPlans(decision.ToStage))
            foreach (var benefit in benefits)
                benefit.Lock(decision.Id, now);
        db.Add(new DecisionRelease(decision.Id, initiative.Id, TellingLater.Moment(form.TellAfterWorkingDays, now), now));
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                decision.DecidedBy,
                now,
                $"Gate decided: {Decisions.InWords(decision.Decision).ToLowerInvariant()}",
                Stages.InWords(decision.FromStage),
                into is null ? Stages.InWords(decision.ToStage) : $"{Stages.InWords(decision.ToStage)} into “{into.Title}”",
                decision.Reason
            )
        );
        foreach (var condition in decision.Conditions)
            db.Add(
                new InitiativeTask(
                    Guid.CreateVersion7(),
                    initiative.Id,
                    condition.Text,
                    condition.OwnerId,
                    condition.DueOn,
                    TaskSource.Condition,
                    decision.Id
                )
            );
        await db.PlanReviews(initiative, decision, ct);
        if (mergedInto is { } survivor)
        {
            await db.GiveBack(initiative, survivor, decision.DecidedBy, now, ct);
            db.Add(new InitiativeHistory(survivor, decision.DecidedBy, now, "A merger into this was taken back", before: initiative.Title));
            db.Changed("initiative", survivor);
        }
        if (into is not null)
        {
            // Whoever ends it at the same moment waits for this, or this for them.
            into.Touch();
            await db.CarryOver(initiative, into, decision.DecidedBy, now, people, ct);
            db.Add(new InitiativeHistory(into.Id, decision.DecidedBy, now, "Another initiative merged into this", after: initiative.Title));
            db.Changed("initiative", into.Id);
        }
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
        if (await db.Releases.SingleAsync(r => r.Id == decision.Id, ct) is { ReleasedAt: not null } told)
        {
            await db.NotifyOfConditions(told, now, ct);
            await db.SaveChangesAsync(ct);
        }
        if (into?.OpenGateId is { } open)
        {
            await db.StandAside(into, open, standing, now, ct);
            await db.SaveChangesAsync(ct);
        }
        if (Stages.GivesWay(decision.FromStage) != Stages.GivesWay(decision.ToStage))
            foreach (var gain in await db.GainsOf(benefits, ct))
                await db.SettleExclusions(gain, organisations, now, ct);
    }

    private async Task<string> WhoStandsAside(IReadOnlyList<GateScorecard> cards, CancellationToken ct)
    {
        var aside = cards.Where(c => c.IsRecused).ToList();
        var names = await Names.Ask(people, aside.Select(c => (Guid?)c.AssessorId), ct);
        return string.Join(". ", aside.Select(c => $"{names.Of(c.AssessorId)} {c.StandsAsideBecause}"));
    }

    private async Task<bool> ServesAnObjective(Guid initiativeId, DateOnly today, CancellationToken ct) =>
        await (
            from link in db.ObjectiveLinks
            join objective in db.Objectives on link.ObjectiveId equals objective.Id
            where link.InitiativeId == initiativeId && objective.From <= today && (objective.Until == null || today <= objective.Until)
            select link
        ).AnyAsync(ct);

    private async Task<Initiative?> MergesInto(Initiative initiative, DecisionForm form, CancellationToken ct)
    {
        if (form.Decision != DecisionKind.Merge || form.MergedIntoId is not { } id)
            return null;
        var into = await db.Initiatives.SingleOrDefaultAsync(i => i.Id == id && i.OrganisationId == initiative.OrganisationId, ct);
        return into is not null && into.Id != initiative.Id && !into.HasEnded && !Stages.IsOffRamp(into.Stage)
            ? into
            : throw new Invalid("MergedIntoId", GateReview.Rules.MergesElsewhere.Sentence);
    }

    private async Task<Decider> Decider(Initiative initiative, Standing standing, DecisionForm form, CancellationToken ct)
    {
        var by = caller.Person();
        var programme = await db.ProgrammeOf(initiative.OrganisationId, ct);
        return new Decider(
            by,
            form.Interest,
            form.InterestWords,
            await standing.Of(by, initiative.Id, ct),
            programme.SameOrganisationRecuses,
            await db.LimitOf(by, initiative.OrganisationId, people, ct),
            await db.AskedFor(initiative, ct)
        );
    }

    private async Task<IReadOnlyList<NewCondition>> Conditions(IReadOnlyList<ConditionForm> forms, CancellationToken ct)
    {
        var conditions = new List<NewCondition>();
        for (var i = 0; i < forms.Count; i++)
        {
            var form = forms[i];
            if (string.IsNullOrWhiteSpace(form.Text))
                continue;
            var owner = string.IsNullOrWhiteSpace(form.OwnerEmail) ? null : await people.WithEmail(form.OwnerEmail.Trim(), ct);
            conditions.Add(
                new NewCondition(
                    form.Text,
                    owner
                        ?? throw new Invalid($"Conditions[{i}].OwnerEmail", "Enter the e-mail address of someone who has an account here"),
                    form.DueOn ?? throw new Invalid($"Conditions[{i}].DueOn", "Enter the date by which the condition is due")
                )
            );
        }
        return conditions;
    }
}
