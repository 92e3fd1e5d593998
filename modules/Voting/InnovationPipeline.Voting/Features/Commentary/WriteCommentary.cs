using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Commentary;

internal sealed record OwnCommentary(
    string Title,
    string Group,
    bool EventIsOver,
    string? Strengths,
    string? Concerns,
    string? Suggestions,
    bool WouldSponsor
);

[Requires(PitchingPermission.Comment)]
internal sealed record OwnCommentaryOn(Guid InnovationEventId, Guid IdeaId) : IQuery<OwnCommentary>, IInEvent;

internal sealed class OwnCommentaryOnHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, ICaller caller)
    : IQueryHandler<OwnCommentaryOn, OwnCommentary>
{
    public async Task<OwnCommentary> Handle(OwnCommentaryOn query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var idea = await db.PitchedIdea(held.Id, query.IdeaId, ideas, ct);
        var own = await db
            .Commentaries.AsNoTracking()
            .SingleOrDefaultAsync(c => c.IdeaId == idea.Id && c.PanellistId == caller.PersonId, ct);
        return new OwnCommentary(
            idea.Title,
            (await events.Group(idea.GroupId, ct))?.Name ?? "",
            held.IsOver(await db.DeskOf(held.Id, ct)),
            own?.Strengths,
            own?.Concerns,
            own?.Suggestions,
            own?.WouldSponsor ?? false
        );
    }
}

/// <summary>One for each panellist and pitch, changed as long as the day lasts.</summary>
[Requires(PitchingPermission.Comment)]
internal sealed record WriteCommentary(
    Guid InnovationEventId,
    Guid IdeaId,
    [property: StringLength(PanelCommentary.Longest, ErrorMessage = "Use 1,000 characters or fewer")] string? Strengths,
    [property: StringLength(PanelCommentary.Longest, ErrorMessage = "Use 1,000 characters or fewer")] string? Concerns,
    [property: StringLength(PanelCommentary.Longest, ErrorMessage = "Use 1,000 characters or fewer")] string? Suggestions,
    bool WouldSponsor
) : ICommand, IInEvent;

internal sealed class WriteCommentaryHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, ICaller caller, TimeProvider clock)
    : ICommandHandler<WriteCommentary>
{
    public async Task Handle(WriteCommentary command, CancellationToken ct)
    {
        var held = await events.Find(command.InnovationEventId, ct) ?? throw new NotFound();
        var idea = await db.PitchedIdea(held.Id, command.IdeaId, ideas, ct);
        PanelCommentary.Rules.EventIsOpen.Require(!held.IsOver(await db.DeskOf(held.Id, ct)));
        var (person, now) = (caller.Person(), clock.GetUtcNow());
        var commentary = await db.Commentaries.SingleOrDefaultAsync(c => c.IdeaId == idea.Id && c.PanellistId == person, ct);
        if (commentary is null)
            db.Add(commentary = new PanelCommentary(Guid.CreateVersion7(now), held.Id, idea.Id, person));
        commentary.Write(command.Strengths, command.Concerns, command.Suggestions, command.WouldSponsor, now);
        db.Changed(PitchingTopic.Pitches, held.Id);
        await db.SaveChangesAsync(ct);
    }
}
