using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Pitches;

/// <param name="HeadlinesFromRound">the order is drawn from an open round, else from the event and its ideas</param>
/// <param name="Revealed">the title of the vote by whose ranks full pitches come</param>
internal sealed record WhatToPrepare(string EventName, int Ideas, bool HeadlinesFromRound, string? Revealed);

[Requires(PitchingPermission.Chair)]
internal sealed record PitchesToPrepare(Guid InnovationEventId) : IQuery<WhatToPrepare>, IInEvent;

internal sealed class PitchesToPrepareHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, IResults results)
    : IQueryHandler<PitchesToPrepare, WhatToPrepare>
{
    public async Task<WhatToPrepare> Handle(PitchesToPrepare query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        return new WhatToPrepare(
            held.Name,
            (await ideas.TopIdeas(held.Id, ct)).Count,
            await db.RoundForHeadlines(held.Id, ct) is not null,
            (await db.LastRevealed(results, held.Id, ct))?.Title
        );
    }
}

/// <summary>One minute for each top idea, in an order that nobody picks.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record PrepareHeadlines(Guid Id, Guid InnovationEventId) : ICommand, ICreates, IInEvent;

internal sealed class PrepareHeadlinesHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, TimeProvider clock)
    : ICommandHandler<PrepareHeadlines>
{
    public async Task Handle(PrepareHeadlines command, CancellationToken ct)
    {
        if (await db.PitchSessions.AnyAsync(s => s.Id == command.Id, ct))
            return;
        var held = await events.Find(command.InnovationEventId, ct) ?? throw new NotFound();
        var tops = (await ideas.TopIdeas(held.Id, ct)).Select(i => i.Id).ToList();
        var round = await db.RoundForHeadlines(held.Id, ct);
        db.Add(PitchSession.OfHeadlines(command.Id, held.Id, tops, round, clock.GetUtcNow()));
        db.Changed(PitchingTopic.Pitches, held.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>By rank in the last revealed vote, the winner first, as many as the time allows.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record PrepareFullPitches(
    Guid Id,
    Guid InnovationEventId,
    [property: Range(1, PitchSession.MostMinutesInAll, ErrorMessage = "Enter 1 to 480 minutes in all")] int MinutesInAll,
    [property: Range(1, PitchSession.MostMinutes, ErrorMessage = "Enter a pitch of 1 to 60 minutes")] int PitchMinutes,
    [property: Range(0, PitchSession.MostMinutes, ErrorMessage = "Enter 0 to 60 minutes of questions")] int QuestionMinutes
) : ICommand, ICreates, IInEvent;

internal sealed class PrepareFullPitchesHandler(VotingDb db, IResults results, TimeProvider clock) : ICommandHandler<PrepareFullPitches>
{
    public async Task Handle(PrepareFullPitches command, CancellationToken ct)
    {
        if (await db.PitchSessions.AnyAsync(s => s.Id == command.Id, ct))
            return;
        var result = await db.LastRevealed(results, command.InnovationEventId, ct);
        PitchSession.Rules.RevealedFirst.Require(result is not null);
        var definition = await db
            .Rounds.IgnoreAutoIncludes()
            .Where(r => r.Id == result.RoundId)
            .Select(r => r.DefinitionHash!)
            .SingleAsync(ct);
        // A winner by lots or run-off stands before those with as many votes.
        var ranks = result.Options.ToDictionary(o => o.IdeaId, o => result.WinnerIdeaIds.Contains(o.IdeaId) ? 0 : o.Rank);
        var times = new FullTimes(command.MinutesInAll, command.PitchMinutes, command.QuestionMinutes);
        db.Add(PitchSession.InFull(command.Id, command.InnovationEventId, (result.RoundId, definition), ranks, times, clock.GetUtcNow()));
        db.Changed(PitchingTopic.Pitches, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
