using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Judging;

/// <param name="Combined">0 to 100, only where a weight was declared beforehand</param>
internal sealed record ScoreLine(
    Guid IdeaId,
    string Title,
    int Judges,
    bool Reached,
    decimal? Raw,
    int? Rank,
    double? Adjusted,
    decimal? Spread,
    bool IsFlagged,
    int? RoomRank,
    int? RoomVotes,
    decimal? Combined
);

internal sealed record InterestLine(string Judge, string Title, string Kind, string Note);

internal sealed record AsideLine(string Judge, string Title, string Causes, string? LiftedBecause);

/// <param name="Common">pitches that room and panel both rank</param>
/// <param name="Tau">how far the rankings agree; none below six common pitches</param>
internal sealed record RevealedPanel(
    IReadOnlyList<ScoreLine> Scores,
    bool IsReached,
    int MinJudges,
    IReadOnlyList<CriterionLine> Criteria,
    string RoomTitle,
    int Common,
    double? Tau,
    int? PanelPercent,
    IReadOnlyList<InterestLine> Interests,
    IReadOnlyList<AsideLine> Aside,
    string DefinitionHash,
    DateTimeOffset RevealedAt,
    bool KnewTheRoom,
    string WhatDecides
);

/// <param name="Result">none before the reveal</param>
internal sealed record PanelView(string EventName, PanelState State, RevealedPanel? Result, bool MayChair, bool MayJudge);

/// <summary>What the panel's scores came to, beside the room's vote; nothing before the reveal.</summary>
[Requires(PitchingPermission.See)]
internal sealed record PanelScoresOf(Guid InnovationEventId) : IQuery<PanelView>, IInEvent;

internal sealed class PanelScoresOfHandler(
    VotingDb db,
    IInnovationEvents events,
    IPeople people,
    IResults results,
    AccessTables access,
    ICaller caller
) : IQueryHandler<PanelScoresOf, PanelView>
{
    public async Task<PanelView> Handle(PanelScoresOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var panel = await db.PanelOf(held.Id, ct);
        return new PanelView(
            held.Name,
            panel.State,
            panel.State == PanelState.Revealed ? await Reveal(panel, ct) : null,
            await access.May(caller, PitchingPermission.Chair, held.Id, ct),
            await access.May(caller, PitchingPermission.Judge, held.Id, ct)
        );
    }

    private async Task<RevealedPanel> Reveal(Panel panel, CancellationToken ct)
    {
        var outcome = panel.Outcome!;
        var room = (await db.LastRevealed(results, panel.Id, ct))!;
        var votes = room.Options.ToDictionary(o => o.IdeaId);
        var most = room.Options.Max(o => o.Votes);
        var titles = panel.Ideas.ToDictionary(i => i.IdeaId, i => i.Title);
        var interests = await db.Interests.AsNoTracking().Where(d => d.PanelId == panel.Id && d.Kind != InterestKind.None).ToListAsync(ct);
        var names = await people.Cards(interests.Select(i => i.JudgeId).Concat(outcome.Recusals.Select(r => r.JudgeId)).Distinct(), ct);
        string Name(Guid id) => names.GetValueOrDefault(id)?.Name ?? "";
        var panelRanks = outcome.Ranks;
        var roomRanks = room.Options.ToDictionary(o => o.IdeaId, o => o.Rank);
        return new RevealedPanel(
            [
                .. outcome.Scores.Select(s =>
                {
                    var inRoom = votes.GetValueOrDefault(s.IdeaId);
                    return new ScoreLine(
                        s.IdeaId,
                        titles[s.IdeaId],
                        s.Judges,
                        s.Reached,
                        s.Raw,
                        s.Rank,
                        s.Adjusted,
                        s.Spread,
                        s.IsFlagged,
                        inRoom?.Rank,
                        inRoom?.Votes,
                        panel.PanelPercent is { } percent && s.Raw is { } raw && inRoom is not null
                            ? Combined.Of(percent, raw, inRoom.Votes, most)
                            : null
                    );
                }),
            ],
            outcome.IsReached,
            panel.MinJudges,
            [.. panel.InOrder.Select(c => new CriterionLine(c.Id, c.Name, c.Hint, c.Weight))],
            room.Title,
            panelRanks.Keys.Count(roomRanks.ContainsKey),
            RankAgreement.TauB(panelRanks, roomRanks),
            panel.PanelPercent,
            [
                .. interests
                    .OrderBy(i => i.At)
                    .Select(i => new InterestLine(Name(i.JudgeId), titles[i.IdeaId], PanelWords.Of(i.Kind), i.Note)),
            ],
            [
                .. outcome.Recusals.Select(r => new AsideLine(
                    Name(r.JudgeId),
                    titles[r.IdeaId],
                    PanelWords.Of(r.Causes),
                    r.IsLifted ? panel.ReasonToLift(r) : null
                )),
            ],
            panel.DefinitionHash!,
            panel.RevealedAt!.Value,
            panel.KnewTheRoom,
            PanelWords.WhatDecides(panel.AdjustedDecides, outcome.ByAdjusted)
        );
    }
}
