using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.HandOffs;

/// <param name="InitiativeId">what it has become, if anybody has taken it forward</param>
internal sealed record AcceptedChallenge(
    Guid SubmissionId,
    string Title,
    string Question,
    string From,
    DateTimeOffset SubmittedAt,
    Guid? InitiativeId
);

/// <summary>Challenges that the caller's organisations have accepted; those that nobody has taken forward first.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record AcceptedChallenges(int Page) : IQuery<Paged<AcceptedChallenge>>;

internal sealed class AcceptedChallengesHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IChallengeSubmissions submissions,
    IOrganisations organisations
) : IQueryHandler<AcceptedChallenges, Paged<AcceptedChallenge>>
{
    public async Task<Paged<AcceptedChallenge>> Handle(AcceptedChallenges query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.TakeForward, ct);
        var accepted = new List<SubmissionCard>();
        foreach (var organisation in (await organisations.Cards(scopes, ct)).Keys)
            accepted.AddRange(await submissions.AcceptedBy(organisation, ct));
        var ids = accepted.Select(a => a.Id).ToList();
        var taken = await db
            .Initiatives.Where(i => i.SubmissionId != null && ids.Contains(i.SubmissionId.Value))
            .ToDictionaryAsync(i => i.SubmissionId!.Value, i => i.Id, ct);
        var shown = accepted
            .OrderBy(a => taken.ContainsKey(a.Id))
            .ThenByDescending(a => a.SubmittedAt)
            .ThenBy(a => a.Id)
            .Skip(Paged<AcceptedChallenge>.Skip(query.Page))
            .Take(Paged<AcceptedChallenge>.Size)
            .ToList();
        var from = await organisations.Cards(shown.Select(a => a.FromOrganisationId).Distinct(), ct);
        return Paged<AcceptedChallenge>.Of(
            [
                .. shown.Select(a => new AcceptedChallenge(
                    a.Id,
                    a.Title,
                    $"How can we {a.Outcome} through {a.Means}?",
                    from.GetValueOrDefault(a.FromOrganisationId)?.Name ?? "An organisation that is no longer known",
                    a.SubmittedAt,
                    taken.TryGetValue(a.Id, out var initiative) ? initiative : null
                )),
            ],
            query.Page,
            accepted.Count
        );
    }
}

/// <summary>Makes the initiative with everything that was sent in; the person who does it leads it.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record TakeChallengeForward(Guid Id, Guid SubmissionId) : ICommand, ICreates, IInSubmission;

internal sealed class TakeChallengeForwardHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IChallengeSubmissions submissions,
    IInnovationEvents events,
    IOrganisations organisations,
    IPeople people
) : ICommandHandler<TakeChallengeForward>
{
    public async Task Handle(TakeChallengeForward command, CancellationToken ct)
    {
        var challenge = await submissions.InFull(command.SubmissionId, ct) ?? throw new NotFound();
        Initiative.Rules.ChallengeAccepted.Require(challenge.Submission.State is "Accepted");
        var known = await db
            .Initiatives.Where(i => i.SubmissionId == command.SubmissionId)
            .Select(i => (Guid?)i.Id)
            .SingleOrDefaultAsync(ct);
        Initiative.Rules.ChallengeOnce.Require(known is null || known == command.Id);
        if (known is not null)
            return;

        var now = clock.GetUtcNow();
        var from = challenge.Submission.FromOrganisationId;
        var ics = await organisations.IcsOf(from, London.DayOf(challenge.Submission.SubmittedAt), ct);
        var initiative = new Initiative(
            command.Id,
            challenge.ToOrganisationId,
            innovationEventId: null,
            ideaId: null,
            themeId: null,
            challenge.Submission.Title,
            CarryOver.Of(
                challenge,
                (await organisations.Find(from, ct))?.Name ?? "An organisation that is no longer known",
                ics?.Name,
                await events.AreasFrom(command.SubmissionId, ct)
            ),
            caller.Person(),
            now,
            (await db.ProgrammeOf(challenge.ToOrganisationId, ct)).StageModelId,
            command.SubmissionId
        );
        await db.Open(initiative, people, now, ct);
        await db.SaveChangesAsync(ct);
    }
}
