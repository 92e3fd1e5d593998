using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Case;

/// <param name="Rows">one for each angle, in their order, whether anything is noted there or not</param>
internal sealed record AnglesView(CaseHead Head, IReadOnlyList<AngleRow> Rows);

internal sealed record AngleRow(Angle Angle, IReadOnlyList<NoteLine> Opportunities, IReadOnlyList<NoteLine> Challenges)
{
    public bool IsEmpty => Opportunities.Count == 0 && Challenges.Count == 0;
}

internal sealed record NoteLine(Guid Id, string Text);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record AnglesOf(Guid IdeaId) : IQuery<AnglesView>, IInIdea;

internal sealed class AnglesOfHandler(IdeationDb db, TimeProvider clock) : IQueryHandler<AnglesOf, AnglesView>
{
    public async Task<AnglesView> Handle(AnglesOf query, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var notes = await db
            .AngleNotes.AsNoTracking()
            .Where(n => n.IdeaId == query.IdeaId)
            .OrderBy(n => n.At)
            .ThenBy(n => n.Id)
            .ToListAsync(ct);

        List<NoteLine> At(Angle angle, bool isOpportunity) =>
            [.. notes.Where(n => n.Angle == angle && n.IsOpportunity == isOpportunity).Select(n => new NoteLine(n.Id, n.Text))];

        return new(
            new CaseHead(idea.Id, idea.Title, board.IsOpen(clock.GetUtcNow())),
            [.. Enum.GetValues<Angle>().Select(a => new AngleRow(a, At(a, isOpportunity: true), At(a, isOpportunity: false)))]
        );
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record NoteAngle(
    Guid IdeaId,
    Guid Id,
    [property: Required(ErrorMessage = "Select the angle"), EnumDataType(typeof(Angle), ErrorMessage = "Select the angle")] Angle? Angle,
    [property: Required(ErrorMessage = "Select whether it is an opportunity or a challenge")] bool? IsOpportunity,
    [property:
        Sealed,
        Required(ErrorMessage = "Enter the point"),
        StringLength(AngleNote.LongestText, ErrorMessage = "Use 500 characters or fewer")
    ]
        string Text
) : ICommand, ICreates, IInIdea;

internal sealed class NoteAngleHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<NoteAngle>
{
    public async Task Handle(NoteAngle command, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        db.Add(AngleNote.On(idea, command.Id, command.Angle!.Value, command.IsOpportunity!.Value, command.Text, board, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record RemoveAngle(Guid IdeaId, Guid NoteId) : ICommand, IInIdea;

internal sealed class RemoveAngleHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<RemoveAngle>
{
    public async Task Handle(RemoveAngle command, CancellationToken ct)
    {
        var (_, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        board.RequireOpen(clock.GetUtcNow());
        // Removed twice is removed: the second press finds nothing to do.
        if (await db.AngleNotes.SingleOrDefaultAsync(n => n.Id == command.NoteId && n.IdeaId == command.IdeaId, ct) is { } note)
            db.Remove(note);
        await db.SaveChangesAsync(ct);
    }
}
