using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Ideas;

internal sealed record IdeaWords(Guid GroupId, uint Version, string Title, string Text, bool IsMine, bool IsOpen);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record WordsOf(Guid IdeaId) : IQuery<IdeaWords>, IInIdea;

internal sealed class WordsOfHandler(IdeationDb db, ICaller caller, TimeProvider clock) : IQueryHandler<WordsOf, IdeaWords>
{
    public async Task<IdeaWords> Handle(WordsOf query, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        return new(
            idea.GroupId,
            idea.Version,
            idea.Title,
            idea.Text,
            caller.PersonId is { } me && idea.BelongsTo(me),
            board.IsOpen(clock.GetUtcNow())
        );
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record EditIdea(
    Guid IdeaId,
    uint Version,
    [property:
        Sealed,
        Required(ErrorMessage = "Enter a short title for the idea"),
        StringLength(Idea.LongestTitle, ErrorMessage = "Use 120 characters or fewer in the title")
    ]
        string Title,
    [property: Sealed, StringLength(Idea.LongestText, ErrorMessage = "Use 2,000 characters or fewer to describe the idea")] string Text
) : ICommand, IEdits, IInIdea;

internal sealed class EditIdeaHandler(IdeationDb db, ICaller caller, TimeProvider clock) : ICommandHandler<EditIdea>
{
    public async Task Handle(EditIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var idea = await db.Ideas.Include(i => i.Revisions).Get(command.IdeaId, command.Version, ct);
        var board = await db.Boards.OfGroup(idea.GroupId, ct);
        board.RequireOpen(now);
        idea.Edit(command.Title, command.Text, by: caller.Person(), now);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
