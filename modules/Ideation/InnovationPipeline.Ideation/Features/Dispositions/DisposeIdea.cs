using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Dispositions;

internal sealed record DisposalView(
    Guid IdeaId,
    Guid InnovationEventId,
    string Title,
    string Text,
    bool SessionIsOver,
    bool IsWithdrawn,
    Disposition? Stored,
    IReadOnlyList<NamedChoice> Themes,
    IReadOnlyList<NamedChoice> Organisations
);

internal sealed record NamedChoice(Guid Id, string Name);

[Requires(IdeationPermission.Dispose)]
internal sealed record DisposalOf(Guid IdeaId) : IQuery<DisposalView>, IInIdea;

internal sealed class DisposalOfHandler(IdeationDb db, IOrganisations organisations, TimeProvider clock)
    : IQueryHandler<DisposalOf, DisposalView>
{
    public async Task<DisposalView> Handle(DisposalOf query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (idea, board) = await db.IdeaAndBoard(query.IdeaId, ct);
        var organisation = await db.OrganisationOf(idea.InnovationEventId, ct);
        var themes = await db.ThemeSuggestions.Where(t => t.OrganisationId == organisation).OrderBy(t => t.Name).ToListAsync(ct);
        var active = await organisations.ActiveOn(London.DayOf(now), ct);
        return new(
            idea.Id,
            idea.InnovationEventId,
            idea.Title,
            idea.Text,
            !board.IsOpen(now),
            idea.IsWithdrawn,
            idea.Disposition,
            [.. themes.Select(t => new NamedChoice(t.Id, t.Name))],
            [.. active.Where(o => o.Id != organisation).Select(o => new NamedChoice(o.Id, o.Name))]
        );
    }
}

/// <param name="ThemeId">one that the organisation has suggested before</param>
/// <param name="NewThemeId">the id of a theme named here for the first time</param>
[Requires(IdeationPermission.Dispose)]
internal sealed record DisposeIdea(
    Guid IdeaId,
    [property: Required(ErrorMessage = DisposeIdea.SayWhat), EnumDataType(typeof(DispositionKind), ErrorMessage = DisposeIdea.SayWhat)]
        DispositionKind? Kind,
    [property: Required(ErrorMessage = "Enter a reason"), StringLength(Idea.LongestReason, ErrorMessage = "Use 1,000 characters or fewer")]
        string Reason,
    Guid? ThemeId = null,
    Guid NewThemeId = default,
    [property: StringLength(ThemeSuggestion.LongestName, ErrorMessage = "Use 120 characters or fewer")] string? NewThemeName = null,
    Guid? OrganisationId = null,
    DateOnly? ReviewOn = null
) : ICommand, IInIdea
{
    internal const string SayWhat = "Select what becomes of the idea";
}

internal sealed class DisposeIdeaHandler(IdeationDb db, IOrganisations organisations, ICaller caller, TimeProvider clock)
    : ICommandHandler<DisposeIdea>
{
    public async Task Handle(DisposeIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        var (idea, board) = await db.IdeaAndBoard(command.IdeaId, ct);
        var kind = command.Kind!.Value;
        if (kind == DispositionKind.Parked && !(command.ReviewOn > today))
            throw new Invalid(nameof(command.ReviewOn), Idea.Rules.ReviewAhead.Sentence);
        if (kind == DispositionKind.OfferedToIcs && !await IsKnown(command.OrganisationId, ct))
            throw new Invalid(nameof(command.OrganisationId), Idea.Rules.OrganisationNamed.Sentence);
        var theme = kind == DispositionKind.ToTheme ? await ThemeOf(command, idea, ct) : (Guid?)null;

        var disposition = new Disposition(kind, command.Reason, by: caller.Person(), now, theme, command.OrganisationId, command.ReviewOn);
        idea.Dispose(disposition, board, now, today);
        await db.SaveChangesAsync(ct);
    }

    private async Task<bool> IsKnown(Guid? organisation, CancellationToken ct) =>
        organisation is { } id && await organisations.Find(id, ct) is not null;

    private async Task<Guid> ThemeOf(DisposeIdea command, Idea idea, CancellationToken ct)
    {
        var organisation = await db.OrganisationOf(idea.InnovationEventId, ct);
        if (!string.IsNullOrWhiteSpace(command.NewThemeName))
        {
            var id = command.NewThemeId == default ? Guid.CreateVersion7() : command.NewThemeId;
            return await db.Suggest(id, organisation, command.NewThemeName, ct);
        }
        var known = await db.ThemeSuggestions.AnyAsync(t => t.Id == command.ThemeId && t.OrganisationId == organisation, ct);
        return known ? command.ThemeId!.Value : throw new Invalid(nameof(command.ThemeId), Idea.Rules.ThemeNamed.Sentence);
    }
}
