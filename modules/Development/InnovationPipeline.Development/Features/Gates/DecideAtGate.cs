using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
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

internal sealed record DecisionForm(
    [property: Required(ErrorMessage = "Choose a decision")] DecisionKind? Decision,
    [property:
        Required(ErrorMessage = "Give the reason for the decision"),
        StringLength(2000, ErrorMessage = "Keep the reason to 2,000 characters or fewer")
    ]
        string Reason,
    [property: StringLength(2000, ErrorMessage = "Keep it to 2,000 characters or fewer")] string? WhatWouldChangeThis,
    IReadOnlyList<CriterionForm> Findings,
    IReadOnlyList<ConditionForm> Conditions
);

/// <summary>Records the one decision of a gate and moves the initiative by it.</summary>
[Requires(DevelopmentPermission.Decide)]
internal sealed record DecideAtGate(Guid InitiativeId, Guid GateId, DecisionForm Form) : ICommand, IInInitiative;

internal sealed class DecideAtGateHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IIdeas ideas, IPeople people)
    : ICommandHandler<DecideAtGate>
{
    public async Task Handle(DecideAtGate command, CancellationToken ct)
    {
        // Before its gate: if another chair decides in between, the gate that is read says so, whatever the initiative said.
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var review = await db.GateReviews.AsSplitQuery().Where(g => g.InitiativeId == command.InitiativeId).Get(command.GateId, ct);
        var (now, by, form) = (clock.GetUtcNow(), caller.Person(), command.Form);

        var decision = review.Decide(
            new DecisionMade(
                form.Decision!.Value,
                form.Reason,
                form.WhatWouldChangeThis,
                [.. form.Findings.Select(f => new CriterionFinding(f.Number, f.Met, f.Score, f.Note))],
                await Conditions(form.Conditions, ct)
            ),
            by,
            await Interested(initiative, ct),
            now,
            London.DayOf(now)
        );
        initiative.Move(decision);
        if (Stages.LocksPlans(decision.ToStage))
            foreach (var benefit in await db.Benefits.AsSplitQuery().Where(b => b.InitiativeId == initiative.Id).ToListAsync(ct))
                benefit.Lock(decision.Id, now);
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                by,
                now,
                $"Gate decided: {Decisions.InWords(decision.Decision).ToLowerInvariant()}",
                Stages.InWords(decision.FromStage),
                Stages.InWords(decision.ToStage),
                decision.Reason
            )
        );
        db.Changed("initiative", initiative.Id);
        await db.SaveChangesAsync(ct);
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

    /// <summary>Those who run it, those it was carried over from, and those who have contributed since.</summary>
    private async Task<IReadOnlyCollection<Guid>> Interested(Initiative initiative, CancellationToken ct)
    {
        var interested = initiative.Owners.Concat(initiative.Origin.Contributors.Select(c => c.PersonId)).ToHashSet();
        if (initiative.IdeaId is { } ideaId)
            interested.UnionWith((await ideas.Contributors(ideaId, ct)).Select(c => c.PersonId));
        return interested;
    }
}
