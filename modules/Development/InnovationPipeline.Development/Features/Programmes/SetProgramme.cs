using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Programmes;

/// <summary>Chooses the model with which new initiatives begin; those already begun keep theirs.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record UseModel(Guid OrganisationId, Guid ModelId) : ICommand, IInOrganisation;

internal sealed class UseModelHandler(DevelopmentDb db) : ICommandHandler<UseModel>
{
    public async Task Handle(UseModel command, CancellationToken ct)
    {
        var programme = await db.ProgrammeToSet(command.OrganisationId, ct);
        programme.Use(await db.Model(command.ModelId, ct));
        await db.SaveChangesAsync(ct);
    }
}

/// <param name="Version">0 while nothing has been set yet</param>
[Requires(DevelopmentPermission.Configure)]
internal sealed record SetProgramme(
    Guid OrganisationId,
    uint Version,
    bool SameOrganisationRecuses,
    decimal? ChairCapital,
    decimal? ChairRevenue,
    decimal? ExecutiveCapital,
    decimal? ExecutiveRevenue
) : ICommand, IEdits, IInOrganisation;

internal sealed class SetProgrammeHandler(DevelopmentDb db) : ICommandHandler<SetProgramme>
{
    public async Task Handle(SetProgramme command, CancellationToken ct)
    {
        var programme = await db.ProgrammeToSet(command.OrganisationId, ct);
        if (programme.Version != command.Version)
            throw new Stale();
        programme.Set(
            command.SameOrganisationRecuses,
            new ApprovalLimits(command.ChairCapital, command.ChairRevenue, command.ExecutiveCapital, command.ExecutiveRevenue)
        );
        await db.SaveChangesAsync(ct);
    }
}

/// <param name="Owners">who must have been named before the gate at its end lets it proceed</param>
internal sealed record StageForm(
    Stage Stage,
    bool IsUsed,
    int Quorum,
    int WorkingDays,
    [property: StringLength(5000, ErrorMessage = "Keep the criteria to 5,000 characters or fewer")] string Criteria,
    IReadOnlyList<Position>? Owners = null
);

/// <summary>Makes a version of a model for the organisation; no initiative changes by it.</summary>
/// <param name="FromId">the version it follows</param>
[Requires(DevelopmentPermission.Configure)]
internal sealed record MakeModel(
    Guid Id,
    Guid OrganisationId,
    Guid FromId,
    [property: Required(ErrorMessage = "Enter a name"), StringLength(80, ErrorMessage = "Keep the name to 80 characters or fewer")]
        string Name,
    IReadOnlyList<StageForm> Stages,
    [property:
        Required(ErrorMessage = "Write the questions of the assessment"),
        StringLength(20_000, ErrorMessage = "Keep the questions to 20,000 characters or fewer")
    ]
        string Questions,
    [property:
        Required(ErrorMessage = "Say why there is a new version"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, ICreates, IInOrganisation;

internal sealed class MakeModelHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MakeModel>
{
    public async Task Handle(MakeModel command, CancellationToken ct)
    {
        if (await db.StageModels.AnyAsync(m => m.Id == command.Id, ct))
            return;
        var from = await db.Model(command.FromId, ct);
        if (from.OrganisationId is { } owner && owner != command.OrganisationId)
            throw new NotFound();
        var name = command.Name.Trim();
        var last = await db
            .StageModels.Where(m => m.OrganisationId == command.OrganisationId && m.Name == name)
            .MaxAsync(m => (int?)m.Number, ct);
        var builtIn = StageModels.BuiltIn.Where(m => m.Name == name).Select(m => m.Number).DefaultIfEmpty(0).Max();
        var stages = new List<StageText>();
        foreach (var (i, stage) in command.Stages.Index())
            if (stage.IsUsed)
                stages.Add(
                    new StageText(
                        stage.Stage,
                        stage.Quorum,
                        stage.WorkingDays,
                        Read($"Stages[{i}].Criteria", () => StageModelWriting.Criteria(stage.Criteria))
                    )
                    {
                        Owners = [.. (stage.Owners ?? []).Distinct().Order()],
                    }
                );
        db.Add(
            new StageModel(
                command.Id,
                command.OrganisationId,
                name,
                Math.Max(last ?? 0, builtIn) + 1,
                new StageModelText(stages, Read("Questions", () => StageModelWriting.Sections(command.Questions, from.Sections)))
                {
                    AsksWhyLate = from.Text.AsksWhyLate,
                },
                caller.Person(),
                command.Reason,
                clock.GetUtcNow()
            )
        );
        await db.SaveChangesAsync(ct);
    }

    private static T Read<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RuleBroken refusal)
        {
            throw new Invalid(field, refusal.Message);
        }
    }
}

internal static class ProgrammeSetting
{
    /// <summary>The programme, made when it is first set.</summary>
    public static async Task<Programme> ProgrammeToSet(this DevelopmentDb db, Guid organisationId, CancellationToken ct)
    {
        var programme = await db.ProgrammeOf(organisationId, ct);
        if (programme.Version == 0)
            db.Add(programme);
        return programme;
    }
}
