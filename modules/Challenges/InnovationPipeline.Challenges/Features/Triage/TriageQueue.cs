using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Features.Triage;

internal sealed record QueueRow(
    Guid Id,
    string Title,
    string From,
    string State,
    string Colour,
    string? Owner,
    DateTimeOffset Since,
    string NextStep,
    DateOnly? DueOn
);

internal sealed record Queue(IReadOnlyList<QueueRow> Rows, int Page, int Pages);

/// <summary>What was sent to the caller's organisations: the soonest due first; or what has its answer, newest first.</summary>
[Requires(ChallengesPermission.Triage)]
internal sealed record TriageQueue(bool Answered, int Page) : IQuery<Queue>;

internal sealed class TriageQueueHandler(ChallengesDb db, AccessTables access, ICaller caller, IOrganisations organisations, IPeople people)
    : IQueryHandler<TriageQueue, Queue>
{
    private const int OnAPage = 25;

    public async Task<Queue> Handle(TriageQueue query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, ChallengesPermission.Triage, ct);
        var sent = db.Submissions.AsNoTracking().SentTo(scopes).Where(s => (s.DueOn == null) == query.Answered);
        var pages = Math.Max(1, (await sent.CountAsync(ct) + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(query.Page, 1, pages);
        sent = query.Answered ? sent.OrderByDescending(s => s.StateSince).ThenBy(s => s.Id) : sent.OrderBy(s => s.DueOn).ThenBy(s => s.Id);
        var found = await sent.Skip((page - 1) * OnAPage).Take(OnAPage).ToListAsync(ct);
        var places = await organisations.Cards(found.Select(s => s.FromOrganisationId).Distinct(), ct);
        var names = await people.Cards(found.Select(s => s.OwnerId).OfType<Guid>().Distinct(), ct);
        return new Queue(
            [
                .. found.Select(s => new QueueRow(
                    s.Id,
                    s.Title,
                    places.GetValueOrDefault(s.FromOrganisationId)?.Name ?? "",
                    PlainWords.Of(s.State),
                    PlainWords.ColourOf(s.State),
                    s.OwnerId is { } owner ? names.GetValueOrDefault(owner)?.Name : null,
                    s.StateSince,
                    PlainWords.NextStep(s.State),
                    s.DueOn
                )),
            ],
            page,
            pages
        );
    }
}
