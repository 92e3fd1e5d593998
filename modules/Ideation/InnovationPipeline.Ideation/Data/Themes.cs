using InnovationPipeline.Ideation.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Data;

/// <summary>An organisation suggests a theme once, whoever was first.</summary>
internal static class Themes
{
    /// <returns>the id under which the organisation has this name</returns>
    public static async Task<Guid> Suggest(this IdeationDb db, Guid id, Guid organisationId, string name, CancellationToken ct)
    {
        var theme = ThemeSuggestion.Of(id, organisationId, name);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ideation.theme_suggestions (id, organisation_id, name, name_key, sequence, revision)
            VALUES ({theme.Id}, {theme.OrganisationId}, {theme.Name}, {theme.NameKey}, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            ct
        );
        return await db
            .ThemeSuggestions.Where(t => t.OrganisationId == theme.OrganisationId && t.NameKey == theme.NameKey)
            .Select(t => t.Id)
            .SingleAsync(ct);
    }
}
