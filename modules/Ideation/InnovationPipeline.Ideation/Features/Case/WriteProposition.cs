using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed record PropositionView(CaseHead Head, uint Version, PropositionWords Words, int PercentComplete);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record PropositionOf(Guid IdeaId) : IQuery<PropositionView>, IInIdea;

internal sealed class PropositionOfHandler(IdeationDb db, TimeProvider clock) : IQueryHandler<PropositionOf, PropositionView>
{
    public async Task<PropositionView> Handle(PropositionOf query, CancellationToken ct)
    {
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var proposition = await db.Propositions.Get(query.IdeaId, ct);
        var head = new CaseHead(idea.Id, idea.Title, board.IsOpen(clock.GetUtcNow()));
        return new(head, proposition.Version, proposition.Words, proposition.PercentComplete);
    }
}

/// <param name="ValueMaximisers">what must be included to get the most value, one a line</param>
[Requires(IdeationPermission.TakePart)]
internal sealed record WriteProposition(
    Guid IdeaId,
    uint Version,
    [property: Sealed, StringLength(Proposition.LongestHeadline, ErrorMessage = "Use 200 characters or fewer in the headline")]
        string Headline,
    [property: Sealed, StringLength(Proposition.LongestLine, ErrorMessage = WriteProposition.LineTooLong)] string Line1,
    [property: Sealed, StringLength(Proposition.LongestLine, ErrorMessage = WriteProposition.LineTooLong)] string Line2,
    [property: Sealed, StringLength(Proposition.LongestLine, ErrorMessage = WriteProposition.LineTooLong)] string Line3,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Users,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Jobs,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Pains,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Gains,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Offer,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string PainRelievers,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string GainCreators,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string MeasureOfSuccess,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string ValueMaximisers,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Evidence,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Inequalities,
    [property: Sealed, StringLength(Proposition.LongestPart, ErrorMessage = WriteProposition.TooLong)] string Carbon
) : ICommand, IEdits, IInIdea
{
    internal const string TooLong = "Use 2,000 characters or fewer in each part";
    internal const string LineTooLong = "Use 120 characters or fewer in each line";
}

internal sealed class WritePropositionHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<WriteProposition>
{
    public async Task Handle(WriteProposition command, CancellationToken ct)
    {
        var (_, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        var proposition = await db.Propositions.Get(command.IdeaId, command.Version, ct);
        var words = new PropositionWords(
            command.Headline,
            command.Line1,
            command.Line2,
            command.Line3,
            command.Users,
            command.Jobs,
            command.Pains,
            command.Gains,
            command.Offer,
            command.PainRelievers,
            command.GainCreators,
            command.MeasureOfSuccess,
            command.ValueMaximisers,
            command.Evidence,
            command.Inequalities,
            command.Carbon
        );
        proposition.Write(words, board, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
