using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Exchange;

internal sealed record ExchangeView(
    Guid GroupId,
    string GroupName,
    bool IsOpen,
    DateTimeOffset ClosesAt,
    DateTimeOffset Now,
    int? ShareLimit,
    int Shared,
    IReadOnlyList<OwnIdea> Own,
    int OfferedInAll,
    IReadOnlyList<OfferedIdea> Offered
);

internal sealed record OwnIdea(Guid Id, string Title, bool IsShared);

/// <param name="TakenAs">this group's own idea that came from it</param>
internal sealed record OfferedIdea(Guid Id, string Title, string Text, string GroupName, string? Author, Guid? TakenAs);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record ExchangeFor(Guid GroupId, int Page = 1) : IQuery<ExchangeView>, IInGroup;

internal sealed class ExchangeForHandler(IdeationDb db, IInnovationEvents events, IPeople people, TimeProvider clock)
    : IQueryHandler<ExchangeFor, ExchangeView>
{
    public const int PageSize = 25;

    public async Task<ExchangeView> Handle(ExchangeFor query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.AsNoTracking().OfGroup(query.GroupId, ct);
        var boards = await db
            .Boards.AsNoTracking()
            .Where(b => b.InnovationEventId == board.InnovationEventId)
            .OrderBy(b => b.Number)
            .ToListAsync(ct);
        var names = (await events.Groups(board.InnovationEventId, ct)).ToDictionary(g => g.Id, g => g.Name);
        string NameOf(GroupBoard one) => names.GetValueOrDefault(one.Id) ?? $"Group {one.Number}";

        var offeredIds = boards.Where(b => b.GroupId != board.GroupId).SelectMany(b => b.Shared).ToList();
        var shownIds = offeredIds.Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).ToList();
        var wanted = board.Shortlist.Concat(shownIds).ToList();
        var ideas = await db.Ideas.AsNoTracking().Where(i => wanted.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var taken = await db
            .Links.AsNoTracking()
            .Where(l => l.GroupId == board.GroupId)
            .ToDictionaryAsync(l => l.SourceIdeaId, l => l.IdeaId, ct);
        var cards = await people.Cards(ideas.Values.Select(i => i.AuthorId).OfType<Guid>().Distinct().ToList(), ct);

        OfferedIdea Offered(Idea idea) =>
            new(
                idea.Id,
                idea.Title,
                idea.Text,
                NameOf(boards.Single(b => b.GroupId == idea.GroupId)),
                idea.AuthorId is { } author && cards.TryGetValue(author, out var card) ? card.Name : null,
                taken.TryGetValue(idea.Id, out var own) ? own : null
            );

        return new(
            board.GroupId,
            NameOf(board),
            board.IsOpen(now),
            board.ClosesAt,
            now,
            board.ShareLimit,
            board.Shared.Count,
            [.. board.Shortlist.Where(ideas.ContainsKey).Select(id => new OwnIdea(id, ideas[id].Title, board.Shared.Contains(id)))],
            offeredIds.Count,
            [.. shownIds.Where(ideas.ContainsKey).Select(id => Offered(ideas[id]))]
        );
    }
}
