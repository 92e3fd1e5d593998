using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed record DeckDownload(string Name, byte[] Bytes);

[Requires(PitchingPermission.See)]
internal sealed record DeckFileOf(Guid InnovationEventId, Guid IdeaId) : IQuery<DeckDownload>, IInEvent;

internal sealed class DeckFileOfHandler(VotingDb db) : IQueryHandler<DeckFileOf, DeckDownload>
{
    public async Task<DeckDownload> Handle(DeckFileOf query, CancellationToken ct) =>
        await db
            .DeckFiles.Where(d => d.Id == query.IdeaId && d.InnovationEventId == query.InnovationEventId)
            .Select(d => new DeckDownload(d.Name, d.Bytes))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFound();
}

/// <summary>The group whose pitch it is may, and the chair. Takes the place of slides that are there.</summary>
[Requires(PitchingPermission.See)]
internal sealed record UploadDeck(
    Guid InnovationEventId,
    Guid IdeaId,
    [property: NotFreeText] string Name,
    [property: Sealed] ReadOnlyMemory<byte> Content
) : ICommand, IInEvent;

internal sealed class UploadDeckHandler(VotingDb db, PitchKeepers keepers) : ICommandHandler<UploadDeck>
{
    public async Task Handle(UploadDeck command, CancellationToken ct)
    {
        var ideaId = await keepers.MayChange(command.InnovationEventId, command.IdeaId, ct);
        var file = await db.DeckFiles.SingleOrDefaultAsync(d => d.Id == ideaId, ct);
        if (file is null)
            db.Add(file = new DeckFile(ideaId, command.InnovationEventId));
        file.Put(command.Name, command.Content.ToArray());
        db.Changed(PitchingTopic.Pitches, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(PitchingPermission.See)]
internal sealed record RemoveDeckFile(Guid InnovationEventId, Guid IdeaId) : ICommand, IInEvent;

internal sealed class RemoveDeckFileHandler(VotingDb db, PitchKeepers keepers) : ICommandHandler<RemoveDeckFile>
{
    public async Task Handle(RemoveDeckFile command, CancellationToken ct)
    {
        var ideaId = await keepers.MayChange(command.InnovationEventId, command.IdeaId, ct);
        await db.DeckFiles.Where(d => d.Id == ideaId).ExecuteDeleteAsync(ct);
        db.Changed(PitchingTopic.Pitches, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Who keeps the slides of a pitch: its group and the chair, until the event is over.</summary>
internal sealed class PitchKeepers(VotingDb db, IInnovationEvents events, IIdeas ideas, AccessTables access, ICaller caller)
{
    /// <returns>the pitched idea's id</returns>
    public async Task<Guid> MayChange(Guid innovationEventId, Guid ideaId, CancellationToken ct)
    {
        var held = await events.Find(innovationEventId, ct) ?? throw new NotFound();
        var idea = await db.PitchedIdea(held.Id, ideaId, ideas, ct);
        if (
            (await events.Group(idea.GroupId, ct))?.MemberIds.Contains(caller.Person()) != true
            && !await access.May(caller, PitchingPermission.Chair, held.Id, ct)
        )
            throw new Forbidden();
        Deck.Rules.EventIsOpen.Require(!held.IsOver(await db.DeskOf(held.Id, ct)));
        return idea.Id;
    }
}
