using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Answers;

internal sealed class ThemeNames(IdeationDb db) : IThemeSuggestions
{
    public Task<string?> Name(Guid themeId, CancellationToken ct) =>
        db.ThemeSuggestions.Where(t => t.Id == themeId).Select(t => t.Name).SingleOrDefaultAsync(ct);
}
