using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Themes;

internal sealed record ThemeRow(Guid Id, string Name, string State, string Lead, int Ideas, int Initiatives);

/// <summary>The themes that the asker may see, by name.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record ThemesByName(int Page) : IQuery<Paged<ThemeRow>>;

internal sealed class ThemesByNameHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people)
    : IQueryHandler<ThemesByName, Paged<ThemeRow>>
{
    public async Task<Paged<ThemeRow>> Handle(ThemesByName query, CancellationToken ct)
    {
        var themes = db.Themes.VisibleTo(await access.ScopesWith(caller, DevelopmentPermission.See, ct));
        var total = await themes.CountAsync(ct);
        var rows = await themes
            .OrderBy(t => t.Name)
            .ThenBy(t => t.Id)
            .Skip(Paged<ThemeRow>.Skip(query.Page))
            .Take(Paged<ThemeRow>.Size)
            .Select(t => new
            {
                t.Id,
                t.Name,
                t.State,
                t.LeadId,
                Ideas = t.Ideas.Count,
                Initiatives = db.Initiatives.Count(i => i.ThemeId == t.Id),
            })
            .ToListAsync(ct);
        var names = await Names.Ask(people, rows.Select(r => r.LeadId), ct);
        return Paged<ThemeRow>.Of(
            [.. rows.Select(r => new ThemeRow(r.Id, r.Name, r.State.ToString(), names.Of(r.LeadId), r.Ideas, r.Initiatives))],
            query.Page,
            total
        );
    }
}

internal sealed record ThemeHome(Guid OrganisationId, string Name);

/// <summary>Where the asker may make a theme.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record ThemeHomes : IQuery<IReadOnlyList<ThemeHome>>;

internal sealed class ThemeHomesHandler(ICaller caller, AccessTables access, IOrganisations organisations)
    : IQueryHandler<ThemeHomes, IReadOnlyList<ThemeHome>>
{
    public async Task<IReadOnlyList<ThemeHome>> Handle(ThemeHomes query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.TakeForward, ct);
        var those = await organisations.Cards(scopes, ct);
        return [.. those.Values.OrderBy(o => o.Name, StringComparer.Ordinal).Select(o => new ThemeHome(o.Id, o.Name))];
    }
}

[Requires(DevelopmentPermission.TakeForward)]
internal sealed record MakeTheme(
    Guid Id,
    Guid OrganisationId,
    [property: Required(ErrorMessage = "Enter a name"), StringLength(120, ErrorMessage = "Keep the name to 120 characters or fewer")]
        string Name
) : ICommand, ICreates, IInOrganisation;

internal sealed class MakeThemeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MakeTheme>
{
    public async Task Handle(MakeTheme command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var theme = new Theme(command.Id, command.OrganisationId, command.Name, caller.Person(), now);
        await db.OpenTheme(theme, caller.Person(), now, ct);
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record ThemeInFull(
    Guid Id,
    uint Version,
    string Name,
    ThemeState State,
    string Lead,
    LinkedThing? MergedInto,
    IReadOnlyList<LinkedThing> Ideas,
    IReadOnlyList<LinkedThing> Initiatives,
    IReadOnlyList<LinkedThing> InitiativesToLink,
    IReadOnlyList<ThemeEntry> History
);

internal sealed record LinkedThing(Guid Id, string Title);

internal sealed record ThemeEntry(DateTimeOffset At, string Who, string What, string? Before, string? After, string? Reason);

[Requires(DevelopmentPermission.See)]
internal sealed record ThemeToRead(Guid ThemeId) : IQuery<ThemeInFull>, IInTheme;

internal sealed class ThemeToReadHandler(DevelopmentDb db, IIdeas ideas, IPeople people) : IQueryHandler<ThemeToRead, ThemeInFull>
{
    private const int MostToLink = 200;

    public async Task<ThemeInFull> Handle(ThemeToRead query, CancellationToken ct)
    {
        var theme = await db.Themes.AsNoTracking().Get(query.ThemeId, ct);
        var initiatives = await db
            .Initiatives.Where(i => i.ThemeId == theme.Id)
            .OrderBy(i => i.Title)
            .Select(i => new LinkedThing(i.Id, i.Title))
            .ToListAsync(ct);
        var free = await db
            .Initiatives.Where(i => i.OrganisationId == theme.OrganisationId && i.ThemeId == null)
            .OrderBy(i => i.Title)
            .Take(MostToLink)
            .Select(i => new LinkedThing(i.Id, i.Title))
            .ToListAsync(ct);
        var goesOn = await db
            .Themes.Where(t => t.Id == theme.MergedIntoId)
            .Select(t => new LinkedThing(t.Id, t.Name))
            .SingleOrDefaultAsync(ct);
        var history = await db
            .ThemeHistory.AsNoTracking()
            .Where(h => h.SubjectId == theme.Id)
            .OrderByDescending(h => h.At)
            .ThenByDescending(h => h.Id)
            .ToListAsync(ct);
        var cards = await ideas.Cards(theme.Ideas.Select(i => i.IdeaId), ct);
        var names = await Names.Ask(
            people,
            [theme.LeadId, .. history.Select(h => h.Who), .. Names.WrittenIn(history.SelectMany(h => new[] { h.Before, h.After }))],
            ct
        );
        return new ThemeInFull(
            theme.Id,
            theme.Version,
            theme.Name,
            theme.State,
            names.Of(theme.LeadId),
            goesOn,
            [.. theme.Ideas.OrderBy(i => i.At).Select(i => new LinkedThing(i.IdeaId, Title(cards, i.IdeaId)))],
            initiatives,
            free,
            [
                .. history.Select(h => new ThemeEntry(
                    h.At,
                    h.Who is null ? "InnovationPipeline" : names.Of(h.Who),
                    h.What,
                    names.Read(h.Before),
                    names.Read(h.After),
                    h.Reason
                )),
            ]
        );
    }

    private static string Title(IReadOnlyDictionary<Guid, IdeaCard> cards, Guid id) =>
        cards.GetValueOrDefault(id)?.Title ?? "An idea that can no longer be read";
}

[Requires(DevelopmentPermission.TakeForward)]
internal sealed record ChangeTheme(
    Guid ThemeId,
    uint Version,
    [property: Required(ErrorMessage = "Enter a name"), StringLength(120, ErrorMessage = "Keep the name to 120 characters or fewer")]
        string Name,
    ThemeState State
) : ICommand, IEdits, IInTheme;

internal sealed class ChangeThemeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ChangeTheme>
{
    public async Task Handle(ChangeTheme command, CancellationToken ct)
    {
        var theme = await db.Themes.Get(command.ThemeId, command.Version, ct);
        var before = $"{theme.Name}, {theme.State.ToString().ToLowerInvariant()}";
        var name = theme.Name;
        theme.Change(command.Name, command.State);
        db.Add(
            new ThemeHistory(
                theme.Id,
                caller.Person(),
                clock.GetUtcNow(),
                "Theme changed",
                before,
                $"{theme.Name}, {theme.State.ToString().ToLowerInvariant()}"
            )
        );
        // Its initiatives show its name, and keep what they showed.
        if (!string.Equals(name, theme.Name, StringComparison.Ordinal))
            foreach (var initiative in await db.Initiatives.Where(i => i.ThemeId == theme.Id).Select(i => i.Id).ToListAsync(ct))
                db.Tell(initiative, caller, clock, "Theme renamed", name, theme.Name);
        await db.IndexTheme(theme, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Puts an idea of the same organisation's events under the theme.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record LinkIdea(Guid ThemeId, Guid IdeaId) : ICommand, IInTheme;

internal sealed class LinkIdeaHandler(DevelopmentDb db, ICaller caller, TimeProvider clock, AccessTables access, IIdeas ideas)
    : ICommandHandler<LinkIdea>
{
    public async Task Handle(LinkIdea command, CancellationToken ct)
    {
        var theme = await db.Themes.Get(command.ThemeId, ct);
        var cards = await ideas.Cards([command.IdeaId], ct);
        if (!cards.TryGetValue(command.IdeaId, out var idea))
            throw new NotFound();
        if (!await access.May(caller, DevelopmentPermission.TakeForward, command.IdeaId, ct))
            throw new NotFound();
        var now = clock.GetUtcNow();
        if (!theme.Link(command.IdeaId, now))
            return;
        db.Add(new ThemeHistory(theme.Id, caller.Person(), now, "Idea linked", after: idea.Title));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(DevelopmentPermission.TakeForward)]
internal sealed record LinkInitiative(Guid ThemeId, [property: Required(ErrorMessage = "Choose an initiative")] Guid? InitiativeId)
    : ICommand,
        IInTheme;

internal sealed class LinkInitiativeHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<LinkInitiative>
{
    public async Task Handle(LinkInitiative command, CancellationToken ct)
    {
        var theme = await db.Themes.Get(command.ThemeId, ct);
        var initiative = await db.Initiatives.Where(i => i.OrganisationId == theme.OrganisationId).Get(command.InitiativeId!.Value, ct);
        if (initiative.ThemeId == theme.Id)
            return;
        initiative.LinkTo(theme.Id);
        theme.Deliver();
        var now = clock.GetUtcNow();
        db.Add(new ThemeHistory(theme.Id, caller.Person(), now, "Initiative linked", after: initiative.Title));
        db.Add(new InitiativeHistory(initiative.Id, caller.Person(), now, "Linked to a theme", after: theme.Name));
        await db.IndexTheme(theme, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Makes an initiative of a theme, with everything that each of its ideas holds.</summary>
[Requires(DevelopmentPermission.TakeForward)]
internal sealed record TakeThemeForward(
    Guid Id,
    Guid ThemeId,
    [property: Required(ErrorMessage = "Enter a title"), StringLength(200, ErrorMessage = "Keep the title to 200 characters or fewer")]
        string Title
) : ICommand, ICreates, IInTheme;

internal sealed class TakeThemeForwardHandler(
    DevelopmentDb db,
    ICaller caller,
    TimeProvider clock,
    IIdeas ideas,
    IInnovationEvents events,
    IResults results,
    IPitchRecords pitches,
    IPeople people
) : ICommandHandler<TakeThemeForward>
{
    public async Task Handle(TakeThemeForward command, CancellationToken ct)
    {
        var theme = await db.Themes.Get(command.ThemeId, ct);
        theme.Deliver();
        var asking = new IdeaRecords(ideas, events, results, pitches);
        var records = new Dictionary<Guid, CarriedOver>();
        foreach (var linked in theme.Ideas)
            if (await asking.Of(linked.IdeaId, ct) is { } record)
                records.Add(linked.IdeaId, record);

        var now = clock.GetUtcNow();
        var initiative = new Initiative(
            command.Id,
            theme.OrganisationId,
            innovationEventId: null,
            ideaId: null,
            theme.Id,
            command.Title,
            CarryOver.Of(theme, records),
            caller.Person(),
            now,
            (await db.ProgrammeOf(theme.OrganisationId, ct)).StageModelId
        );
        initiative.BeganWith(await asking.Disciplines(initiative.Origin.Records, ct));
        await db.Open(initiative, people, now, ct);
        db.Add(new ThemeHistory(theme.Id, caller.Person(), now, "Taken forward", after: initiative.Title));
        await db.IndexTheme(theme, ct);
        await db.SaveChangesAsync(ct);
    }
}
