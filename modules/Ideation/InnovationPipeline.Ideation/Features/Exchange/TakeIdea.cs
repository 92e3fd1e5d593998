using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Exchange;

internal sealed record OfferView(
    Guid SourceIdeaId,
    string Title,
    string Text,
    string GroupName,
    string? Author,
    bool IsOpen,
    Guid? TakenAs
);

/// <summary>One idea that another group of the same event shares.</summary>
[Requires(IdeationPermission.SeeGroup)]
internal sealed record OfferTo(Guid GroupId, Guid SourceIdeaId) : IQuery<OfferView>, IInGroup;

internal sealed class OfferToHandler(IdeationDb db, IInnovationEvents events, IPeople people, TimeProvider clock)
    : IQueryHandler<OfferTo, OfferView>
{
    public async Task<OfferView> Handle(OfferTo query, CancellationToken ct)
    {
        var board = await db.Boards.AsNoTracking().OfGroup(query.GroupId, ct);
        var (source, sourceBoard) = await db.IdeaAndBoard(query.SourceIdeaId, ct);
        if (source.InnovationEventId != board.InnovationEventId || !sourceBoard.Shared.Contains(source.Id))
            throw new NotFound();

        var group = await events.Group(source.GroupId, ct);
        var author = source.AuthorId is { } id ? (await people.Cards([id], ct)).GetValueOrDefault(id)?.Name : null;
        var takenAs = await db
            .Links.Where(l => l.GroupId == query.GroupId && l.SourceIdeaId == query.SourceIdeaId)
            .Select(l => (Guid?)l.IdeaId)
            .SingleOrDefaultAsync(ct);
        return new(
            source.Id,
            source.Title,
            source.Text,
            group?.Name ?? $"Group {sourceBoard.Number}",
            author,
            board.IsOpen(clock.GetUtcNow()),
            takenAs
        );
    }
}

/// <param name="FirstTime">false where the group had taken the idea already: this is that one</param>
internal sealed record Taken(Guid IdeaId, bool FirstTime);

/// <param name="Id">of the group's own new idea</param>
[Requires(IdeationPermission.TakePart)]
internal sealed record TakeIdea(
    Guid GroupId,
    Guid SourceIdeaId,
    Guid Id,
    [property: Required(ErrorMessage = TakeIdea.SayHow), EnumDataType(typeof(LinkKind), ErrorMessage = TakeIdea.SayHow)] LinkKind? Kind,
    [property: Sealed, StringLength(500, ErrorMessage = "Use 500 characters or fewer")] string? Note
) : ICommand<Taken>, IInGroup
{
    internal const string SayHow = "Select how your idea comes from theirs";
}

internal sealed class TakeIdeaHandler(IdeationDb db, ICaller caller, TimeProvider clock) : ICommandHandler<TakeIdea, Taken>
{
    public async Task<Taken> Handle(TakeIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var first = await db.Links.SingleOrDefaultAsync(l => l.GroupId == board.GroupId && l.SourceIdeaId == command.SourceIdeaId, ct);
        if (first is not null)
            return new(first.IdeaId, FirstTime: false);

        var (source, sourceBoard) = await db.IdeaAndBoard(command.SourceIdeaId, ct);
        // What another event's or a silent group's idea is called is not even confirmed.
        if (
            source.InnovationEventId != board.InnovationEventId
            || (source.GroupId != board.GroupId && !sourceBoard.Shared.Contains(source.Id))
        )
            throw new NotFound();
        var lineage = await db.LineageOf(board.InnovationEventId, ct);
        var idea = board.Take(
            command.Id,
            source,
            sourceBoard,
            lineage.AncestorGroupsOf(source.Id),
            command.Kind!.Value,
            command.Note,
            by: caller.Person(),
            now
        );
        await db.AddWhole(idea, board, now, ct);
        db.ChangedOnBoard(sourceBoard);
        await db.SaveChangesAsync(ct);
        return new(idea.Id, FirstTime: true);
    }
}
