using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed record BarriersView(CaseHead Head, IReadOnlyList<BarrierLine> Barriers);

internal sealed record BarrierLine(Guid Id, uint Version, BarrierFacts Facts);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record BarriersOf(Guid IdeaId) : IQuery<BarriersView>, IInIdea;

internal sealed class BarriersOfHandler(IdeationDb db, TimeProvider clock) : IQueryHandler<BarriersOf, BarriersView>
{
    public async Task<BarriersView> Handle(BarriersOf query, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var barriers = await db.Barriers.Where(b => b.IdeaId == query.IdeaId).OrderBy(b => b.At).ThenBy(b => b.Id).ToListAsync(ct);
        return new(
            new CaseHead(idea.Id, idea.Title, board.IsOpen(clock.GetUtcNow())),
            [.. barriers.OrderByDescending(b => b.Weight).Select(b => new BarrierLine(b.Id, b.Version, b.Facts))]
        );
    }
}

/// <summary>One barrier, for its edit form.</summary>
[Requires(IdeationPermission.SeeGroup)]
internal sealed record BarrierAt(Guid IdeaId, Guid BarrierId) : IQuery<BarrierLine>, IInIdea;

internal sealed class BarrierAtHandler(IdeationDb db) : IQueryHandler<BarrierAt, BarrierLine>
{
    public async Task<BarrierLine> Handle(BarrierAt query, CancellationToken ct)
    {
        var barrier =
            await db.Barriers.SingleOrDefaultAsync(b => b.Id == query.BarrierId && b.IdeaId == query.IdeaId, ct) ?? throw new NotFound();
        return new(barrier.Id, barrier.Version, barrier.Facts);
    }
}

internal static class BarrierSentences
{
    public const string Category = "Select the kind of barrier";
    public const string Text = "Enter the barrier";
    public const string TextTooLong = "Use 500 characters or fewer";
    public const string Likelihood = "Select how likely it is, from 1 to 5";
    public const string Impact = "Select how much it would matter, from 1 to 5";
    public const string OwnerTooLong = "Use 120 characters or fewer";
}

[Requires(IdeationPermission.TakePart)]
internal sealed record NoteBarrier(
    Guid IdeaId,
    Guid Id,
    [property:
        Required(ErrorMessage = BarrierSentences.Category),
        EnumDataType(typeof(BarrierCategory), ErrorMessage = BarrierSentences.Category)
    ]
        BarrierCategory? Category,
    [property:
        Sealed,
        Required(ErrorMessage = BarrierSentences.Text),
        StringLength(Barrier.LongestText, ErrorMessage = BarrierSentences.TextTooLong)
    ]
        string Text,
    [property: Required(ErrorMessage = BarrierSentences.Likelihood), Range(1, 5, ErrorMessage = BarrierSentences.Likelihood)]
        int? Likelihood,
    [property: Required(ErrorMessage = BarrierSentences.Impact), Range(1, 5, ErrorMessage = BarrierSentences.Impact)] int? Impact,
    [property: Sealed, StringLength(Barrier.LongestText, ErrorMessage = BarrierSentences.TextTooLong)] string Mitigation,
    [property: Sealed, StringLength(Barrier.LongestOwner, ErrorMessage = BarrierSentences.OwnerTooLong)] string? Owner
) : ICommand, ICreates, IInIdea;

internal sealed class NoteBarrierHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<NoteBarrier>
{
    public async Task Handle(NoteBarrier command, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        var facts = new BarrierFacts(
            command.Category!.Value,
            command.Text,
            command.Likelihood!.Value,
            command.Impact!.Value,
            command.Mitigation,
            command.Owner
        );
        db.Add(Barrier.To(idea, command.Id, facts, board, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record EditBarrier(
    Guid IdeaId,
    Guid BarrierId,
    uint Version,
    [property:
        Required(ErrorMessage = BarrierSentences.Category),
        EnumDataType(typeof(BarrierCategory), ErrorMessage = BarrierSentences.Category)
    ]
        BarrierCategory? Category,
    [property:
        Sealed,
        Required(ErrorMessage = BarrierSentences.Text),
        StringLength(Barrier.LongestText, ErrorMessage = BarrierSentences.TextTooLong)
    ]
        string Text,
    [property: Required(ErrorMessage = BarrierSentences.Likelihood), Range(1, 5, ErrorMessage = BarrierSentences.Likelihood)]
        int? Likelihood,
    [property: Required(ErrorMessage = BarrierSentences.Impact), Range(1, 5, ErrorMessage = BarrierSentences.Impact)] int? Impact,
    [property: Sealed, StringLength(Barrier.LongestText, ErrorMessage = BarrierSentences.TextTooLong)] string Mitigation,
    [property: Sealed, StringLength(Barrier.LongestOwner, ErrorMessage = BarrierSentences.OwnerTooLong)] string? Owner
) : ICommand, IEdits, IInIdea;

internal sealed class EditBarrierHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<EditBarrier>
{
    public async Task Handle(EditBarrier command, CancellationToken ct)
    {
        var (_, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        var barrier =
            await db.Barriers.SingleOrDefaultAsync(b => b.Id == command.BarrierId && b.IdeaId == command.IdeaId, ct)
            ?? throw new NotFound();
        if (barrier.Version != command.Version)
            throw new Stale();
        var facts = new BarrierFacts(
            command.Category!.Value,
            command.Text,
            command.Likelihood!.Value,
            command.Impact!.Value,
            command.Mitigation,
            command.Owner
        );
        barrier.Write(facts, board, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record RemoveBarrier(Guid IdeaId, Guid BarrierId) : ICommand, IInIdea;

internal sealed class RemoveBarrierHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<RemoveBarrier>
{
    public async Task Handle(RemoveBarrier command, CancellationToken ct)
    {
        var (_, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        board.RequireOpen(clock.GetUtcNow());
        // Removed twice is removed: the second press finds nothing to do.
        if (await db.Barriers.SingleOrDefaultAsync(b => b.Id == command.BarrierId && b.IdeaId == command.IdeaId, ct) is { } barrier)
            db.Remove(barrier);
        await db.SaveChangesAsync(ct);
    }
}
