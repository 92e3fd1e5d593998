using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Themes;

/// <summary>The open themes of the same organisation into which this one may be merged.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record ThemesToMergeInto(Guid ThemeId) : IQuery<IReadOnlyList<LinkedThing>>, IInTheme;

internal sealed class ThemesToMergeIntoHandler(DevelopmentDb db) : IQueryHandler<ThemesToMergeInto, IReadOnlyList<LinkedThing>>
{
    public async Task<IReadOnlyList<LinkedThing>> Handle(ThemesToMergeInto query, CancellationToken ct)
    {
        var theme = await db.Themes.AsNoTracking().Get(query.ThemeId, ct);
        return await db
            .Themes.Where(t => t.OrganisationId == theme.OrganisationId && t.Id != theme.Id && t.State != ThemeState.Closed)
            .OrderBy(t => t.Name)
            .Select(t => new LinkedThing(t.Id, t.Name))
            .ToListAsync(ct);
    }
}

/// <summary>Gives every idea and initiative of a theme to another, and closes it; both histories say so.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record MergeTheme(
    Guid ThemeId,
    uint Version,
    [property: Required(ErrorMessage = "Choose the theme that goes on")] Guid? IntoId,
    [property:
        Required(ErrorMessage = "Say why they are merged"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, IEdits, IInTheme;

internal sealed class MergeThemeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MergeTheme>
{
    public async Task Handle(MergeTheme command, CancellationToken ct)
    {
        var theme = await db.Themes.Get(command.ThemeId, command.Version, ct);
        var into =
            await db.Themes.SingleOrDefaultAsync(t => t.Id == command.IntoId && t.OrganisationId == theme.OrganisationId, ct)
            ?? throw new Invalid("IntoId", Theme.Rules.MergesElsewhere.Sentence);
        var (who, now, reason) = (caller.Person(), clock.GetUtcNow(), command.Reason.Trim());
        theme.MergeInto(into, now);
        var initiatives = await db.Initiatives.Where(i => i.ThemeId == theme.Id).ToListAsync(ct);
        if (initiatives.Exists(i => !i.HasEnded))
            into.Deliver();
        db.Follow(initiatives, theme, into, "Its theme was merged", reason, who, now);
        db.Add(new ThemeHistory(theme.Id, who, now, "Merged into another theme", after: into.Name, reason: reason));
        db.Add(new ThemeHistory(into.Id, who, now, "Another theme merged into this", after: theme.Name, reason: reason));
        await db.IndexTheme(theme, ct);
        await db.IndexTheme(into, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes ideas and initiatives out of a theme into a new one; both histories say so.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record SplitTheme(
    Guid ThemeId,
    uint Version,
    Guid Id,
    [property: Required(ErrorMessage = "Enter a name"), StringLength(120, ErrorMessage = "Keep the name to 120 characters or fewer")]
        string Name,
    IReadOnlyList<Guid> Ideas,
    IReadOnlyList<Guid> Initiatives,
    [property:
        Required(ErrorMessage = "Say why it is split"),
        StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")
    ]
        string Reason
) : ICommand, IEdits, IInTheme;

internal sealed class SplitThemeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<SplitTheme>
{
    public async Task Handle(SplitTheme command, CancellationToken ct)
    {
        if (await db.Themes.AnyAsync(t => t.Id == command.Id, ct))
            return;
        var theme = await db.Themes.Get(command.ThemeId, command.Version, ct);
        var all = await db.Initiatives.Where(i => i.ThemeId == theme.Id).ToListAsync(ct);
        var moved = all.Where(i => command.Initiatives.Contains(i.Id)).ToList();
        Theme.Rules.SomethingMoves.Require(command.Ideas.Count + moved.Count > 0 && moved.Count == command.Initiatives.Distinct().Count());
        Theme.Rules.SomethingStays.Require(theme.Ideas.Count + all.Count > command.Ideas.Distinct().Count() + moved.Count);
        var (who, now, reason) = (caller.Person(), clock.GetUtcNow(), command.Reason.Trim());
        var part = await db.OpenTheme(new Theme(command.Id, theme.OrganisationId, command.Name, who, now), who, now, ct);
        theme.GiveTo(part, [.. command.Ideas.Distinct()], now);
        if (moved.Exists(i => !i.HasEnded))
            part.Deliver();
        db.Follow(moved, theme, part, "Its theme was split", reason, who, now);
        db.Add(new ThemeHistory(theme.Id, who, now, "Part of it became a new theme", after: part.Name, reason: reason));
        db.Add(new ThemeHistory(part.Id, who, now, "Split from another theme", after: theme.Name, reason: reason));
        await db.IndexTheme(part, ct);
        await db.SaveChangesAsync(ct);
    }
}

internal static class Following
{
    /// <summary>Initiatives go where their theme went, ended ones too.</summary>
    public static void Follow(
        this DevelopmentDb db,
        IEnumerable<Initiative> initiatives,
        Theme from,
        Theme to,
        string what,
        string reason,
        Guid who,
        DateTimeOffset now
    )
    {
        foreach (var initiative in initiatives)
        {
            initiative.FollowTo(to.Id);
            db.Add(new InitiativeHistory(initiative.Id, who, now, what, from.Name, to.Name, reason));
            db.Changed("initiative", initiative.Id);
        }
    }
}
