using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Judging;

internal sealed record CriterionLine(Guid Id, string Name, string Hint, int Weight);

/// <param name="Done">sheets that are in, of those this judge may fill in; says nothing of the marks</param>
internal sealed record JudgeLine(Guid PersonId, string Name, bool IsPanellist, bool Judges, int Done, int Declared, int Of);

internal sealed record IdeaChoice(Guid Id, string Title);

internal sealed record SupplierLine(Guid IdeaId, string Title, Guid OrganisationId, string Organisation);

internal sealed record RecusalLine(Guid JudgeId, string Judge, Guid IdeaId, string Title, string Causes, string? LiftedBecause);

internal sealed record PanelInHand(
    string EventName,
    PanelState State,
    uint Version,
    int MinJudges,
    bool SameOrganisationRecuses,
    bool AdjustedDecides,
    int? PanelPercent,
    IReadOnlyList<CriterionLine> Criteria,
    IReadOnlyList<JudgeLine> Judges,
    IReadOnlyList<IdeaChoice> Ideas,
    IReadOnlyList<SupplierLine> Suppliers,
    IReadOnlyList<RecusalLine> Recusals,
    string? DefinitionHash,
    bool RoundIsRevealed,
    bool KnewTheRoom
)
{
    public int WeightSum => Criteria.Sum(c => c.Weight);
}

/// <summary>The panel as its chair sees it: who has scored how many, never a mark.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record PanelForChair(Guid InnovationEventId) : IQuery<PanelInHand>, IInEvent;

internal sealed class PanelForChairHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    IPeople people,
    IOrganisations organisations,
    IResults results,
    ClosenessReader reader
) : IQueryHandler<PanelForChair, PanelInHand>
{
    public async Task<PanelInHand> Handle(PanelForChair query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var panel = await db.PanelOf(held.Id, ct);
        var judges = await db.JudgesOf(panel, ct);
        var choices = (await panel.IdeasOf(ideas, ct)).Select(i => new IdeaChoice(i.Id, i.Title)).ToList();
        var titles = choices.ToDictionary(c => c.Id, c => c.Title);
        var standing = await db.StandingOf(panel, judges, [.. titles.Keys], reader, ct);
        var sheets = await db.ScoreSheets.Where(s => s.PanelId == panel.Id).Select(s => new { s.JudgeId, s.IdeaId }).ToListAsync(ct);
        var recused = standing.Select(s => (Standing: s, Causes: panel.CausesFor(s))).Where(r => r.Causes.Count > 0).ToList();
        var everyone = judges.Concat(panel.NotJudging).Distinct().ToList();
        var names = await people.Cards(everyone, ct);
        var panellists = await db.Set<Grant>()
            .Where(g => g.ScopeId == held.Id && g.Role == Role.Panellist)
            .Select(g => g.PersonId)
            .ToListAsync(ct);
        var houses = await organisations.Cards(panel.Suppliers.Select(s => s.OrganisationId).Distinct(), ct);
        string Name(Guid id) => names.GetValueOrDefault(id)?.Name ?? "";
        return new PanelInHand(
            held.Name,
            panel.State,
            panel.Version,
            panel.MinJudges,
            panel.SameOrganisationRecuses,
            panel.AdjustedDecides,
            panel.PanelPercent,
            [.. panel.InOrder.Select(c => new CriterionLine(c.Id, c.Name, c.Hint, c.Weight))],
            [
                .. everyone
                    .Select(j => new JudgeLine(
                        j,
                        Name(j),
                        panellists.Contains(j),
                        judges.Contains(j),
                        sheets.Count(s => s.JudgeId == j),
                        standing.Count(s => s.JudgeId == j && s.Declared is not null),
                        choices.Count - recused.Count(r => r.Standing.JudgeId == j && panel.StandsAside(r.Standing))
                    ))
                    .OrderBy(j => j.Name, StringComparer.Ordinal),
            ],
            choices,
            [
                .. panel.Suppliers.Select(s => new SupplierLine(
                    s.IdeaId,
                    titles.GetValueOrDefault(s.IdeaId, ""),
                    s.OrganisationId,
                    houses.GetValueOrDefault(s.OrganisationId)?.Name ?? ""
                )),
            ],
            [
                .. recused.Select(r => new RecusalLine(
                    r.Standing.JudgeId,
                    Name(r.Standing.JudgeId),
                    r.Standing.IdeaId,
                    titles[r.Standing.IdeaId],
                    PanelWords.Of(r.Causes),
                    panel.LiftOf(r.Standing)?.Reason
                )),
            ],
            panel.DefinitionHash,
            await db.LastRevealed(results, held.Id, ct) is not null,
            panel.KnewTheRoom
        );
    }
}

/// <param name="PanelPercent">the panel's weight in a figure combined with the room; none: no such figure</param>
[Requires(PitchingPermission.Chair)]
internal sealed record DeclarePanel(
    Guid InnovationEventId,
    uint Version,
    [property: Range(1, Panel.MostJudges, ErrorMessage = "Enter a number of judges from 1 to 20")] int MinJudges,
    bool SameOrganisationRecuses,
    bool AdjustedDecides,
    [property: Range(1, 99, ErrorMessage = "Enter a weight for the panel from 1 to 99 per cent, or leave it empty")] int? PanelPercent
) : ICommand, IEdits, IInEvent;

internal sealed class DeclarePanelHandler(VotingDb db) : ICommandHandler<DeclarePanel>
{
    public async Task Handle(DeclarePanel command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        if (panel.Version != command.Version)
            throw new Stale();
        panel.Declare(command.MinJudges, command.SameOrganisationRecuses, command.AdjustedDecides, command.PanelPercent);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Chair)]
internal sealed record AddCriterion(
    Guid Id,
    Guid InnovationEventId,
    [property:
        Required(ErrorMessage = "Enter what the judges look at"),
        StringLength(Panel.LongestName, ErrorMessage = "Use 80 characters or fewer")
    ]
        string Name,
    [property: StringLength(300, ErrorMessage = "Use 300 characters or fewer")] string? Hint,
    [property: Range(1, Panel.HighestWeight, ErrorMessage = "Enter a weight from 1 to 100")] int Weight
) : ICommand, ICreates, IInEvent;

internal sealed class AddCriterionHandler(VotingDb db) : ICommandHandler<AddCriterion>
{
    public async Task Handle(AddCriterion command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        if (panel.Criteria.Any(c => c.Id == command.Id))
            return;
        panel.Add(command.Id, command.Name, command.Hint, command.Weight);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Chair)]
internal sealed record RemoveCriterion(Guid InnovationEventId, Guid CriterionId) : ICommand, IInEvent;

internal sealed class RemoveCriterionHandler(VotingDb db) : ICommandHandler<RemoveCriterion>
{
    public async Task Handle(RemoveCriterion command, CancellationToken ct)
    {
        (await db.PanelToChange(command.InnovationEventId, ct)).Remove(command.CriterionId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Somebody who judges without a seat on the panel.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record NameJudge(
    Guid InnovationEventId,
    [property:
        NotFreeText,
        Required(ErrorMessage = "Enter the judge’s email address"),
        StringLength(254, ErrorMessage = "Use 254 characters or fewer")
    ]
        string Email
) : ICommand, IInEvent;

internal sealed class NameJudgeHandler(VotingDb db, IPeople people) : ICommandHandler<NameJudge>
{
    public async Task Handle(NameJudge command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        Panel.Rules.BeingPrepared.Require(panel.State == PanelState.Draft);
        var person =
            await people.WithEmail(command.Email.Trim(), ct)
            ?? throw new Invalid(
                nameof(command.Email),
                "Nobody here has this email address. They need to be registered or added as a person first"
            );
        panel.SetJudging(person, judges: true);
        await db.Give(person, Role.Judge, command.InnovationEventId, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes a judge off the list, or puts them back.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record SetJudging(Guid InnovationEventId, Guid PersonId, bool Judges) : ICommand, IInEvent;

internal sealed class SetJudgingHandler(VotingDb db) : ICommandHandler<SetJudging>
{
    public async Task Handle(SetJudging command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        var known = await db.Set<Grant>()
            .AnyAsync(
                g => g.ScopeId == panel.Id && g.PersonId == command.PersonId && (g.Role == Role.Panellist || g.Role == Role.Judge),
                ct
            );
        if (!known)
            throw new NotFound();
        panel.SetJudging(command.PersonId, command.Judges);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Chair)]
internal sealed record NameSupplier(
    Guid InnovationEventId,
    Guid IdeaId,
    [property:
        Required(ErrorMessage = "Enter the organisation’s name or code"),
        StringLength(200, ErrorMessage = "Use 200 characters or fewer")
    ]
        string Organisation
) : ICommand, IInEvent;

internal sealed class NameSupplierHandler(VotingDb db, IIdeas ideas, IOrganisations organisations, PanelBox box)
    : ICommandHandler<NameSupplier>
{
    public async Task Handle(NameSupplier command, CancellationToken ct)
    {
        var panel = await db.PanelToChange(command.InnovationEventId, ct);
        if (panel.State == PanelState.Open)
            await box.Enter(panel.Id, ct);
        if ((await ideas.TopIdeas(panel.Id, ct)).All(i => i.Id != command.IdeaId))
            throw new NotFound();
        var organisation =
            await organisations.Named(command.Organisation.Trim(), ct)
            ?? throw new Invalid(nameof(command.Organisation), "No organisation here has this name or code");
        panel.NameSupplier(command.IdeaId, organisation.Id);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.Chair)]
internal sealed record RemoveSupplier(Guid InnovationEventId, Guid IdeaId, Guid OrganisationId) : ICommand, IInEvent;

internal sealed class RemoveSupplierHandler(VotingDb db) : ICommandHandler<RemoveSupplier>
{
    public async Task Handle(RemoveSupplier command, CancellationToken ct)
    {
        (await db.PanelToChange(command.InnovationEventId, ct)).RemoveSupplier(command.IdeaId, command.OrganisationId);
        await db.SaveChangesAsync(ct);
    }
}
