using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Answers;

/// <summary>
/// Ideas hold only the author's id, and Identity forgets who that was; what the group made of the idea stays its result.
/// </summary>
internal sealed class IdeasOfAPerson(IdeationDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var ideas = await db
            .Ideas.AsNoTracking()
            .Where(i => i.AuthorId == personId || i.EnteredById == personId)
            .OrderBy(i => i.AddedAt)
            .ToListAsync(ct);
        var boards = await db.Boards.AsNoTracking().Where(b => EF.Property<List<Guid>>(b, "_members").Contains(personId)).ToListAsync(ct);
        return
        [
            .. ideas.Select(i => new PersonalDatum(
                i.AuthorId == personId ? "Your idea" : "An idea you wrote down for someone",
                $"{i.Title}, added on {London.Day(i.AddedAt)}. {i.Text}"
            )),
            .. boards.Select(b => new PersonalDatum("A seat in a working group", $"Group {b.Number}")),
        ];
    }

    public async Task Forget(Guid personId, CancellationToken ct)
    {
        // The seat is Events' to take away; until it does, the board must not offer the person as an author.
        foreach (var board in await db.Boards.Where(b => EF.Property<List<Guid>>(b, "_members").Contains(personId)).ToListAsync(ct))
            board.Unseat(personId);
        await db.SaveChangesAsync(ct);
    }
}
