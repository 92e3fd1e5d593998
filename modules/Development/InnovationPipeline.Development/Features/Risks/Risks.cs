using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Risks;

internal sealed record RisksShown(string InitiativeTitle, bool HasEnded, IReadOnlyList<RiskRow> Risks);

/// <param name="Idea">whose barrier it was, where the initiative has several</param>
internal sealed record RiskRow(
    Guid Id,
    uint Version,
    string CategoryInWords,
    BarrierCategory? Category,
    string? OtherCategory,
    string Text,
    int Likelihood,
    int Impact,
    int Score,
    string Mitigation,
    string Owner,
    Guid? BarrierId,
    string? Idea,
    Proximity Proximity,
    RiskResponse Response,
    DateOnly? ReviewOn,
    bool IsClosed,
    RiskEnd End,
    string? Worked,
    bool IsEscalated
)
{
    public bool IsOwn { get; init; }
    public bool HasOwner { get; init; }

    public string? EndedInWords { get; init; }

    /// <summary>The initiative from which a merger carried it over.</summary>
    public CarriedFrom? CarriedFrom { get; init; }
}

/// <summary>Highest score first.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record RisksOf(Guid InitiativeId) : IQuery<RisksShown>, IInInitiative;

internal sealed class RisksOfHandler(DevelopmentDb db, ICaller caller, IPeople people) : IQueryHandler<RisksOf, RisksShown>
{
    public async Task<RisksShown> Handle(RisksOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(query.InitiativeId, ct);
        var risks = await db.Risks.AsNoTracking().Where(r => r.InitiativeId == query.InitiativeId).ToListAsync(ct);
        var carried = await (
            from copy in db.Risks
            join first in db.Risks on copy.CarriedFromId equals first.Id
            join i in db.Initiatives on first.InitiativeId equals i.Id
            where copy.InitiativeId == query.InitiativeId
            select new { copy.Id, From = new CarriedFrom(i.Id, i.Title) }
        ).ToDictionaryAsync(r => r.Id, r => r.From, ct);
        var names = await Names.Ask(people, risks.Select(r => r.OwnerId), ct);
        return new RisksShown(
            initiative.Title,
            initiative.HasEnded,
            [
                .. risks
                    .OrderBy(r => r.IsClosed)
                    .ThenByDescending(r => r.Score)
                    .ThenBy(r => r.Text, StringComparer.Ordinal)
                    .Select(r => new RiskRow(
                        r.Id,
                        r.Version,
                        r.CategoryInWords,
                        r.Category,
                        r.OtherCategory,
                        r.Text,
                        r.Likelihood,
                        r.Impact,
                        r.Score,
                        r.Mitigation,
                        r.OwnerId is null ? r.Owner ?? "Nobody yet" : names.Of(r.OwnerId),
                        r.BarrierId,
                        initiative.Origin.Theme is null ? null : initiative.Origin.IdeaOfBarrier(r.BarrierId)?.Title,
                        r.Proximity,
                        r.Response,
                        r.ReviewOn,
                        r.IsClosed,
                        r.End,
                        r.Worked,
                        r.IsEscalated
                    )
                    {
                        IsOwn = r.OwnerId is not null && r.OwnerId == caller.PersonId,
                        HasOwner = r.OwnerId is not null,
                        EndedInWords = r.EndedInWords,
                        CarriedFrom = carried.GetValueOrDefault(r.Id),
                    }),
            ]
        );
    }
}

/// <param name="Category">none for another kind, which is then written down</param>
/// <param name="Worked">needed where it ends as resolved</param>
internal sealed record RiskForm(
    BarrierCategory? Category,
    [property:
        Required(ErrorMessage = "Describe the risk"),
        StringLength(1000, ErrorMessage = "Keep the risk to 1,000 characters or fewer")
    ]
        string Text,
    [property: Range(1, 5, ErrorMessage = "Choose a likelihood from 1 to 5")] int Likelihood,
    [property: Range(1, 5, ErrorMessage = "Choose an impact from 1 to 5")] int Impact,
    [property:
        Required(ErrorMessage = "Say what is done about it"),
        StringLength(1000, ErrorMessage = "Keep it to 1,000 characters or fewer")
    ]
        string Mitigation,
    [property: StringLength(254, ErrorMessage = "Enter a shorter e-mail address"), NotFreeText] string? OwnerEmail,
    Proximity Proximity = Proximity.Within1Year,
    RiskResponse Response = RiskResponse.Reduce,
    DateOnly? ReviewOn = null,
    RiskEnd End = RiskEnd.Open,
    [property: StringLength(80, ErrorMessage = "Keep the other kind to 80 characters or fewer")] string? OtherCategory = null,
    [property: StringLength(1000, ErrorMessage = "Keep what worked to 1,000 characters or fewer")] string? Worked = null
)
{
    /// <param name="owner">who owns it where no other address is given</param>
    public async Task<RiskWords> Words(IPeople people, Guid? owner, CancellationToken ct) =>
        new(
            Category,
            Text,
            Likelihood,
            Impact,
            Mitigation,
            string.IsNullOrWhiteSpace(OwnerEmail)
                ? owner
                : await people.WithEmail(OwnerEmail.Trim(), ct)
                    ?? throw new Invalid("OwnerEmail", "Nobody here has this e-mail address. An administrator can add them"),
            Proximity,
            Response,
            ReviewOn,
            End,
            OtherCategory,
            Worked
        );
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record AddRisk(Guid Id, Guid InitiativeId, RiskForm Form) : ICommand, ICreates, IInInitiative;

internal sealed class AddRiskHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people) : ICommandHandler<AddRisk>
{
    public async Task Handle(AddRisk command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var (by, now) = (caller.Person(), clock.GetUtcNow());
        var risk = new Risk(command.Id, initiative.Id, barrierId: null, await command.Form.Words(people, owner: null, ct));
        db.Add(risk);
        if (risk.OwnerId is { } owner)
            await db.LetRead(owner, initiative.Id, ct);
        await db.TellOfHighRisk(risk, initiative, by, now, people, ct);
        db.Add(new InitiativeHistory(initiative.Id, by, now, "Risk added", after: $"{risk.Text} ({risk.Score} of 25)"));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.Deliver)]
internal sealed record ChangeRisk(Guid InitiativeId, Guid RiskId, uint Version, RiskForm Form) : ICommand, IEdits, IInInitiative;

internal sealed class ChangeRiskHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, IPeople people) : ICommandHandler<ChangeRisk>
{
    public async Task Handle(ChangeRisk command, CancellationToken ct)
    {
        var risk = await db.Risks.Where(r => r.InitiativeId == command.InitiativeId).Get(command.RiskId, command.Version, ct);
        var initiative = await db.Initiatives.AsNoTracking().Get(command.InitiativeId, ct);
        var (by, now, wasHigh, wasClosed) = (caller.Person(), clock.GetUtcNow(), risk.IsEscalated, risk.IsClosed);
        var before = $"{risk.Text} ({risk.Score} of 25)";
        var words = await command.Form.Words(people, risk.OwnerId, ct);
        Risk.Rules.HandedOver.Require(risk.OwnerId is null || words.OwnerId == risk.OwnerId);
        risk.Change(words);
        if (risk.OwnerId is { } owner)
            await db.LetRead(owner, initiative.Id, ct);
        if (!wasHigh)
            await db.TellOfHighRisk(risk, initiative, by, now, people, ct);
        var what = (wasClosed, risk.End) switch
        {
            (false, RiskEnd.Resolved) => "Risk resolved",
            (false, RiskEnd.Passed) => "Risk passed",
            (true, RiskEnd.Open) => "Risk opened again",
            _ => "Risk changed",
        };
        db.Add(
            new InitiativeHistory(
                command.InitiativeId,
                by,
                now,
                what,
                before,
                $"{risk.Text} ({risk.Score} of 25)",
                wasClosed ? null : risk.Worked
            )
        );
        await db.SaveChangesAsync(ct);
    }
}
