using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>What several acts write together.</summary>
internal static class Opening
{
    /// <summary>A new initiative with its scope, risks, empty assessment, first line of history and search document.</summary>
    public static async Task Open(this DevelopmentDb db, Initiative initiative, IPeople people, DateTimeOffset now, CancellationToken ct)
    {
        await db.OpenScope(initiative.Id, "initiative", initiative.OrganisationId, ct);
        db.Add(initiative);
        foreach (var barrier in initiative.Origin.Records.SelectMany(r => r.Idea!.Barriers))
        {
            var risk = new Risk(
                Guid.CreateVersion7(),
                initiative.Id,
                barrier.Id,
                new RiskWords(
                    barrier.Known,
                    barrier.Text,
                    barrier.Likelihood,
                    barrier.Impact,
                    barrier.Mitigation,
                    OwnerId: null,
                    OtherCategory: barrier.Category
                ),
                barrier.Owner
            );
            db.Add(risk);
            await db.TellOfHighRisk(risk, initiative, initiative.OpenedBy, now, people, ct);
        }
        db.Add(new Assessment(Guid.CreateVersion7(), initiative.Id, await db.Model(initiative.StageModelId, ct)));
        db.Add(new InitiativeAppraisal(initiative.Id, London.DayOf(now)));
        db.Add(
            new InitiativeHistory(
                initiative.Id,
                initiative.OpenedBy,
                now,
                initiative.Origin switch
                {
                    { Idea: not null } => "Idea taken forward",
                    { Challenge: not null } => "Challenge taken forward",
                    _ => "Theme taken forward",
                },
                after: initiative.Title
            )
        );
        await db.IndexInitiative(initiative, ct);
        db.Changed("initiative", initiative.Id);
    }

    public static Task IndexInitiative(this DevelopmentDb db, Initiative initiative, CancellationToken ct) =>
        db.Index(
            new SearchDocument(
                initiative.Id,
                "Initiative",
                initiative.Id,
                DevelopmentPermission.See,
                initiative.Title,
                string.Join(
                    ' ',
                    initiative
                        .Origin.Records.SelectMany(r => new[] { r.Idea!.Headline, r.Idea.Text, r.Idea.Question })
                        .Append(initiative.Origin.Theme?.Name)
                        .Append(initiative.Origin.Challenge?.Question)
                        .Append(initiative.Origin.Challenge?.Context)
                        .Distinct(StringComparer.Ordinal)
                        .Where(words => !string.IsNullOrWhiteSpace(words))
                ),
                $"/initiatives/{initiative.Id}"
            ),
            ct
        );

    public static Task IndexTheme(this DevelopmentDb db, Theme theme, CancellationToken ct) =>
        db.Index(
            new SearchDocument(
                theme.Id,
                "Theme",
                theme.Id,
                DevelopmentPermission.See,
                theme.Name,
                theme.State.ToString(),
                $"/themes/{theme.Id}"
            ),
            ct
        );

    /// <summary>Makes the theme if there is none under that id yet.</summary>
    public static async Task<Theme> OpenTheme(this DevelopmentDb db, Theme theme, Guid? who, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Themes.SingleOrDefaultAsync(t => t.Id == theme.Id, ct) is { } known)
            return known;
        await db.OpenScope(theme.Id, "theme", theme.OrganisationId, ct);
        db.Add(theme);
        db.Add(new ThemeHistory(theme.Id, who, now, "Theme made", after: theme.Name));
        await db.IndexTheme(theme, ct);
        return theme;
    }
}
