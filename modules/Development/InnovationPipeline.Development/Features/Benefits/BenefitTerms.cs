using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

/// <summary>Says which budget a cash-releasing benefit reduces: without it no cash is verified.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record NameBudget(
    Guid BenefitId,
    [property:
        Required(ErrorMessage = "Name the budget"),
        StringLength(200, ErrorMessage = "Keep the budget to 200 characters or fewer"),
        NotFreeText
    ]
        string Budget,
    [property: Required(ErrorMessage = "Enter the day from which it is reduced")] DateOnly? ReducedOn
) : ICommand, IInBenefit;

internal sealed class NameBudgetHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<NameBudget>
{
    public async Task Handle(NameBudget command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        var before = benefit.Budget;
        benefit.NameBudget(command.Budget, command.ReducedOn!.Value);
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                clock.GetUtcNow(),
                $"Budget named that “{benefit.Measure}” reduces",
                before,
                $"{benefit.Budget}, from {London.Day(benefit.BudgetReducedOn!.Value)}"
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What the benefit rests on: all of it may be empty.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record GroundBenefit(
    Guid BenefitId,
    [property: StringLength(Benefit.LongestGround, ErrorMessage = "Keep what it depends on to 1,000 characters or fewer")]
        string? DependsOn,
    [property: StringLength(Benefit.LongestGround, ErrorMessage = "Keep the assumptions to 1,000 characters or fewer")] string? Assumptions,
    [property: StringLength(BenefitPlan.LongestSource, ErrorMessage = "Keep the source to 300 characters or fewer")] string? DataSource,
    Guid? ObjectiveId
) : ICommand, IInBenefit;

internal sealed class GroundBenefitHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<GroundBenefit>
{
    public async Task Handle(GroundBenefit command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        var objectives = await db.ObjectivesOf(benefit.InitiativeId, ct);
        if (command.ObjectiveId is { } chosen && !objectives.Exists(o => o.Id == chosen))
            throw new NotFound();
        var before = (benefit.DependsOn, benefit.Assumptions, benefit.DataSource, Objective: Served());
        benefit.Ground(new BenefitGrounds(command.DependsOn, command.Assumptions, command.DataSource, command.ObjectiveId));
        Write($"What “{benefit.Measure}” depends on changed", before.DependsOn, benefit.DependsOn);
        Write($"Assumptions of “{benefit.Measure}” changed", before.Assumptions, benefit.Assumptions);
        Write($"Source of the figures of “{benefit.Measure}” changed", before.DataSource, benefit.DataSource);
        Write($"Objective that “{benefit.Measure}” serves changed", before.Objective, Served());
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);

        string? Served() => objectives.Find(o => o.Id == benefit.ObjectiveId)?.Title;

        void Write(string what, string? was, string? now)
        {
            if (was != now)
                db.Add(new InitiativeHistory(benefit.InitiativeId, caller.Person(), clock.GetUtcNow(), what, was, now));
        }
    }
}

/// <summary>Who collects, and for how many periods after the target; it goes on when the initiative has ended.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record SetCollection(
    Guid BenefitId,
    [property:
        Required(ErrorMessage = "Enter the e-mail address of who collects"),
        StringLength(254, ErrorMessage = "Enter a shorter e-mail address"),
        NotFreeText
    ]
        string CollectorEmail,
    int PeriodsAfter
) : ICommand, IInBenefit;

internal sealed class SetCollectionHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IPeople people,
    IOrganisations organisations
) : ICommandHandler<SetCollection>
{
    public async Task Handle(SetCollection command, CancellationToken ct)
    {
        var gain = await db.HoldGainOf(command.BenefitId, ct);
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        var collector =
            await people.WithEmail(command.CollectorEmail.Trim(), ct)
            ?? throw new Invalid("CollectorEmail", "Nobody here has this e-mail address. An administrator can add them");
        var before = benefit.CollectorId;
        benefit.Collect(collector, command.PeriodsAfter);
        if (before != collector)
        {
            if (before != benefit.OwnerId)
                await db.TakeBack(before, Role.BenefitOwner, benefit.Id, ct);
            await db.Give(collector, Role.BenefitOwner, benefit.Id, ct);
        }
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                clock.GetUtcNow(),
                $"Collection of “{benefit.Measure}” set",
                Names.Written(before),
                $"{Names.Written(collector)}, for {benefit.CollectAfter} periods after the target or the end"
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
        // For how long it is measured says with what it is compared.
        await db.SettleExclusions(gain, organisations, clock.GetUtcNow(), ct);
    }
}
