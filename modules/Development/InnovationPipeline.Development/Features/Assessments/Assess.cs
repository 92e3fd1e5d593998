using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed record AssessmentShown(
    string InitiativeTitle,
    uint Version,
    string TemplateVersion,
    int Answered,
    int Questions,
    string? CompletedBy,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<SectionShown> Sections
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

internal sealed record QuestionShown(string Key, string Text, Answer? Answer, string? Comment, string? By, DateTimeOffset? At);

[Requires(DevelopmentPermission.See)]
internal sealed record AssessmentOf(Guid InitiativeId) : IQuery<AssessmentShown>, IInInitiative;

internal sealed class AssessmentOfHandler(DevelopmentDb db, IPeople people) : IQueryHandler<AssessmentOf, AssessmentShown>
{
    public async Task<AssessmentShown> Handle(AssessmentOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(query.InitiativeId, ct);
        var assessment = await db.Assessments.AsNoTracking().FirstAsync(a => a.InitiativeId == initiative.Id, ct);
        var names = await Names.Ask(people, assessment.Answers.Select(a => (Guid?)a.By).Append(assessment.CompletedBy), ct);
        return new AssessmentShown(
            initiative.Title,
            assessment.Version,
            assessment.TemplateVersion,
            assessment.Answers.Count,
            NeedsAssessment.Questions,
            assessment.CompletedBy is null ? null : names.Of(assessment.CompletedBy),
            assessment.CompletedAt,
            [
                .. NeedsAssessment.Sections.Select(s => new SectionShown(
                    s.Key,
                    s.Title,
                    [
                        .. s.Questions.Select(q =>
                            assessment.Answers.FirstOrDefault(a => a.QuestionKey == q.Key) is { } a
                                ? new QuestionShown(q.Key, q.Text, a.Answer, a.Comment, names.Of(a.By), a.At)
                                : new QuestionShown(q.Key, q.Text, null, null, null, null)
                        ),
                    ]
                )),
            ]
        );
    }
}

internal sealed record AnswerForm(
    string Key,
    Answer? Answer,
    [property: StringLength(Assessment.LongestComment, ErrorMessage = "Keep each comment to 200 characters or fewer")] string? Comment
);

/// <summary>Saves one page of the template; questions without an answer stay open.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record SaveAssessmentSection(Guid InitiativeId, string Section, uint Version, IReadOnlyList<AnswerForm> Answers)
    : ICommand,
        IEdits,
        IInInitiative;

internal sealed class SaveAssessmentSectionHandler(DevelopmentDb db, ICaller caller, TimeProvider clock)
    : ICommandHandler<SaveAssessmentSection>
{
    public async Task Handle(SaveAssessmentSection command, CancellationToken ct)
    {
        var section = NeedsAssessment.Section(command.Section) ?? throw new NotFound();
        var assessment = await db.Assessments.FirstOrDefaultAsync(a => a.InitiativeId == command.InitiativeId, ct) ?? throw new NotFound();
        if (assessment.Version != command.Version)
            throw new Stale();
        for (var i = 0; i < command.Answers.Count; i++)
            if (command.Answers[i] is { Answer: null, Comment: { } comment } && !string.IsNullOrWhiteSpace(comment))
                throw new Invalid($"Answers[{i}].Answer", "Choose yes, partially or no to go with your comment");

        var (now, before) = (clock.GetUtcNow(), assessment.Answered(section));
        assessment.Save(
            section,
            [
                .. command
                    .Answers.Where(a => a.Answer is not null)
                    .Select(a => new GivenAnswer(a.Key, a.Answer!.Value, string.IsNullOrWhiteSpace(a.Comment) ? null : a.Comment.Trim())),
            ],
            caller.Person(),
            now
        );
        db.Add(
            new InitiativeHistory(
                command.InitiativeId,
                caller.Person(),
                now,
                $"Assessed: {section.Title.ToLowerInvariant()}",
                $"{before} of {section.Questions.Count} answered",
                $"{assessment.Answered(section)} of {section.Questions.Count} answered"
            )
        );
        db.Changed("initiative", command.InitiativeId);
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record AssessmentRow(Guid InitiativeId, string Title, int Answered, int Questions, DateTimeOffset OpenedAt);

/// <summary>Initiatives in assessment whose questions are not all answered, oldest first.</summary>
[Requires(DevelopmentPermission.Assess)]
internal sealed record AssessmentsWaiting(int Page) : IQuery<Paged<AssessmentRow>>;

internal sealed class AssessmentsWaitingHandler(DevelopmentDb db, ICaller caller, AccessTables access)
    : IQueryHandler<AssessmentsWaiting, Paged<AssessmentRow>>
{
    public async Task<Paged<AssessmentRow>> Handle(AssessmentsWaiting query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.Assess, ct);
        var waiting =
            from i in db.Initiatives.VisibleTo(scopes)
            join a in db.Assessments on i.Id equals a.InitiativeId
            where i.Stage == Stage.Assessment && a.CompletedAt == null
            select new { i, a };
        var total = await waiting.CountAsync(ct);
        var rows = await waiting
            .OrderBy(x => x.i.OpenedAt)
            .ThenBy(x => x.i.Id)
            .Skip(Paged<AssessmentRow>.Skip(query.Page))
            .Take(Paged<AssessmentRow>.Size)
            .Select(x => new AssessmentRow(x.i.Id, x.i.Title, x.a.Answers.Count, NeedsAssessment.Questions, x.i.OpenedAt))
            .ToListAsync(ct);
        return Paged<AssessmentRow>.Of(rows, query.Page, total);
    }
}
