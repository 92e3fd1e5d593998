using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Chairing;

/// <param name="GroupsWithout">groups that have no top idea</param>
internal sealed record PaperPreview(
    Guid RoundId,
    string Title,
    IReadOnlyList<string> Declared,
    IReadOnlyList<PreviewLine> Ideas,
    IReadOnlyList<string> GroupsWithout,
    int Eligible
);

internal sealed record PreviewLine(string Group, string Title, string? Headline);

[Requires(VotingPermission.ManageRounds)]
internal sealed record PaperPreviewOf(Guid RoundId) : IQuery<PaperPreview>, IInRound;

internal sealed class PaperPreviewOfHandler(VotingDb db, IIdeas ideas, IInnovationEvents events)
    : IQueryHandler<PaperPreviewOf, PaperPreview>
{
    public async Task<PaperPreview> Handle(PaperPreviewOf query, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().Get(query.RoundId, ct);
        Round.Rules.OpensOnce.Require(round.State == RoundState.Draft);
        var (paper, without) = await PaperMaking.Of(round.InnovationEventId, ideas, events, ct);
        return new PaperPreview(
            round.Id,
            round.Title,
            InWords.Declared(round),
            [.. paper.Select(e => new PreviewLine(e.Group, e.Title, e.Headline))],
            without,
            await db.VotersOf(round.InnovationEventId).CountAsync(ct)
        );
    }
}

/// <param name="Without">why it opens without the groups that have no top idea</param>
[Requires(VotingPermission.ManageRounds)]
internal sealed record OpenRound(
    Guid RoundId,
    [property: Range(1, 600, ErrorMessage = "Enter a number of minutes from 1 to 600, or leave it empty")] int? Minutes,
    [property: StringLength(Adjustment.LongestReason - 300, ErrorMessage = "Use 200 characters or fewer")] string? Without
) : ICommand, IInRound;

internal sealed class OpenRoundHandler(VotingDb db, IIdeas ideas, IInnovationEvents events, ICaller caller, TimeProvider clock)
    : ICommandHandler<OpenRound>
{
    public async Task Handle(OpenRound command, CancellationToken ct)
    {
        var round = await db.Rounds.Get(command.RoundId, ct);
        var now = clock.GetUtcNow();
        var (paper, without) = await PaperMaking.Of(round.InnovationEventId, ideas, events, ct);
        DateTimeOffset? closesAt = command.Minutes is { } minutes ? now.AddMinutes(minutes) : null;
        var electors = await db.Enrol(round.Id, round.InnovationEventId, ct);
        round.Open(paper, electors, without, command.Without, closesAt, caller.PersonId, now);
        Round.Rules.OneOpenRound.Require(
            !await db.Rounds.AnyAsync(r => r.InnovationEventId == round.InnovationEventId && r.State == RoundState.Open, ct)
        );
        var titles = string.Join(". ", round.Paper.Select(e => e.Title));
        await db.Index(
            new SearchDocument(round.Id, "Vote", round.Id, VotingPermission.SeeRound, round.Title, titles, $"/rounds/{round.Id}/result"),
            ct
        );
        await db.LetFacilitatorsHelp(round.Id, await events.Groups(round.InnovationEventId, ct), ct);
        db.Changed(round);
        await db.SaveChangesAsync(ct);
    }
}

internal static class PaperMaking
{
    private static readonly (string Heading, Func<ValueProposition, string> Text)[] Parts =
    [
        ("Who it is for", p => p.Users),
        ("What they try to do", p => p.Jobs),
        ("What gets in their way", p => p.Pains),
        ("What they would gain", p => p.Gains),
        ("The offer", p => p.Offer),
        ("How it takes the difficulties away", p => p.PainRelievers),
        ("How it makes the gains", p => p.GainCreators),
        ("How we would know", p => p.MeasureOfSuccess),
        ("What must be included to get the most from it", p => string.Join("; ", p.ValueMaximisers)),
    ];

    public static async Task<(IReadOnlyList<PaperEntry> Paper, IReadOnlyList<string> GroupsWithout)> Of(
        Guid innovationEventId,
        IIdeas ideas,
        IInnovationEvents events,
        CancellationToken ct
    )
    {
        var tops = (await ideas.TopIdeas(innovationEventId, ct)).GroupBy(i => i.GroupId).ToDictionary(g => g.Key, g => g.First());
        var paper = new List<PaperEntry>();
        var without = new List<string>();
        foreach (var group in (await events.Groups(innovationEventId, ct)).OrderBy(g => g.Number))
        {
            if (!tops.TryGetValue(group.Id, out var idea))
            {
                without.Add(group.Name);
                continue;
            }
            var worked = await ideas.Case(idea.Id, ct);
            paper.Add(
                new PaperEntry(
                    idea.Id,
                    group.Id,
                    group.Number,
                    idea.Title,
                    idea.Headline,
                    idea.Lines,
                    group.Area.Title,
                    group.Area.Question,
                    group.Name,
                    idea.AskInWords,
                    Passages(worked?.Proposition)
                )
            );
        }
        return (paper, without);
    }

    private static IReadOnlyList<Passage> Passages(ValueProposition? proposition) =>
        proposition is null
            ? []
            : [.. Parts.Select(p => new Passage(p.Heading, p.Text(proposition))).Where(p => !string.IsNullOrWhiteSpace(p.Text))];
}
