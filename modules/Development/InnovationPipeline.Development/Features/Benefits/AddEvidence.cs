using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed record DocumentShown(
    Guid Id,
    Guid ActualId,
    string Name,
    string MediaType,
    int Size,
    string Sha256,
    DateTimeOffset AddedAt
);

[Requires(DevelopmentPermission.See)]
internal sealed record EvidenceOf(Guid BenefitId) : IQuery<IReadOnlyList<DocumentShown>>, IInBenefit;

internal sealed class EvidenceOfHandler(DevelopmentDb db) : IQueryHandler<EvidenceOf, IReadOnlyList<DocumentShown>>
{
    public async Task<IReadOnlyList<DocumentShown>> Handle(EvidenceOf query, CancellationToken ct) =>
        await db
            .Documents.Where(d => d.BenefitId == query.BenefitId)
            .OrderBy(d => d.AddedAt)
            .Select(d => new DocumentShown(d.Id, d.ActualId, d.Name, d.MediaType, d.Bytes.Length, d.Sha256, d.AddedAt))
            .ToListAsync(ct);
}

internal sealed record DocumentFile(string Name, string MediaType, byte[] Bytes);

[Requires(DevelopmentPermission.See)]
internal sealed record EvidenceFile(Guid BenefitId, Guid DocumentId) : IQuery<DocumentFile>, IInBenefit;

internal sealed class EvidenceFileHandler(DevelopmentDb db) : IQueryHandler<EvidenceFile, DocumentFile>
{
    public async Task<DocumentFile> Handle(EvidenceFile query, CancellationToken ct) =>
        await db
            .Documents.Where(d => d.BenefitId == query.BenefitId && d.Id == query.DocumentId)
            .Select(d => new DocumentFile(d.Name, d.MediaType, d.Bytes))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFound();
}

/// <summary>Adds a document to an actual that nobody has judged yet.</summary>
[Requires(DevelopmentPermission.RecordBenefits)]
internal sealed record AddEvidence(
    Guid Id,
    Guid BenefitId,
    Guid ActualId,
    [property: NotFreeText] string Name,
    [property: Sealed] ReadOnlyMemory<byte> Content
) : ICommand, ICreates, IInBenefit;

internal sealed class AddEvidenceHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AddEvidence>
{
    public async Task Handle(AddEvidence command, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsSplitQuery().Get(command.BenefitId, ct);
        var held = await db.Documents.Where(d => d.ActualId == command.ActualId).Select(d => d.Id).ToListAsync(ct);
        if (held.Contains(command.Id))
            return;
        var document = new EvidenceDocument(
            command.Id,
            benefit,
            command.ActualId,
            command.Name,
            command.Content.ToArray(),
            held.Count,
            caller.Person(),
            clock.GetUtcNow()
        );
        db.Add(document);
        // The count holds between two sessions by the benefit's row.
        benefit.Touch();
        db.Add(
            new InitiativeHistory(
                benefit.InitiativeId,
                caller.Person(),
                clock.GetUtcNow(),
                $"Evidence added for “{benefit.Measure}”",
                after: document.Name
            )
        );
        db.Changed("initiative", benefit.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}
