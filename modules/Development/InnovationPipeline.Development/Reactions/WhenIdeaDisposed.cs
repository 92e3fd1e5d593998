using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Reactions;

/// <summary>
/// An idea for an initiative waits for hand-off, and waits no longer once it has another answer; an idea for a theme is linked to it, or to
/// the one it was merged into, and the theme made if need be.
/// </summary>
internal sealed class WhenIdeaDisposed(
    DevelopmentDb db,
    IInnovationEvents events,
    IIdeas ideas,
    IIdeaAnswers answers,
    IThemeSuggestions suggestions,
    IPeople people
) : IReaction<IdeaDisposed>
{
    public async Task When(IdeaDisposed happened, CancellationToken ct)
    {
        var held =
            await events.Find(happened.InnovationEventId, ct)
            ?? throw new InvalidOperationException($"Event {happened.InnovationEventId} is not known");
        await db.HearAnswer(happened.IdeaId, held, answers, ct);
        if (happened is { Disposition: "ToTheme", Subject: { } themeId })
            await Link(themeId, happened, held.OrganisationId, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task Link(Guid themeId, IdeaDisposed happened, Guid organisationId, CancellationToken ct)
    {
        var theme = await db.Themes.SingleOrDefaultAsync(t => t.Id == themeId, ct);
        if (theme is null)
        {
            var name = await suggestions.Name(themeId, ct) ?? throw new InvalidOperationException($"Theme {themeId} has no name");
            var organisers = await people.WithRole(Role.Organiser, organisationId, ct);
            theme = new Theme(themeId, organisationId, name, organisers.Count > 0 ? organisers[0].Id : null, happened.At);
            await db.OpenTheme(theme, who: null, happened.At, ct);
        }
        while (theme.MergedIntoId is { } goesOn)
            theme = await db.Themes.SingleAsync(t => t.Id == goesOn, ct);
        if (theme.State == ThemeState.Closed)
        {
            theme.Change(theme.Name, ThemeState.Active);
            db.Add(new ThemeHistory(theme.Id, who: null, happened.At, "Theme opened again", "closed", "active"));
        }
        if (!theme.Link(happened.IdeaId, happened.At))
            return;
        var cards = await ideas.Cards([happened.IdeaId], ct);
        db.Add(new ThemeHistory(theme.Id, who: null, happened.At, "Idea linked", after: cards.GetValueOrDefault(happened.IdeaId)?.Title));
    }
}
