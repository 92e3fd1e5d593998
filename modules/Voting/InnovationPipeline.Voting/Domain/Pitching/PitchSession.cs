using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Pitching;

internal enum PitchKind
{
    /// <summary>One minute each before the vote, in drawn order.</summary>
    Headlines,

    /// <summary>In full after the reveal, by rank, as many as the time allows.</summary>
    Full,
}

internal enum SlotPhase
{
    Waiting,
    Pitching,
    Questions,
    Done,
}

/// <summary>Where the order of a session comes from, so that anybody can draw it again.</summary>
internal enum SeedSource
{
    RoundDefinition,
    EventAndIdeas,
}

/// <summary>A run of pitches at one event: who comes when, and the clock of the one who has the floor.</summary>
internal sealed class PitchSession : Aggregate
{
    public static readonly TimeSpan Headline = TimeSpan.FromMinutes(1);
    public const int MostMinutes = 60;
    public const int MostMinutesInAll = 480;

    internal static class Rules
    {
        internal static readonly Rule SomethingToPitch = new("No group has a top idea yet, so there is nothing to pitch");
        internal static readonly Rule RevealedFirst = new("Reveal the result of the vote first: full pitches come by rank");
        internal static readonly Rule PitchMinutes = new("Enter a pitch of 1 to 60 minutes");
        internal static readonly Rule QuestionMinutes = new("Enter 0 to 60 minutes of questions");
        internal static readonly Rule TimeForOne = new("The time is too short for one pitch with its questions");
        internal static readonly Rule OneAtATime = new("Another pitch has the floor. End it first");
        internal static readonly Rule StartsOnce = new("This pitch has been given already");
        internal static readonly Rule HasTheFloor = new("No pitch has the floor");
        internal static readonly Rule IsRunning = new("The clock is paused already");
        internal static readonly Rule IsPaused = new("The clock is running already");
        internal static readonly Rule ExtendsByAMinute = new("Enter 1 to 30 minutes");
        internal static readonly Rule HasQuestions = new("This session has no time for questions: end the pitch");
    }

    private readonly List<PitchSlot> _slots = [];

    private PitchSession()
        : base(Guid.Empty) { }

    private PitchSession(Guid id, Guid innovationEventId, PitchKind kind, DateTimeOffset now)
        : base(id) => (InnovationEventId, Kind, PreparedAt) = (innovationEventId, kind, now);

    public Guid InnovationEventId { get; private set; }
    public PitchKind Kind { get; private set; }
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>The round that the order comes from: its definition for headlines, its ranks for full pitches.</summary>
    public Guid? RoundId { get; private set; }
    public string Seed { get; private set; } = "";
    public SeedSource SeedSource { get; private set; }
    public TimeSpan PitchLength { get; private set; }
    public TimeSpan QuestionLength { get; private set; }

    /// <summary>When the time of whoever has the floor is up; none while nobody has it or the clock is paused.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>What is left while the clock is paused.</summary>
    public TimeSpan? Left { get; private set; }

    public IReadOnlyList<PitchSlot> Slots => _slots;

    public PitchSlot? OnTheFloor => _slots.Find(s => s.Phase is SlotPhase.Pitching or SlotPhase.Questions);

    public static PitchSession OfHeadlines(
        Guid id,
        Guid innovationEventId,
        IReadOnlyList<Guid> ideaIds,
        (Guid Id, string DefinitionHash)? round,
        DateTimeOffset now
    )
    {
        Rules.SomethingToPitch.Require(ideaIds.Count > 0);

        var session = new PitchSession(id, innovationEventId, PitchKind.Headlines, now)
        {
            RoundId = round?.Id,
            Seed = round is { } opened ? DrawnOrder.SeedOfRound(opened.DefinitionHash) : DrawnOrder.SeedOfIdeas(innovationEventId, ideaIds),
            SeedSource = round is null ? SeedSource.EventAndIdeas : SeedSource.RoundDefinition,
            PitchLength = Headline,
        };
        session.Line(DrawnOrder.Of(session.Seed, ideaIds));
        return session;
    }

    /// <param name="ranks">of the revealed result; equal ranks come in drawn order</param>
    public static PitchSession InFull(
        Guid id,
        Guid innovationEventId,
        (Guid Id, string DefinitionHash) round,
        IReadOnlyDictionary<Guid, int> ranks,
        FullTimes times,
        DateTimeOffset now
    )
    {
        Rules.SomethingToPitch.Require(ranks.Count > 0);
        Rules.PitchMinutes.Require(times.Pitch is >= 1 and <= MostMinutes);
        Rules.QuestionMinutes.Require(times.Questions is >= 0 and <= MostMinutes);
        Rules.TimeForOne.Require(times.Fitting >= 1);

        var session = new PitchSession(id, innovationEventId, PitchKind.Full, now)
        {
            RoundId = round.Id,
            Seed = DrawnOrder.SeedOfRound(round.DefinitionHash),
            SeedSource = SeedSource.RoundDefinition,
            PitchLength = TimeSpan.FromMinutes(times.Pitch),
            QuestionLength = TimeSpan.FromMinutes(times.Questions),
        };
        session.Line(DrawnOrder.Of(session.Seed, ranks.Keys).OrderBy(idea => ranks[idea]).Take(times.Fitting));
        return session;
    }

    public void Start(Guid ideaId, DateTimeOffset now)
    {
        Rules.OneAtATime.Require(OnTheFloor is null);
        var slot = _slots.Find(s => s.IdeaId == ideaId);
        Rules.StartsOnce.Require(slot is { Phase: SlotPhase.Waiting });

        slot.Phase = SlotPhase.Pitching;
        (EndsAt, Left) = (now + PitchLength, null);
    }

    public void Pause(DateTimeOffset now)
    {
        Rules.HasTheFloor.Require(OnTheFloor is not null);
        Rules.IsRunning.Require(EndsAt is not null);

        Left = EndsAt > now ? EndsAt - now : TimeSpan.Zero;
        EndsAt = null;
    }

    public void GoOn(DateTimeOffset now)
    {
        Rules.HasTheFloor.Require(OnTheFloor is not null);
        Rules.IsPaused.Require(Left is not null);

        (EndsAt, Left) = (now + Left, null);
    }

    /// <summary>Counted from now where the time is up already.</summary>
    public void Extend(int minutes, DateTimeOffset now)
    {
        Rules.HasTheFloor.Require(OnTheFloor is not null);
        Rules.ExtendsByAMinute.Require(minutes is >= 1 and <= 30);

        var more = TimeSpan.FromMinutes(minutes);
        if (Left is { } left)
            Left = left + more;
        else
            EndsAt = (EndsAt > now ? EndsAt.Value : now) + more;
    }

    public void TakeQuestions(DateTimeOffset now)
    {
        Rules.HasTheFloor.Require(OnTheFloor is { Phase: SlotPhase.Pitching });
        Rules.HasQuestions.Require(QuestionLength > TimeSpan.Zero);

        OnTheFloor.Phase = SlotPhase.Questions;
        (EndsAt, Left) = (now + QuestionLength, null);
    }

    public void End()
    {
        Rules.HasTheFloor.Require(OnTheFloor is not null);

        OnTheFloor.Phase = SlotPhase.Done;
        (EndsAt, Left) = (null, null);
    }

    private void Line(IEnumerable<Guid> ideaIds) => _slots.AddRange(ideaIds.Select((idea, place) => new PitchSlot(idea, place + 1)));
}

/// <summary>One idea's turn.</summary>
internal sealed class PitchSlot(Guid ideaId, int place)
{
    public Guid SessionId { get; private set; }
    public Guid IdeaId { get; private set; } = ideaId;
    public int Place { get; private set; } = place;
    public SlotPhase Phase { get; internal set; }
}

/// <summary>Minutes for full pitches.</summary>
internal sealed record FullTimes(int InAll, int Pitch, int Questions)
{
    /// <summary>How many pitches, each with its questions, the time allows.</summary>
    public int Fitting => Pitch + Questions > 0 ? InAll / (Pitch + Questions) : 0;
}
