using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Revealing;

internal sealed record NamedBallotList(Guid RoundId, string Title, IReadOnlyList<NamedBallot> Ballots, int Page, int Pages);

internal sealed record NamedBallot(string Voter, string Says);

/// <summary>Who voted how: of rounds that were declared open, after their reveal.</summary>
[Requires(VotingPermission.SeeRound)]
internal sealed record NamedBallotsOf(Guid RoundId, int Page) : IQuery<NamedBallotList>, IInRound;

internal sealed class NamedBallotsOfHandler(VotingDb db, IPeople people) : IQueryHandler<NamedBallotsOf, NamedBallotList>
{
    private const int PageSize = 50;

    public async Task<NamedBallotList> Handle(NamedBallotsOf query, CancellationToken ct)
    {
        var round = await db.Rounds.Get(query.RoundId, ct);
        if (round is not { Secrecy: Secrecy.Open, State: RoundState.Revealed })
            throw new NotFound();
        var ballots = await db.Ballots.AsNoTracking().Where(b => b.RoundId == round.Id).ToListAsync(ct);
        var names = await people.Cards(ballots.Select(b => b.Key), ct);
        var titles = round.Paper.ToDictionary(e => e.Number, e => e.Title);
        var named = ballots
            .Select(b => new NamedBallot(
                // A forgotten voter and a ballot on paper name nobody.
                names.GetValueOrDefault(b.Key)?.Name
                    ?? "Somebody without a name here",
                CountWords.List(Marks.Of(b.Marks).Select(m => InWords.Marked(round.Method, m.Value, titles[m.Number])))
            ))
            .OrderBy(b => b.Voter, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(b => b.Says, StringComparer.Ordinal)
            .ToList();
        var pages = Math.Max(1, (named.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        return new NamedBallotList(round.Id, round.Title, [.. named.Skip((page - 1) * PageSize).Take(PageSize)], page, pages);
    }
}
