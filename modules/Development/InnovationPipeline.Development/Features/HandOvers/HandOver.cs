using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.HandOvers;

/// <param name="Email">of who has it from now on</param>
internal sealed record HandOverForm(
    [property:
        Required(ErrorMessage = "Enter an e-mail address"),
        StringLength(254, ErrorMessage = "Enter a shorter e-mail address"),
        NotFreeText
    ]
        string Email,
    [property:
        Required(ErrorMessage = "Say why it is handed over"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
);

internal enum BenefitPart
{
    Both,
    Owning,
    Collecting,
}

/// <summary>Whoever owns a benefit, or collects for it, is somebody else from now on; after the end of the initiative too.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record HandOverBenefit(
    Guid BenefitId,
    [property: Required(ErrorMessage = "Choose what is handed over")] BenefitPart? Part,
    HandOverForm Form
) : ICommand, IInBenefit;

internal sealed class HandOverBenefitHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock, IPeople people)
    : ICommandHandler<HandOverBenefit>
{
    public async Task Handle(HandOverBenefit command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        if (
            !await access.May(caller, DevelopmentPermission.RecordBenefits, benefit.Id, ct)
            && !await access.May(caller, DevelopmentPermission.Deliver, benefit.Id, ct)
        )
            throw new Forbidden();
        var to = await people.With(command.Form.Email, ct);
        var (owner, collector, part) = (benefit.OwnerId, benefit.CollectorId, command.Part!.Value);
        if (part is BenefitPart.Owning || (part is BenefitPart.Both && to != owner))
            benefit.HandTo(to);
        if (part is not BenefitPart.Owning)
            Benefit.Rules.AnotherOwner.Require(to != collector || owner != benefit.OwnerId);
        if (part is not BenefitPart.Owning)
            benefit.Collect(to, benefit.CollectAfter);
        foreach (var before in new[] { owner, collector }.Distinct().Where(p => p != benefit.OwnerId && p != benefit.CollectorId))
            await db.TakeBack(before, Role.BenefitOwner, benefit.Id, ct);
        await db.Give(to, Role.BenefitOwner, benefit.Id, ct);
        var (does, given) = part switch
        {
            BenefitPart.Owning => ("own", new[] { owner }),
            BenefitPart.Collecting => ("collect", [collector]),
            _ => ("own and collect", [owner, collector]),
        };
        var line = new InitiativeHistory(
            benefit.InitiativeId,
            caller.Person(),
            clock.GetUtcNow(),
            $"“{benefit.Measure}” handed over: who is to {does} it",
            string.Join(" and ", given.Distinct().Select(p => Names.Written(p))),
            Names.Written(to),
            command.Form.Reason.Trim()
        );
        db.Add(line);
        await db.TellBoth(line, benefit.InitiativeId, given, to, $"{does} the benefit “{benefit.Measure}”", $"/benefits/{benefit.Id}", ct);
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Gives an open task to somebody else; its owner may do so too.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record HandOverTask(Guid InitiativeId, Guid TaskId, HandOverForm Form) : ICommand, IInInitiative;

internal sealed class HandOverTaskHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock, IPeople people)
    : ICommandHandler<HandOverTask>
{
    public async Task Handle(HandOverTask command, CancellationToken ct)
    {
        var task = await db.Tasks.Where(t => t.InitiativeId == command.InitiativeId).Get(command.TaskId, ct);
        await db.RequireMayHandOver(task.InitiativeId, task.OwnerId, task.IsOwedIn, caller, access, ct);
        var (before, to) = (task.OwnerId, await people.With(command.Form.Email, ct));
        task.HandTo(to);
        await db.WriteHandOver(
            task.InitiativeId,
            caller,
            clock,
            $"Task handed over: {task.Text}",
            before,
            to,
            command.Form.Reason,
            $"have the task “{task.Text}”",
            $"/initiatives/{task.InitiativeId}/delivery",
            ct
        );
    }
}

/// <summary>Gives an open risk to somebody else; its owner may do so too.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record HandOverRisk(Guid InitiativeId, Guid RiskId, HandOverForm Form) : ICommand, IInInitiative;

internal sealed class HandOverRiskHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock, IPeople people)
    : ICommandHandler<HandOverRisk>
{
    public async Task Handle(HandOverRisk command, CancellationToken ct)
    {
        var risk = await db.Risks.Where(r => r.InitiativeId == command.InitiativeId).Get(command.RiskId, ct);
        await db.RequireMayHandOver(risk.InitiativeId, risk.OwnerId, stage => !Stages.HasEnded(stage), caller, access, ct);
        var (before, to) = (risk.OwnerId, await people.With(command.Form.Email, ct));
        risk.HandTo(to);
        var words = Notices.Short(risk.Text);
        await db.WriteHandOver(
            risk.InitiativeId,
            caller,
            clock,
            $"Risk handed over: {words}",
            before,
            to,
            command.Form.Reason,
            $"own the risk “{words}”",
            $"/initiatives/{risk.InitiativeId}/risks",
            ct
        );
    }
}

/// <summary>Another organiser leads the theme from now on.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record HandOverTheme(Guid ThemeId, HandOverForm Form) : ICommand, IInTheme;

internal sealed class HandOverThemeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people)
    : ICommandHandler<HandOverTheme>
{
    public async Task Handle(HandOverTheme command, CancellationToken ct)
    {
        var theme = await db.Themes.Get(command.ThemeId, ct);
        var (before, to) = (theme.LeadId, await people.With(command.Form.Email, ct));
        if ((await people.WithRole(Role.Organiser, theme.OrganisationId, ct)).All(o => o.Id != to))
            throw new Invalid("Email", "The lead of a theme must be an organiser of the organisation");
        theme.HandTo(to);
        var line = new ThemeHistory(
            theme.Id,
            caller.Person(),
            clock.GetUtcNow(),
            "Lead handed over",
            Names.Written(before),
            Names.Written(to),
            command.Form.Reason.Trim()
        );
        db.Add(line);
        await db.TellBoth(
            line,
            theme.Id,
            [.. new[] { before }.OfType<Guid>()],
            to,
            $"lead the theme “{theme.Name}”",
            $"/themes/{theme.Id}",
            ct
        );
        await db.SaveChangesAsync(ct);
    }
}

internal static class Handing
{
    public static async Task RequireMayHandOver(
        this DevelopmentDb db,
        Guid initiativeId,
        Guid? owner,
        Func<Stage, bool> isOwedIn,
        ICaller caller,
        AccessTables access,
        CancellationToken ct
    )
    {
        if (owner != caller.Person() && !await access.May(caller, DevelopmentPermission.Deliver, initiativeId, ct))
            throw new Forbidden();
        var initiative = await db.Initiatives.AsNoTracking().Get(initiativeId, ct);
        Initiative.Rules.StillRunning.Require(isOwedIn(initiative.Stage));
    }

    public static async Task WriteHandOver(
        this DevelopmentDb db,
        Guid initiativeId,
        ICaller caller,
        TimeProvider clock,
        string what,
        Guid? from,
        Guid to,
        string reason,
        string does,
        string href,
        CancellationToken ct
    )
    {
        var line = new InitiativeHistory(
            initiativeId,
            caller.Person(),
            clock.GetUtcNow(),
            what,
            Names.Written(from),
            Names.Written(to),
            reason.Trim()
        );
        db.Add(line);
        await db.LetRead(to, initiativeId, ct);
        await db.TellBoth(line, initiativeId, [.. new[] { from }.OfType<Guid>()], to, does, href, ct);
        db.Changed("initiative", initiativeId);
        await db.SaveChangesAsync(ct);
        if (from is { } before)
        {
            await db.StopReading(before, initiativeId, ct);
            await db.SaveChangesAsync(ct);
        }
    }
}
