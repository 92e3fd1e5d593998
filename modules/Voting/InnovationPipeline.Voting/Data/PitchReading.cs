using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

internal static class PitchReading
{
    /// <summary>Ideas that everyone at the event has met, on a ballot paper or in a run of pitches.</summary>
    public static async Task<IReadOnlyList<Guid>> PitchedIdeas(this VotingDb db, Guid innovationEventId, CancellationToken ct)
    {
        var onPaper = await db
            .Rounds.IgnoreAutoIncludes()
            .Where(r => r.InnovationEventId == innovationEventId && r.State != RoundState.Draft && r.State != RoundState.Cancelled)
            .SelectMany(r => r.Paper)
            .Select(e => e.IdeaId)
            .ToListAsync(ct);
        var inSessions = await db
            .PitchSessions.IgnoreAutoIncludes()
            .Where(s => s.InnovationEventId == innovationEventId)
            .SelectMany(s => s.Slots)
            .Select(s => s.IdeaId)
            .ToListAsync(ct);
        return [.. onPaper.Union(inSessions)];
    }

    /// <summary>The idea, where it is pitched at the event.</summary>
    /// <exception cref="NotFound">when it is not</exception>
    public static async Task<IdeaCard> PitchedIdea(
        this VotingDb db,
        Guid innovationEventId,
        Guid ideaId,
        IIdeas ideas,
        CancellationToken ct
    ) =>
        (await db.PitchedIdeas(innovationEventId, ct)).Contains(ideaId)
        && (await ideas.Cards([ideaId], ct)).GetValueOrDefault(ideaId) is { } idea
        && idea.InnovationEventId == innovationEventId
            ? idea
            : throw new NotFound();

    /// <exception cref="NotFound">when the event has no such session</exception>
    public static async Task<PitchSession> PitchSessionOf(this VotingDb db, Guid innovationEventId, Guid sessionId, CancellationToken ct) =>
        await db.PitchSessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.InnovationEventId == innovationEventId, ct)
        ?? throw new NotFound();

    /// <summary>The vote that is on, before which headlines are given; a round that has ended has nothing to do with them.</summary>
    public static async Task<(Guid Id, string DefinitionHash)?> RoundForHeadlines(
        this VotingDb db,
        Guid innovationEventId,
        CancellationToken ct
    )
    {
        var round = await db
            .Rounds.IgnoreAutoIncludes()
            .Where(r => r.InnovationEventId == innovationEventId && r.RunOffOf == null && r.State == RoundState.Open)
            .Select(r => new { r.Id, r.DefinitionHash })
            .SingleOrDefaultAsync(ct);
        return round is null ? null : (round.Id, round.DefinitionHash!);
    }

    /// <summary>The last revealed result of the event, its run-off included; never a run-off by itself.</summary>
    public static async Task<RoundResult?> LastRevealed(this VotingDb db, IResults results, Guid innovationEventId, CancellationToken ct)
    {
        var last = await db
            .Rounds.IgnoreAutoIncludes()
            .Where(r => r.InnovationEventId == innovationEventId && r.State == RoundState.Revealed && r.RunOffOf == null)
            .OrderByDescending(r => r.RevealedAt)
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(ct);
        return last is { } roundId ? await results.Of(roundId, ct) : null;
    }

    /// <summary>
    /// Commentary on a pitch as the caller may read it: who comments reads the others' only when their own is written, so
    /// that nobody writes after somebody else; once the event is over everything is there to read.
    /// </summary>
    /// <returns>null where the caller may read none</returns>
    public static async Task<IReadOnlyList<PanelCommentary>?> CommentaryFor(
        this VotingDb db,
        IdeaCard idea,
        bool eventIsOver,
        ICaller caller,
        AccessTables access,
        IInnovationEvents events,
        CancellationToken ct
    )
    {
        var eventId = idea.InnovationEventId;
        var reads =
            await access.May(caller, PitchingPermission.SeeCommentary, eventId, ct)
            || (caller.PersonId is { } reader && (await events.Group(idea.GroupId, ct))?.MemberIds.Contains(reader) == true);
        if (!reads)
            return null;
        var all = await db.Commentaries.AsNoTracking().Where(c => c.IdeaId == idea.Id).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct);
        var waits =
            !eventIsOver
            && await access.May(caller, PitchingPermission.Comment, eventId, ct)
            && !all.Exists(c => c.PanellistId == caller.PersonId);
        return waits ? [] : all;
    }
}
