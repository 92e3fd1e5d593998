using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Board;

/// <param name="ForPersonId">whose idea it is, where a facilitator writes it down for someone</param>
[Requires(IdeationPermission.TakePart)]
internal sealed record AddIdea(
    Guid GroupId,
    Guid Id,
    [property:
        Sealed,
        Required(ErrorMessage = "Enter a short title for the idea"),
        StringLength(Idea.LongestTitle, ErrorMessage = "Use 120 characters or fewer in the title")
    ]
        string Title,
    [property: Sealed, StringLength(Idea.LongestText, ErrorMessage = "Use 2,000 characters or fewer to describe the idea")] string Text,
    Guid? ForPersonId = null
) : ICommand, ICreates, IInGroup;

internal sealed class AddIdeaHandler(IdeationDb db, AccessTables access, ICaller caller, TimeProvider clock) : ICommandHandler<AddIdea>
{
    public async Task Handle(AddIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        if (await IsDoneAlready(command, ct))
            return;
        board.RequireOpen(now);

        var author = await AuthorOf(command, board, ct);
        var idea = Idea.Added(command.Id, board, command.Title, command.Text, author, enteredBy: caller.Person(), now);
        await db.AddWhole(idea, board, now, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Sent a second time, perhaps after the session closed; the id of another group's idea is no repeat.</summary>
    private async Task<bool> IsDoneAlready(AddIdea command, CancellationToken ct) =>
        await db.Ideas.FindAsync([command.Id], ct) is { } known && (known.GroupId == command.GroupId ? true : throw new NotFound());

    private async Task<Guid> AuthorOf(AddIdea command, GroupBoard board, CancellationToken ct)
    {
        var me = caller.Person();
        if (command.ForPersonId is not { } someone || someone == me)
            return me;
        if (!await access.May(caller, IdeationPermission.AddForSomeone, command.GroupId, ct))
            throw new Forbidden();
        if (!board.MemberIds.Contains(someone))
            throw new Invalid(nameof(command.ForPersonId), "Choose someone in this group");
        return someone;
    }
}
