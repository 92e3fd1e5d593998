using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

internal enum BlockType
{
    Talk,
    Stage,
    MovementBreak,
    Meal,
    Vote,
    Pitch,
    QandA,
    Buffer,
}

internal enum BlockVisibility
{
    Public,
    Team,
}

/// <param name="LockedStart">the time that it must start, as minutes after the day starts; none where it follows on</param>
internal sealed record BlockWords(BlockType Type, string Title, int Minutes, int? LockedStart, bool Seated, BlockVisibility Visibility);

/// <summary>The timed plan of the day. The public agenda is a view of the same blocks.</summary>
internal sealed class RunSheet : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule SensibleLength = new("A block lasts between 1 minute and 8 hours");
        internal static readonly Rule WithinTheDay = new("The run sheet must end within 24 hours of its start");
        internal static readonly Rule HasAVote = new("Add a vote to the run sheet first: the ideas session ends when it starts");
        internal static readonly Rule LaterOnly = new("Choose a time after the present end of the ideas session");
    }

    /// <summary>The longest time that people may sit before they can move.</summary>
    internal const int MaxSeatedMinutes = 60;

    /// <summary>A gap as long as this is a break.</summary>
    private const int ShortestBreak = 5;

    private const int WholeDay = 24 * 60;

    private readonly List<Block> _blocks = [];

    public RunSheet(Guid id, Guid innovationEventId, DateTimeOffset startsAt)
        : base(id)
    {
        InnovationEventId = innovationEventId;
        StartsAt = startsAt;
    }

    private RunSheet(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>When the first vote starts: until then groups may change their top idea.</summary>
    public DateTimeOffset? SubmissionClosesAt { get; private set; }

    public IReadOnlyList<Block> Blocks => [.. _blocks.OrderBy(b => b.Position)];

    public DateTimeOffset EndsAt => _blocks.Count == 0 ? StartsAt : _blocks.Max(EndOf);

    public DateTimeOffset StartOf(Block block) => StartsAt.AddMinutes(block.PlannedStart);

    public DateTimeOffset EndOf(Block block) => StartOf(block).AddMinutes(block.Minutes);

    public void StartAt(DateTimeOffset startsAt)
    {
        StartsAt = startsAt;
        Rearrange();
    }

    public void Add(Guid blockId, BlockWords words)
    {
        Guard(words);
        _blocks.Add(new Block(blockId, Id, _blocks.Count, words));
        Rearrange();
    }

    public void Change(Guid blockId, BlockWords words)
    {
        Guard(words);
        _blocks.Single(b => b.Id == blockId).Write(words);
        Rearrange();
    }

    public void Remove(Guid blockId)
    {
        _blocks.RemoveAll(b => b.Id == blockId);
        Rearrange();
    }

    /// <summary>One place up or down; at the end of the list it stays.</summary>
    public void Move(Guid blockId, bool up)
    {
        var ordered = Blocks.ToList();
        var at = ordered.FindIndex(b => b.Id == blockId);
        var other = at + (up ? -1 : 1);
        if (at < 0 || other < 0 || other >= ordered.Count)
            return;
        (ordered[at].Position, ordered[other].Position) = (ordered[other].Position, ordered[at].Position);
        Rearrange();
    }

    /// <summary>The vote starts later, and what follows it.</summary>
    public void ExtendIdeasSession(DateTimeOffset to)
    {
        var vote = FirstVote();
        Rules.HasAVote.Require(vote is not null);
        Rules.LaterOnly.Require(to > StartOf(vote));
        vote.LockedStart = (int)(to - StartsAt).TotalMinutes;
        Rules.WithinTheDay.Require(vote.LockedStart + vote.Minutes <= WholeDay);
        Rearrange();
    }

    /// <summary>What must be put right before the event is published, each with its stretch or block named.</summary>
    public IReadOnlyList<RunSheetWarning> Warnings()
    {
        var warnings = new List<RunSheetWarning>();
        var stretch = new List<Block>();
        Block? before = null;
        foreach (var block in Blocks)
        {
            if (before is not null && block.PlannedStart < before.PlannedStart + before.Minutes)
                warnings.Add(new Overlap(before, block));
            if (!block.Seated || (before is not null && block.PlannedStart - (before.PlannedStart + before.Minutes) >= ShortestBreak))
                EndStretch();
            if (block.Seated)
                stretch.Add(block);
            before = block;
        }
        EndStretch();
        return warnings;

        void EndStretch()
        {
            if (stretch.Sum(b => b.Minutes) > MaxSeatedMinutes)
                warnings.Add(new LongStretch(stretch[0], stretch[^1], stretch.Sum(b => b.Minutes)));
            stretch.Clear();
        }
    }

    /// <param name="clock">how a moment is shown</param>
    public IReadOnlyList<string> Obstacles(Func<DateTimeOffset, string> clock) =>
        [
            .. Warnings()
                .Select(warning =>
                    warning switch
                    {
                        LongStretch s =>
                            $"People would sit for {s.Minutes} minutes from {clock(StartOf(s.First))} to {clock(EndOf(s.Last))}, from “{s.First.Title}” "
                                + $"to “{s.Last.Title}”. Put in a movement break, so that nobody sits for more than {MaxSeatedMinutes} minutes",
                        Overlap o =>
                            $"“{o.After.Title}” starts at {clock(StartOf(o.After))}, before “{o.Before.Title}” ends at {clock(EndOf(o.Before))}",
                        _ => throw new InvalidOperationException(warning.ToString()),
                    }
                ),
        ];

    private Block? FirstVote() => Blocks.FirstOrDefault(b => b.Type == BlockType.Vote);

    private static void Guard(BlockWords words)
    {
        Rules.SensibleLength.Require(words.Minutes is >= 1 and <= 480);
        Rules.WithinTheDay.Require(words.LockedStart is null or >= 0 && (words.LockedStart ?? 0) + words.Minutes <= WholeDay);
    }

    private void Rearrange()
    {
        var (position, next) = (0, 0);
        foreach (var block in Blocks)
        {
            block.Position = position++;
            block.PlannedStart = block.LockedStart ?? next;
            next = block.PlannedStart + block.Minutes;
            Rules.WithinTheDay.Require(next <= WholeDay);
        }
        var vote = FirstVote();
        DateTimeOffset? closes = vote is null ? null : StartOf(vote);
        if (closes == SubmissionClosesAt)
            return;
        var moved = SubmissionClosesAt is not null && closes is not null;
        SubmissionClosesAt = closes;
        if (moved)
            Announce(new SubmissionCloseMoved(InnovationEventId, closes!.Value));
    }
}

/// <summary>One row of the run sheet. Starts are minutes after the day starts.</summary>
internal sealed class Block
{
    public Block(Guid id, Guid runSheetId, int position, BlockWords words)
    {
        Id = id;
        RunSheetId = runSheetId;
        Position = position;
        Write(words);
    }

    private Block() { }

    public Guid Id { get; private set; }
    public Guid RunSheetId { get; private set; }
    public int Position { get; internal set; }
    public BlockType Type { get; private set; }
    public string Title { get; private set; } = "";
    public int PlannedStart { get; internal set; }
    public int Minutes { get; private set; }
    public int? LockedStart { get; internal set; }
    public bool Seated { get; private set; }
    public BlockVisibility Visibility { get; private set; }

    internal void Write(BlockWords words)
    {
        Type = words.Type;
        Title = words.Title;
        Minutes = words.Minutes;
        LockedStart = words.LockedStart;
        Seated = words.Seated;
        Visibility = words.Visibility;
    }
}

/// <summary>Something in the run sheet that must not be published.</summary>
internal abstract record RunSheetWarning;

internal sealed record LongStretch(Block First, Block Last, int Minutes) : RunSheetWarning;

internal sealed record Overlap(Block Before, Block After) : RunSheetWarning;
