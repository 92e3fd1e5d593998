using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Delivery;

[Requires(DevelopmentPermission.Deliver)]
internal sealed record AddMilestone(
    Guid Id,
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Enter a title"), StringLength(200, ErrorMessage = "Keep the title to 200 characters or fewer")]
        string Title,
    [property: Required(ErrorMessage = "Enter the day that is promised")] DateOnly? BaselineOn,
    Guid? DependsOnId
) : ICommand, ICreates, IInInitiative;

internal sealed class AddMilestoneHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AddMilestone>
{
    public async Task Handle(AddMilestone command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var before = command.DependsOnId is { } id ? await db.Milestones.Where(m => m.InitiativeId == initiative.Id).Get(id, ct) : null;
        var milestone = new Milestone(command.Id, initiative.Id, command.Title, command.BaselineOn!.Value, before);
        db.Add(milestone);
        db.Tell(initiative.Id, caller, clock, "Milestone added", after: $"{milestone.Title}, {London.Day(milestone.BaselineOn)}");
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Moves the forecast, or says on which day it was reached; the baseline stays.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record MoveMilestone(
    Guid InitiativeId,
    Guid MilestoneId,
    uint Version,
    DateOnly? ForecastOn,
    DateOnly? ReachedOn,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? Reason
) : ICommand, IEdits, IInInitiative;

internal sealed class MoveMilestoneHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MoveMilestone>
{
    public async Task Handle(MoveMilestone command, CancellationToken ct)
    {
        var milestone = await db
            .Milestones.Where(m => m.InitiativeId == command.InitiativeId)
            .Get(command.MilestoneId, command.Version, ct);
        if (command.ReachedOn is { } reached)
        {
            milestone.Reach(reached, London.DayOf(clock.GetUtcNow()));
            db.Tell(command.InitiativeId, caller, clock, $"Milestone reached: {milestone.Title}", after: London.Day(reached));
        }
        else
        {
            var before = milestone.ForecastOn;
            milestone.Forecast(
                command.ForecastOn ?? throw new Invalid("ForecastOn", "Enter the day on which it is expected, or was reached"),
                command.Reason
            );
            db.Tell(
                command.InitiativeId,
                caller,
                clock,
                $"Milestone's forecast moved: {milestone.Title}",
                London.Day(before),
                London.Day(milestone.ForecastOn),
                command.Reason
            );
        }
        await TellOfEarly(milestone, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever leads and answers for the initiative hears that something now comes after what waits for it.</summary>
    private async Task TellOfEarly(Milestone moved, CancellationToken ct)
    {
        var all = await db.Milestones.Where(m => m.InitiativeId == moved.InitiativeId).ToListAsync(ct);
        var early = EarlyMilestone.Of(all).Where(e => e.WaitsFor == moved).Select(e => e.Milestone.Title).ToList();
        if (early.Count == 0)
            return;
        var initiative = await db.Initiatives.AsNoTracking().Get(moved.InitiativeId, ct);
        await db.Notify(
            ObligationKind.MilestoneTooEarly,
            initiative.Id,
            moved.Id,
            new[] { initiative.LeadId, initiative.SroId, initiative.ProjectOwnerId }.OfType<Guid>(),
            caller.Person(),
            $"“{moved.Title}” of “{initiative.Title}” is now expected on {London.Day(moved.ExpectedOn)}, after what waits for it: {Notices.Listed(early)}",
            $"/initiatives/{initiative.Id}/delivery",
            clock.GetUtcNow(),
            ct
        );
    }
}

/// <summary>Sets another colour than the rule's, with its reason; it holds for 30 days. None takes it back.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record OverrideRag(
    Guid InitiativeId,
    Rag? Colour,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? Reason
) : ICommand, IInInitiative;

internal sealed class OverrideRagHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<OverrideRag>
{
    public async Task Handle(OverrideRag command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var before = initiative.RagOverride?.Colour.ToString();
        initiative.OverrideRag(command.Colour, command.Reason, caller.Person(), clock.GetUtcNow());
        db.Tell(initiative.Id, caller, clock, "Colour set by hand", before, command.Colour?.ToString() ?? "by the rule", command.Reason);
        await db.SaveChangesAsync(ct);
    }
}

/// <param name="RiskId">the risk that it is to make smaller</param>
/// <param name="QuestionId">the question to people of the day that it follows from</param>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record AddTask(
    Guid Id,
    Guid InitiativeId,
    [property:
        Required(ErrorMessage = "Say what is to be done"),
        StringLength(300, ErrorMessage = "Keep the task to 300 characters or fewer")
    ]
        string Text,
    [property:
        Required(ErrorMessage = "Enter the e-mail address of who does it"),
        StringLength(254, ErrorMessage = "Enter a shorter e-mail address"),
        NotFreeText
    ]
        string OwnerEmail,
    [property: Required(ErrorMessage = "Enter the date by which it is due")] DateOnly? DueOn,
    Guid? RiskId = null,
    Guid? QuestionId = null
) : ICommand, ICreates, IInInitiative;

internal sealed class AddTaskHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people) : ICommandHandler<AddTask>
{
    private static readonly Rule DueLater = new("Enter a due date that is not in the past");

    public async Task Handle(AddTask command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        if (await db.Tasks.AnyAsync(t => t.Id == command.Id, ct))
            return;
        DueLater.Require(command.DueOn >= London.DayOf(clock.GetUtcNow()));
        var owner =
            await people.WithEmail(command.OwnerEmail.Trim(), ct)
            ?? throw new Invalid("OwnerEmail", "Nobody here has this e-mail address. An administrator can add them");
        var (source, sourceId) = await Source(command, ct);
        var task = new InitiativeTask(command.Id, initiative.Id, command.Text, owner, command.DueOn!.Value, source, sourceId);
        db.Add(task);
        await db.LetRead(owner, initiative.Id, ct);
        await db.Notify(
            ObligationKind.TaskGiven,
            initiative.Id,
            task.Id,
            [owner],
            caller.Person(),
            $"A task of “{initiative.Title}” is yours to do by {London.Day(task.DueOn)}: {Notices.Short(task.Text)}",
            $"/initiatives/{initiative.Id}/delivery",
            clock.GetUtcNow(),
            ct
        );
        db.Tell(initiative.Id, caller, clock, "Task added", after: $"{task.Text}, by {London.Day(task.DueOn)}");
        await db.SaveChangesAsync(ct);
    }

    private async Task<(TaskSource, Guid?)> Source(AddTask command, CancellationToken ct)
    {
        if (command.RiskId is { } risk)
            return (TaskSource.Risk, (await db.Risks.Where(r => r.InitiativeId == command.InitiativeId).Get(risk, ct)).Id);
        if (command.QuestionId is { } question)
            return (TaskSource.Question, (await db.Questions.Where(q => q.InitiativeId == command.InitiativeId).Get(question, ct)).Id);
        return (TaskSource.Own, null);
    }
}

/// <summary>Done, declined or cancelled; its owner may end a task too.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record EndTask(
    Guid InitiativeId,
    Guid TaskId,
    [property: Required(ErrorMessage = "Choose how it ends")] TaskState? State,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? Reason
) : ICommand, IInInitiative;

internal sealed class EndTaskHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock) : ICommandHandler<EndTask>
{
    public async Task Handle(EndTask command, CancellationToken ct)
    {
        var task = await db.Tasks.Where(t => t.InitiativeId == command.InitiativeId).Get(command.TaskId, ct);
        if (task.OwnerId != caller.Person() && !await access.May(caller, DevelopmentPermission.Deliver, command.InitiativeId, ct))
            throw new Forbidden();
        task.End(command.State!.Value, command.Reason, clock.GetUtcNow());
        db.Tell(
            command.InitiativeId,
            caller,
            clock,
            $"Task {task.State.ToString().ToLowerInvariant()}",
            before: task.Text,
            reason: task.Reason
        );
        await db.SaveChangesAsync(ct);
    }
}
