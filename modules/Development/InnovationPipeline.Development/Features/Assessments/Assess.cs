using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed record AssessmentShown(
    string InitiativeTitle,
    uint Version,
    string TemplateVersion,
    int Number,
    string? Assessor,
    DateOnly? DueOn,
    int Answered,
    int Questions,
    string? CompletedBy,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<SectionShown> Sections,
    IReadOnlyList<VersionShown> Versions,
    IReadOnlyList<InterestShown> Interests,
    bool HasDeclared,
    string? StandsAsideBecause,
    bool IsLate,
    string? WhyLate
);

/// <param name="StandsAside">why, or none</param>
internal sealed record InterestShown(string Person, string Declared, string? StandsAside, DateTimeOffset At);

internal sealed record VersionShown(
    string Number,
    string By,
    DateTimeOffset At,
    string? Reason,
    string? WhyLate,
    IReadOnlyList<GivenAnswer> Answers
);

internal sealed record SectionShown(string Key, string Title, IReadOnlyList<QuestionShown> Questions)
{
    public string Status =>
        Questions.Count(q => q.Answer is not null) switch
        {
            0 => "Not yet started",
            var n when n == Questions.Count => "Completed",
            _ => "In progress",
        };
}

internal sealed record QuestionShown(
    string Key,
    string Text,
    IReadOnlyList<Answer> Choices,
    Answer? Answer,
    string? Comment,
    string? By,
    DateTimeOffset? At
);

[Requires(DevelopmentPermission.See)]
internal sealed record AssessmentOf(Guid InitiativeId) : IQuery<AssessmentShown>, IInInitiative;

internal sealed class AssessmentOfHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : IQueryHandler<AssessmentOf, AssessmentShown>
{
    public async Task<AssessmentShown> Handle(AssessmentOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(query.InitiativeId, ct);
        var model = await db.Model(initiative.StageModelId, ct);
        var assessment = await db.Assessments.AsNoTracking().AsSplitQuery().FirstAsync(a => a.InitiativeId == initiative.Id, ct);
        var own = caller.PersonId is { } reader ? assessment.InterestOf(reader) : null;
        IReadOnlyList<RecusalCause> causes = own is null
            ? []
            : Assessment.CausesNow(
                own,
                await new Standing(db, ideas, events, people).Of(own.PersonId, initiative.Id, ct),
                (await db.ProgrammeOf(initiative.OrganisationId, ct)).SameOrganisationRecuses
            );
        var names = await Names.Ask(
            people,
            [
                .. assessment.Interests.Select(i => (Guid?)i.PersonId),
                assessment.CompletedBy,
                assessment.AssessorId,
                .. assessment.Answers.Select(a => (Guid?)a.By),
                .. assessment.Versions.Select(v => (Guid?)v.By),
            ],
            ct
        );
        return new AssessmentShown(
            initiative.Title,
            assessment.Version,
            assessment.TemplateVersion,
            assessment.Number,
            assessment.AssessorId is null ? null : names.Of(assessment.AssessorId),
            assessment.DueOn,
            assessment.Answers.Count,
            assessment.Questions,
            assessment.CompletedBy is null ? null : names.Of(assessment.CompletedBy),
            assessment.CompletedAt,
            [
                .. model.Sections.Select(s => new SectionShown(
                    s.Key,
                    s.Title,
                    [
                        .. s.Questions.Select(q =>
                            assessment.Answers.FirstOrDefault(a => a.QuestionKey == q.Key) is { } a
                                ? new QuestionShown(q.Key, q.Text, q.Choices, a.Answer, a.Comment, names.Of(a.By), a.At)
                                : new QuestionShown(q.Key, q.Text, q.Choices, null, null, null, null)
                        ),
                    ]
                )),
            ],
            [
                .. assessment
                    .Versions.OrderByDescending(v => v.Major)
                    .ThenByDescending(v => v.Minor)
                    .Select(v => new VersionShown(v.Number, names.Of(v.By), v.At, v.Reason, v.WhyLate, v.Answers.Given)),
            ],
            [
                .. assessment
                    .Interests.Where(i => i.Major == assessment.Number)
                    .OrderBy(i => i.At)
                    .Select(i => new InterestShown(
                        names.Of(i.PersonId),
                        Recusal.Declared(i.Interest, i.Words),
                        i.IsRecused ? string.Join(", ", i.Recusal.Causes.Select(Recusal.InWords)) : null,
                        i.At
                    )),
            ],
            own is not null,
            causes.Count == 0 ? null : string.Join(", ", causes.Select(Recusal.InWords)),
            await db.IsLate(initiative, model, assessment, clock.GetUtcNow(), ct),
            assessment.WhyLate
        );
    }
}

/// <summary>Whoever assesses says first what interest they have; "none" is an answer.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record DeclareAssessmentInterest(
    Guid InitiativeId,
    [property: Required(ErrorMessage = "Say whether you have an interest: “none” is an answer")] InterestKind? Interest,
    [property: StringLength(500, ErrorMessage = "Keep the interest to 500 characters or fewer")] string? InterestWords
) : ICommand, IInInitiative;

internal sealed class DeclareAssessmentInterestHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<DeclareAssessmentInterest>
{
    public async Task Handle(DeclareAssessmentInterest command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var assessment = await db.Assessments.AsSplitQuery().FirstAsync(a => a.InitiativeId == initiative.Id, ct);
        var programme = await db.ProgrammeOf(initiative.OrganisationId, ct);
        var declared = assessment.Declare(
            caller.Person(),
            command.Interest!.Value,
            command.InterestWords,
            await new Standing(db, ideas, events, people).Of(caller.Person(), initiative.Id, ct),
            programme.SameOrganisationRecuses,
            clock.GetUtcNow()
        );
        if (declared.IsRecused)
            db.Tell(
                initiative.Id,
                caller,
                clock,
                "Assessor stands aside from the assessment",
                reason: string.Join(", ", declared.Recusal.Causes.Select(Recusal.InWords))
            );
        await db.SaveChangesAsync(ct);
    }
}

internal static class AssessmentClock
{
    /// <summary>The clock of its stage has run out before it was complete, and the model asks why.</summary>
    public static async Task<bool> IsLate(
        this DevelopmentDb db,
        Initiative initiative,
        StageModel model,
        Assessment assessment,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        model.Text.AsksWhyLate
        && !assessment.IsComplete
        && initiative.Stage == Stage.Assessment
        && (await db.ProgressOf([initiative.Id], now, ct))[initiative.Id].Clock.IsOver;
}

internal sealed record AnswerForm(
    string Key,
    Answer? Answer,
    [property: StringLength(Assessment.LongestComment, ErrorMessage = "Keep each comment to 200 characters or fewer")] string? Comment
);

/// <summary>Saves one page of the template; questions without an answer stay open.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record SaveAssessmentSection(
    Guid InitiativeId,
    string Section,
    uint Version,
    IReadOnlyList<AnswerForm> Answers,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? Reason = null,
    [property: StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")] string? WhyLate = null
) : ICommand, IEdits, IInInitiative;

internal sealed class SaveAssessmentSectionHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<SaveAssessmentSection>
{
    public async Task Handle(SaveAssessmentSection command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        var model = await db.Model(initiative.StageModelId, ct);
        var section = model.Section(command.Section) ?? throw new NotFound();
        var assessment =
            await db.Assessments.AsSplitQuery().FirstOrDefaultAsync(a => a.InitiativeId == command.InitiativeId, ct)
            ?? throw new NotFound();
        if (assessment.Version != command.Version)
            throw new Stale();
        for (var i = 0; i < command.Answers.Count; i++)
            if (command.Answers[i] is { Answer: null, Comment: { } comment } && !string.IsNullOrWhiteSpace(comment))
                throw new Invalid($"Answers[{i}].Answer", "Choose an answer to go with your comment");

        assessment.RequireMayAssess(
            caller.Person(),
            await new Standing(db, ideas, events, people).Of(caller.Person(), initiative.Id, ct),
            (await db.ProgrammeOf(initiative.OrganisationId, ct)).SameOrganisationRecuses
        );
        var (now, before) = (clock.GetUtcNow(), assessment.Answered(section));
        assessment.Save(
            section,
            [
                .. command
                    .Answers.Where(a => a.Answer is not null)
                    .Select(a => new GivenAnswer(a.Key, a.Answer!.Value, string.IsNullOrWhiteSpace(a.Comment) ? null : a.Comment.Trim())),
            ],
            command.Reason,
            caller.Person(),
            now,
            await db.IsLate(initiative, model, assessment, now, ct),
            command.WhyLate
        );
        db.Add(
            new InitiativeHistory(
                command.InitiativeId,
                caller.Person(),
                now,
                $"Assessed: {section.Title.ToLowerInvariant()}",
                $"{before} of {section.Questions.Count} answered",
                $"{assessment.Answered(section)} of {section.Questions.Count} answered",
                string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim()
            )
        );
        db.Changed("initiative", command.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Assesses a complete initiative again, from empty answers.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record AssessAgain(
    Guid InitiativeId,
    [property:
        Required(ErrorMessage = "Say why it is assessed again"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, IInInitiative;

internal sealed class AssessAgainHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IPeople people
) : ICommandHandler<AssessAgain>
{
    public async Task Handle(AssessAgain command, CancellationToken ct)
    {
        var assessment =
            await db.Assessments.AsSplitQuery().FirstOrDefaultAsync(a => a.InitiativeId == command.InitiativeId, ct)
            ?? throw new NotFound();
        var initiative = await db.Initiatives.AsNoTracking().Get(command.InitiativeId, ct);
        assessment.RequireMayAssess(
            caller.Person(),
            await new Standing(db, ideas, events, people).Of(caller.Person(), initiative.Id, ct),
            (await db.ProgrammeOf(initiative.OrganisationId, ct)).SameOrganisationRecuses
        );
        assessment.Repeat(command.Reason, caller.Person());
        db.Add(
            new InitiativeHistory(
                command.InitiativeId,
                caller.Person(),
                clock.GetUtcNow(),
                "Assessment begun again",
                after: $"assessment {assessment.Number}",
                reason: command.Reason.Trim()
            )
        );
        db.Changed("initiative", command.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}
