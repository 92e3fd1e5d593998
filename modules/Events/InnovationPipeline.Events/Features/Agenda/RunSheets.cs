using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Agenda;

/// <param name="LockedStart">London time at which it must start; none where it follows on</param>
internal sealed record BlockText(
    BlockType Type,
    [property: Required(ErrorMessage = "Enter a title"), StringLength(150, ErrorMessage = "Use 150 characters or fewer for the title")]
        string Title,
    [property: Range(1, 480, ErrorMessage = "Enter a number of minutes between 1 and 480")] int Minutes,
    TimeOnly? LockedStart,
    bool Seated,
    BlockVisibility Visibility
)
{
    public BlockWords InWords(RunSheet sheet)
    {
        int? locked = null;
        if (LockedStart is { } at)
        {
            locked = (int)(London.At(London.DayOf(sheet.StartsAt), at) - sheet.StartsAt).TotalMinutes;
            if (locked < 0)
                throw new Invalid(nameof(LockedStart), $"The day starts at {London.Time(sheet.StartsAt)}. Enter that time or a later one");
        }
        return new BlockWords(Type, Title.Trim(), Minutes, locked, Seated, Visibility);
    }
}

internal sealed record BlockRow(
    Guid Id,
    string Start,
    string End,
    string Title,
    string Type,
    int Minutes,
    bool IsLocked,
    bool Seated,
    bool ForTeam
);

internal sealed record SheetToManage(
    string EventName,
    IReadOnlyList<BlockRow> Blocks,
    IReadOnlyList<string> Obstacles,
    DateTimeOffset? SubmissionClosesAt
);

[Requires(EventsPermission.Manage)]
internal sealed record RunSheetOf(Guid InnovationEventId) : IQuery<SheetToManage>, IInEvent;

internal sealed class RunSheetOfHandler(EventsDb db) : IQueryHandler<RunSheetOf, SheetToManage>
{
    public async Task<SheetToManage> Handle(RunSheetOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var sheet = await db.RunSheets.AsNoTracking().SingleAsync(s => s.InnovationEventId == e.Id, ct);
        return new SheetToManage(
            e.Name,
            [
                .. sheet.Blocks.Select(b => new BlockRow(
                    b.Id,
                    London.Time(sheet.StartOf(b)),
                    London.Time(sheet.EndOf(b)),
                    b.Title,
                    PlainWords.Of(b.Type),
                    b.Minutes,
                    b.LockedStart is not null,
                    b.Seated,
                    b.Visibility == BlockVisibility.Team
                )),
            ],
            sheet.Obstacles(London.Time),
            sheet.SubmissionClosesAt
        );
    }
}

internal sealed record BlockToEdit(uint Version, BlockText? Text);

[Requires(EventsPermission.Manage)]
internal sealed record WordsOfBlock(Guid InnovationEventId, Guid? BlockId) : IQuery<BlockToEdit>, IInEvent;

internal sealed class WordsOfBlockHandler(EventsDb db) : IQueryHandler<WordsOfBlock, BlockToEdit>
{
    public async Task<BlockToEdit> Handle(WordsOfBlock query, CancellationToken ct)
    {
        var sheet =
            await db.RunSheets.AsNoTracking().SingleOrDefaultAsync(s => s.InnovationEventId == query.InnovationEventId, ct)
            ?? throw new NotFound();
        if (query.BlockId is not { } id)
            return new BlockToEdit(sheet.Version, Text: null);
        var b = sheet.Blocks.SingleOrDefault(b => b.Id == id) ?? throw new NotFound();
        TimeOnly? locked = b.LockedStart is null ? null : TimeOnly.FromDateTime(London.Local(sheet.StartOf(b)).DateTime);
        return new BlockToEdit(sheet.Version, new BlockText(b.Type, b.Title, b.Minutes, locked, b.Seated, b.Visibility));
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record AddBlock(Guid Id, Guid InnovationEventId, BlockText Text) : ICommand, ICreates, IInEvent;

internal sealed class AddBlockHandler(EventsDb db) : ICommandHandler<AddBlock>
{
    public async Task Handle(AddBlock command, CancellationToken ct)
    {
        var sheet = await Sheet.Open(db, command.InnovationEventId, ct);
        if (sheet.Blocks.Any(b => b.Id == command.Id))
            return;
        sheet.Add(command.Id, command.Text.InWords(sheet));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record ChangeBlock(Guid InnovationEventId, Guid BlockId, uint Version, BlockText Text) : ICommand, IEdits, IInEvent;

internal sealed class ChangeBlockHandler(EventsDb db) : ICommandHandler<ChangeBlock>
{
    public async Task Handle(ChangeBlock command, CancellationToken ct)
    {
        var sheet = await Sheet.WithBlock(db, command.InnovationEventId, command.BlockId, ct);
        if (sheet.Version != command.Version)
            throw new Stale();
        sheet.Change(command.BlockId, command.Text.InWords(sheet));
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record MoveBlock(Guid InnovationEventId, Guid BlockId, bool Up) : ICommand, IInEvent;

internal sealed class MoveBlockHandler(EventsDb db) : ICommandHandler<MoveBlock>
{
    public async Task Handle(MoveBlock command, CancellationToken ct)
    {
        var sheet = await Sheet.WithBlock(db, command.InnovationEventId, command.BlockId, ct);
        sheet.Move(command.BlockId, command.Up);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(EventsPermission.Manage)]
internal sealed record RemoveBlock(Guid InnovationEventId, Guid BlockId) : ICommand, IInEvent;

internal sealed class RemoveBlockHandler(EventsDb db) : ICommandHandler<RemoveBlock>
{
    public async Task Handle(RemoveBlock command, CancellationToken ct)
    {
        var sheet = await Sheet.WithBlock(db, command.InnovationEventId, command.BlockId, ct);
        sheet.Remove(command.BlockId);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Groups may change their top ideas for longer; the vote starts later.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record ExtendIdeasSession(Guid InnovationEventId, TimeOnly Until) : ICommand, IInEvent;

internal sealed class ExtendIdeasSessionHandler(EventsDb db) : ICommandHandler<ExtendIdeasSession>
{
    public async Task Handle(ExtendIdeasSession command, CancellationToken ct)
    {
        var sheet = await Sheet.Open(db, command.InnovationEventId, ct);
        sheet.ExtendIdeasSession(London.At(London.DayOf(sheet.StartsAt), command.Until));
        db.Changed(EventsModule.Topic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

internal static class Sheet
{
    /// <summary>The run sheet of an event that is not over.</summary>
    public static async Task<RunSheet> Open(EventsDb db, Guid innovationEventId, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(innovationEventId, ct);
        InnovationEvent.Rules.StillOpen.Require(!e.IsOver);
        return await db.RunSheets.SingleAsync(s => s.InnovationEventId == e.Id, ct);
    }

    public static async Task<RunSheet> WithBlock(EventsDb db, Guid innovationEventId, Guid blockId, CancellationToken ct)
    {
        var sheet = await Open(db, innovationEventId, ct);
        return sheet.Blocks.Any(b => b.Id == blockId) ? sheet : throw new NotFound();
    }
}
