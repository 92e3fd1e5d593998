using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Programmes;

internal sealed record ProgrammeRow(Guid OrganisationId, string Name);

/// <summary>The organisations whose programme the asker may set.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record ProgrammesToSet : IQuery<IReadOnlyList<ProgrammeRow>>;

internal sealed class ProgrammesToSetHandler(ICaller caller, AccessTables access, IOrganisations organisations)
    : IQueryHandler<ProgrammesToSet, IReadOnlyList<ProgrammeRow>>
{
    public async Task<IReadOnlyList<ProgrammeRow>> Handle(ProgrammesToSet query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Configure, ct);
        var cards = await organisations.Cards(scopes, ct);
        return [.. cards.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new ProgrammeRow(c.Id, c.Name))];
    }
}

internal sealed record ProgrammeShown(
    string Organisation,
    uint Version,
    Guid StageModelId,
    bool SameOrganisationRecuses,
    ApprovalLimits Limits,
    IReadOnlyList<ModelRow> Models
);

internal sealed record ModelRow(Guid Id, string InWords, bool ComesWithProduct, string? Reason, int Initiatives);

[Requires(DevelopmentPermission.Configure)]
internal sealed record ProgrammeToRead(Guid OrganisationId) : IQuery<ProgrammeShown>, IInOrganisation;

internal sealed class ProgrammeToReadHandler(DevelopmentDb db, IOrganisations organisations)
    : IQueryHandler<ProgrammeToRead, ProgrammeShown>
{
    public async Task<ProgrammeShown> Handle(ProgrammeToRead query, CancellationToken ct)
    {
        var organisation = await organisations.Find(query.OrganisationId, ct) ?? throw new NotFound();
        var programme = await db.ProgrammeOf(organisation.Id, ct);
        var own = await db
            .StageModels.AsNoTracking()
            .Where(m => m.OrganisationId == organisation.Id)
            .OrderBy(m => m.Name)
            .ThenByDescending(m => m.Number)
            .ToListAsync(ct);
        var used = await db
            .Initiatives.Where(i => i.OrganisationId == organisation.Id)
            .GroupBy(i => i.StageModelId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new ProgrammeShown(
            organisation.Name,
            programme.Version,
            programme.StageModelId,
            programme.SameOrganisationRecuses,
            programme.Limits,
            [
                .. own.Concat(StageModels.BuiltIn)
                    .Select(m => new ModelRow(m.Id, m.InWords, m.OrganisationId is null, m.Reason, used.GetValueOrDefault(m.Id))),
            ]
        );
    }
}

/// <param name="Stages">as people write them</param>
internal sealed record ModelShown(
    Guid Id,
    string Organisation,
    string Name,
    int Number,
    string InWords,
    IReadOnlyList<StageWritten> Stages,
    string Questions
);

internal sealed record StageWritten(Stage Stage, bool IsUsed, int Quorum, int WorkingDays, string Criteria, IReadOnlyList<Position> Owners);

[Requires(DevelopmentPermission.Configure)]
internal sealed record ModelToRead(Guid OrganisationId, Guid ModelId) : IQuery<ModelShown>, IInOrganisation;

internal sealed class ModelToReadHandler(DevelopmentDb db, IOrganisations organisations) : IQueryHandler<ModelToRead, ModelShown>
{
    public async Task<ModelShown> Handle(ModelToRead query, CancellationToken ct)
    {
        var organisation = await organisations.Find(query.OrganisationId, ct) ?? throw new NotFound();
        var model = await db.Model(query.ModelId, ct);
        if (model.OrganisationId is { } owner && owner != query.OrganisationId)
            throw new NotFound();
        return new ModelShown(
            model.Id,
            organisation.Name,
            model.Name,
            model.Number,
            model.InWords,
            [
                .. new[] { Stage.Assessment, Stage.Development, Stage.BenefitRealisation, Stage.Sustained }.Select(s =>
                    model.Text.Stages.FirstOrDefault(t => t.Stage == s) is { } text
                        ? new StageWritten(
                            s,
                            IsUsed: true,
                            text.Quorum,
                            text.WorkingDays,
                            StageModelWriting.Write(text.Criteria),
                            text.Owners
                        )
                        : new StageWritten(s, IsUsed: false, 0, 60, "", [])
                ),
            ],
            StageModelWriting.Write(model.Sections)
        );
    }
}
