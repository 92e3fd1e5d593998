using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed record AskView(CaseHead Head, uint Version, AskFacts Facts, int PercentComplete);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record AskOf(Guid IdeaId) : IQuery<AskView>, IInIdea;

internal sealed class AskOfHandler(IdeationDb db, TimeProvider clock) : IQueryHandler<AskOf, AskView>
{
    public async Task<AskView> Handle(AskOf query, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var ask = await db.Asks.Get(query.IdeaId, ct);
        return new(new CaseHead(idea.Id, idea.Title, board.IsOpen(clock.GetUtcNow())), ask.Version, ask.Facts, ask.PercentComplete);
    }
}

/// <summary>Lists are one to a line.</summary>
[Requires(IdeationPermission.TakePart)]
internal sealed record WriteAsk(
    Guid IdeaId,
    uint Version,
    [property: Range(0, 1e10, ErrorMessage = WriteAsk.NotPounds)] decimal? Capital,
    [property: Range(0, 1e10, ErrorMessage = WriteAsk.NotPounds)] decimal? RevenueOneOff,
    [property: Range(0, 1e10, ErrorMessage = WriteAsk.NotPounds)] decimal? RevenueRecurrent,
    [property: Range(0, 10_000, ErrorMessage = "Enter whole-time equivalents from 0 to 10,000, for example 1.5")]
        decimal? WholeTimeEquivalents,
    [property: Sealed, StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")] string InKind,
    [property: Sealed, StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")] string SupportTypes,
    DateOnly? NeededBy
) : ICommand, IEdits, IInIdea
{
    internal const string NotPounds = "Enter an amount of pounds from 0, for example 12,500";
}

internal sealed class WriteAskHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<WriteAsk>
{
    public async Task Handle(WriteAsk command, CancellationToken ct)
    {
        var (_, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        var ask = await db.Asks.Get(command.IdeaId, command.Version, ct);
        var facts = new AskFacts(
            command.Capital,
            command.RevenueOneOff,
            command.RevenueRecurrent,
            command.WholeTimeEquivalents,
            command.InKind,
            command.SupportTypes,
            command.NeededBy
        );
        ask.Write(facts, board, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
