using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Dispositions;

/// <summary>Tells people now, before the day that was set.</summary>
[Requires(IdeationPermission.Dispose)]
internal sealed record TellAnswer(Guid IdeaId) : ICommand, IInIdea;

internal sealed class TellAnswerHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<TellAnswer>
{
    public async Task Handle(TellAnswer command, CancellationToken ct)
    {
        var idea = await db.Ideas.Get(command.IdeaId, ct);
        idea.TellAnswer(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes back an answer that people have not been told yet.</summary>
[Requires(IdeationPermission.Dispose)]
internal sealed record TakeBackAnswer(Guid IdeaId) : ICommand, IInIdea;

internal sealed class TakeBackAnswerHandler(IdeationDb db) : ICommandHandler<TakeBackAnswer>
{
    public async Task Handle(TakeBackAnswer command, CancellationToken ct)
    {
        var idea = await db.Ideas.Get(command.IdeaId, ct);
        idea.TakeBackAnswer();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Tells people every answer whose moment has come.</summary>
[Requires(IdeationPermission.Dispose), SystemMay]
internal sealed record TellAnswersDue : ICommand;

internal sealed class TellAnswersDueHandler(IdeationDb db, AccessTables access, ICaller caller, TimeProvider clock)
    : ICommandHandler<TellAnswersDue>
{
    public async Task Handle(TellAnswersDue command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = db.Ideas.Where(i => i.Prepared != null && i.Prepared.ToldAt <= now);
        if (!caller.IsSystem)
            due = due.VisibleTo(await access.ScopesWith(caller, IdeationPermission.Dispose, ct));
        foreach (var idea in await due.OrderBy(i => i.Id).Take(1000).ToListAsync(ct))
            idea.TellAnswer(now);
        await db.SaveChangesAsync(ct);
    }
}
