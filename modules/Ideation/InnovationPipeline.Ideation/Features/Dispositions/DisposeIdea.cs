using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Dispositions;

/// <param name="Told">the answer that people have</param>
/// <param name="Prepared">the one that they are told later</param>
/// <param name="IsTaken">it has been taken forward, so that its gates answer</param>
internal sealed record DisposalView(
    Guid IdeaId,
    Guid InnovationEventId,
    string Title,
    string Text,
    bool SessionIsOver,
    bool IsWithdrawn,
    bool IsTaken,
    Disposition? Stored,
    ToldAnswer? Told,
    ToldAnswer? Prepared,
    IReadOnlyList<NamedChoice> Themes,
    IReadOnlyList<NamedChoice> Organisations
);

internal sealed record NamedChoice(Guid Id, string Name);

[Requires(IdeationPermission.Dispose)]
internal sealed record DisposalOf(Guid IdeaId) : IQuery<DisposalView>, IInIdea;

internal sealed class DisposalOfHandler(
    IdeationDb db,
    IOrganisations organisations,
    IEnumerable<ITakeIdeasForward> others,
    TimeProvider clock
) : IQueryHandler<DisposalOf, DisposalView>
{
    public async Task<DisposalView> Handle(DisposalOf query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var organisation = await db.OrganisationOf(idea.InnovationEventId, ct);
        var themes = await db.ThemeSuggestions.Where(t => t.OrganisationId == organisation).OrderBy(t => t.Name).ToListAsync(ct);
        var active = await organisations.ActiveOn(London.DayOf(now), ct);
        var taken = false;
        foreach (var other in others)
            taken |= (await other.Taken([idea.Id], ct)).Count > 0;
        return new(
            idea.Id,
            idea.InnovationEventId,
            idea.Title,
            idea.Text,
            !board.IsOpen(now),
            idea.IsWithdrawn,
            taken,
            idea.Prepared ?? idea.Disposition,
            await Words(idea, idea.Disposition, ct),
            await Words(idea, idea.Prepared, ct),
            [.. themes.Select(t => new NamedChoice(t.Id, t.Name))],
            [.. active.Where(o => o.Id != organisation).Select(o => new NamedChoice(o.Id, o.Name))]
        );
    }

    private async Task<ToldAnswer?> Words(Idea idea, Disposition? answer, CancellationToken ct) =>
        answer is null ? null : AnswerWords.Of(idea.Title, answer, await db.SubjectOf(answer, organisations, ct));
}

/// <summary>The one way to answer an idea; people are told at once, or some working days later.</summary>
/// <param name="ThemeId">one that the organisation has suggested before</param>
/// <param name="NewThemeId">the id of a theme named here for the first time</param>
/// <param name="Code">for what is parked or closed</param>
/// <param name="WhatNext">what would change this, or what people can do next: for what is parked or closed</param>
/// <param name="Over">when the answer was given that this one replaces; none for the first</param>
[Requires(IdeationPermission.Dispose)]
internal sealed record DisposeIdea(
    Guid IdeaId,
    [property: Required(ErrorMessage = DisposeIdea.SayWhat), EnumDataType(typeof(DispositionKind), ErrorMessage = DisposeIdea.SayWhat)]
        DispositionKind? Kind,
    [property: Required(ErrorMessage = "Enter a reason"), StringLength(Idea.LongestReason, ErrorMessage = DisposeIdea.TooLong)]
        string Reason,
    Guid? ThemeId = null,
    Guid NewThemeId = default,
    [property: StringLength(ThemeSuggestion.LongestName, ErrorMessage = "Use 120 characters or fewer")] string? NewThemeName = null,
    Guid? OrganisationId = null,
    DateOnly? ReviewOn = null,
    [property: EnumDataType(typeof(ReasonCode), ErrorMessage = "Choose a reason from the list")] ReasonCode? Code = null,
    [property: StringLength(Idea.LongestReason, ErrorMessage = DisposeIdea.TooLong)] string? WhatNext = null,
    [property: Range(0, TellingLater.MostWorkingDays, ErrorMessage = TellingLater.AtMost)] int TellAfterWorkingDays = 0,
    DateTimeOffset? Over = null
) : ICommand, IInIdea
{
    internal const string SayWhat = "Select what becomes of the idea";
    internal const string TooLong = "Use 1,000 characters or fewer";
}

internal sealed class DisposeIdeaHandler(
    IdeationDb db,
    IOrganisations organisations,
    IEnumerable<ITakeIdeasForward> others,
    ICaller caller,
    TimeProvider clock
) : ICommandHandler<DisposeIdea>
{
    public async Task Handle(DisposeIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (idea, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        var theme = command.Kind == DispositionKind.ToTheme ? await ThemeOf(command, idea, ct) : (Guid?)null;
        var disposition = await command.Draft(theme, organisations, caller, now, ct);
        if (!disposition.GoesOn)
            foreach (var other in others)
                Idea.Rules.NotTakenForward.Require(!await other.HasTaken(idea.Id, ct));
        idea.Dispose(disposition, command.Over, board, now, London.DayOf(now));
        await db.SaveChangesAsync(ct);
    }

    private async Task<Guid> ThemeOf(DisposeIdea command, Idea idea, CancellationToken ct)
    {
        var organisation = await db.OrganisationOf(idea.InnovationEventId, ct);
        if (!string.IsNullOrWhiteSpace(command.NewThemeName))
        {
            var id = command.NewThemeId == default ? Guid.CreateVersion7() : command.NewThemeId;
            return await db.Suggest(id, organisation, command.NewThemeName, ct);
        }
        return await db.KnownTheme(command, organisation, ct);
    }
}

/// <summary>The message as contributors will read it; nothing is stored.</summary>
[Requires(IdeationPermission.Dispose)]
internal sealed record AnswerAsRead(DisposeIdea Answer) : IQuery<ToldAnswer>, IInIdea
{
    public Guid IdeaId => Answer.IdeaId;
}

internal sealed class AnswerAsReadHandler(IdeationDb db, IOrganisations organisations, ICaller caller, TimeProvider clock)
    : IQueryHandler<AnswerAsRead, ToldAnswer>
{
    public async Task<ToldAnswer> Handle(AnswerAsRead query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var command = query.Answer;
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var names = command is { Kind: DispositionKind.ToTheme, NewThemeName: { } name } && !string.IsNullOrWhiteSpace(name);
        var theme =
            names ? Guid.CreateVersion7()
            : command.Kind == DispositionKind.ToTheme
                ? await db.KnownTheme(command, await db.OrganisationOf(idea.InnovationEventId, ct), ct)
            : (Guid?)null;
        var answer = await command.Draft(theme, organisations, caller, now, ct);
        idea.Require(answer, board, now, London.DayOf(now));
        return AnswerWords.Of(idea.Title, answer, names ? command.NewThemeName!.Trim() : await db.SubjectOf(answer, organisations, ct));
    }
}

internal static class Drafting
{
    /// <exception cref="Invalid">when the organisation has not suggested that theme</exception>
    public static async Task<Guid> KnownTheme(this IdeationDb db, DisposeIdea command, Guid organisation, CancellationToken ct) =>
        command.ThemeId is { } id && await db.ThemeSuggestions.AnyAsync(t => t.Id == id && t.OrganisationId == organisation, ct)
            ? id
            : throw new Invalid(nameof(command.ThemeId), Idea.Rules.ThemeNamed.Sentence);

    /// <summary>The answer as it was filled in; what is missing is said at its field.</summary>
    public static async Task<Disposition> Draft(
        this DisposeIdea command,
        Guid? themeId,
        IOrganisations organisations,
        ICaller caller,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var answer = new Disposition(
            command.Kind!.Value,
            command.Reason,
            by: caller.Person(),
            now,
            themeId,
            command.OrganisationId,
            command.ReviewOn,
            command.Code,
            command.WhatNext,
            TellingLater.Moment(command.TellAfterWorkingDays, now)
        );
        if (answer.Kind == DispositionKind.Parked && !(answer.ReviewOn > London.DayOf(now)))
            throw new Invalid(nameof(command.ReviewOn), Idea.Rules.ReviewAhead.Sentence);
        if (
            answer.Kind == DispositionKind.OfferedToIcs
            && (answer.OrganisationId is not { } organisation || await organisations.Find(organisation, ct) is null)
        )
            throw new Invalid(nameof(command.OrganisationId), Idea.Rules.OrganisationNamed.Sentence);
        if (answer is { GoesOn: false, Code: null })
            throw new Invalid(nameof(command.Code), Idea.Rules.Coded.Sentence);
        if (answer is { GoesOn: false, WhatNext: null })
            throw new Invalid(nameof(command.WhatNext), Idea.Rules.SaysWhatNext.Sentence);
        return answer;
    }
}
