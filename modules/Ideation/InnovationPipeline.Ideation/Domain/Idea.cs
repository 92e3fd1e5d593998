using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>One idea of one group: its words and their history, who is to be credited, and what became of it.</summary>
internal sealed class Idea : Aggregate
{
    internal const int LongestTitle = 120;
    internal const int LongestText = 2000;
    internal const int LongestReason = 1000;

    internal static class Rules
    {
        internal static readonly Rule HasATitle = new("Enter a short title for the idea");
        internal static readonly Rule ByItsAuthor = new("Only the person whose idea it is can do this");
        internal static readonly Rule Stands = new("This idea has been withdrawn. Put it back first");
        internal static readonly Rule SessionIsOver = new("Wait until the ideas session has closed");
        internal static readonly Rule HasAReason = new("Enter a reason, in words that its contributors will understand");
        internal static readonly Rule ThemeNamed = new("Choose a theme or name a new one");
        internal static readonly Rule OrganisationNamed = new("Choose the organisation that the idea is offered to");
        internal static readonly Rule ReviewAhead = new("Enter a review date in the future");
        internal static readonly Rule Coded = new("Choose the reason that comes closest: a parked or closed idea needs one");
        internal static readonly Rule SaysWhatNext = new("Say what would change this, or what people can do next");
        internal static readonly Rule FirstWins = new(
            "Somebody else has answered this idea while you wrote. Read their answer below, then decide whether to replace it"
        );
        internal static readonly Rule NotTakenForward = new(
            "This idea has been taken forward as an initiative. From now on its gates answer, so it cannot be parked or closed here"
        );
        internal static readonly Rule NotToldYet = new("There is no answer that people have not been told yet");
    }

    private readonly List<IdeaRevision> _revisions = [];
    private readonly List<IdeaLink> _links = [];

    private Idea(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }
    public Guid GroupId { get; private set; }
    public Guid ChallengeAreaId { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Held for credit; none where an imported record names nobody.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Who typed it in, where that was not its author.</summary>
    public Guid? EnteredById { get; private set; }

    /// <summary>Where an imported idea comes from.</summary>
    public string? Origin { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The answer that people have been told.</summary>
    public Disposition? Disposition { get; private set; }

    /// <summary>An answer that is decided and that people are told later; nobody but organisers knows of it.</summary>
    public Disposition? Prepared { get; private set; }

    /// <summary>When people were first told what becomes of the idea.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; private set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Nothing vanishes: whatever was not withdrawn is to be followed up.</summary>
    public bool NeedsDisposition => !IsWithdrawn && (Prepared ?? Disposition) is null;
    public IReadOnlyList<IdeaRevision> Revisions => _revisions;
    public IReadOnlyList<IdeaLink> Links => _links;

    public static Idea Added(Guid id, GroupBoard board, string title, string text, Guid author, Guid enteredBy, DateTimeOffset now)
    {
        var idea = New(id, board, now);
        idea.AuthorId = author;
        idea.EnteredById = enteredBy == author ? null : enteredBy;
        idea.Write(title, text, enteredBy, now);
        return idea;
    }

    public static Idea Imported(Guid id, GroupBoard board, string title, string text, string origin, DateTimeOffset now)
    {
        var idea = New(id, board, now);
        idea.Origin = origin;
        idea.Write(title, text, by: null, now);
        return idea;
    }

    internal static Idea TakenFrom(Idea source, Guid id, GroupBoard board, LinkKind kind, string? note, Guid by, DateTimeOffset now)
    {
        var idea = New(id, board, now);
        idea.AuthorId = by;
        idea._links.Add(new IdeaLink(idea, source, kind, note, by, now));
        idea.Write(source.Title, source.Text, by, now);
        idea.Announce(new IdeaTaken(board.InnovationEventId, source.Id, source.GroupId, idea.Id, board.GroupId));
        return idea;
    }

    public bool BelongsTo(Guid person) => person == AuthorId || person == EnteredById;

    public void Edit(string title, string text, Guid by, DateTimeOffset now)
    {
        Rules.ByItsAuthor.Require(BelongsTo(by));
        Rules.Stands.Require(!IsWithdrawn);

        Write(title, text, by, now);
    }

    internal void Withdraw(Guid by, DateTimeOffset now)
    {
        Rules.ByItsAuthor.Require(BelongsTo(by));

        WithdrawnAt ??= now;
        Prepared = null;
    }

    internal void PutBack(Guid by)
    {
        Rules.ByItsAuthor.Require(BelongsTo(by));

        WithdrawnAt = null;
    }

    /// <summary>Says what becomes of the idea, at once or later; said again, the later word holds and is told again.</summary>
    /// <param name="over">when the answer was given that this one replaces; none for the first</param>
    public void Dispose(Disposition disposition, DateTimeOffset? over, GroupBoard board, DateTimeOffset now, DateOnly today)
    {
        Require(disposition, board, now, today);
        var known = Prepared ?? Disposition;
        if (disposition.SaysTheSameAs(known) && (Prepared is null || disposition.ToldAt == Prepared.ToldAt))
            return;
        Rules.FirstWins.Require(over == known?.At);

        Prepared = disposition;
        if (disposition.ToldAt <= now)
            TellAnswer(now);
    }

    /// <summary>Whether this may be said of the idea now.</summary>
    public void Require(Disposition disposition, GroupBoard board, DateTimeOffset now, DateOnly today)
    {
        Rules.SessionIsOver.Require(!board.IsOpen(now));
        Rules.Stands.Require(!IsWithdrawn);
        Rules.HasAReason.Require(disposition.Reason.Length > 0);
        Rules.ThemeNamed.Require(disposition.Kind != DispositionKind.ToTheme || disposition.ThemeId is not null);
        Rules.OrganisationNamed.Require(disposition.Kind != DispositionKind.OfferedToIcs || disposition.OrganisationId is not null);
        Rules.ReviewAhead.Require(disposition.Kind != DispositionKind.Parked || disposition.ReviewOn > today);
        Rules.Coded.Require(disposition.GoesOn || disposition.Code is not null);
        Rules.SaysWhatNext.Require(disposition.GoesOn || disposition.WhatNext is not null);
    }

    /// <summary>Tells people the answer that was prepared.</summary>
    public void TellAnswer(DateTimeOffset now)
    {
        Rules.NotToldYet.Require(Prepared is not null);

        Disposition = Prepared.Told(now);
        Prepared = null;
        FirstAnsweredAt ??= now;
        Announce(new IdeaDisposed(InnovationEventId, Id, Disposition.Kind.ToString(), Disposition.Subject));
    }

    /// <summary>Takes back what people have not been told: nothing is left of it.</summary>
    public void TakeBackAnswer()
    {
        Rules.NotToldYet.Require(Prepared is not null);
        Prepared = null;
    }

    private static Idea New(Guid id, GroupBoard board, DateTimeOffset now) =>
        new(id)
        {
            InnovationEventId = board.InnovationEventId,
            GroupId = board.GroupId,
            ChallengeAreaId = board.ChallengeAreaId,
            AddedAt = now,
        };

    private void Write(string title, string text, Guid? by, DateTimeOffset now)
    {
        var (newTitle, newText) = (title.Trim(), text.Trim());
        Rules.HasATitle.Require(newTitle.Length > 0);

        if (
            _revisions.Count > 0
            && string.Equals(Title, newTitle, StringComparison.Ordinal)
            && string.Equals(Text, newText, StringComparison.Ordinal)
        )
            return;
        (Title, Text) = (newTitle, newText);
        _revisions.Add(new IdeaRevision(Id, _revisions.Count + 1, newTitle, newText, by, now));
    }
}

/// <summary>The words of an idea as they once were; only ever added.</summary>
internal sealed class IdeaRevision(Guid ideaId, int number, string title, string text, Guid? by, DateTimeOffset at)
{
    public Guid IdeaId { get; private set; } = ideaId;
    public int Number { get; private set; } = number;
    public string Title { get; private set; } = title;
    public string Text { get; private set; } = text;
    public Guid? By { get; private set; } = by;
    public DateTimeOffset At { get; private set; } = at;
}

/// <summary>That one idea came from another, and how: the credit that stays.</summary>
internal sealed class IdeaLink
{
    public IdeaLink(Idea idea, Idea source, LinkKind kind, string? note, Guid by, DateTimeOffset at)
    {
        (IdeaId, GroupId, SourceIdeaId, SourceGroupId) = (idea.Id, idea.GroupId, source.Id, source.GroupId);
        (Kind, Note, By, At) = (kind, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), by, at);
    }

    private IdeaLink() { }

    public Guid IdeaId { get; private set; }
    public Guid GroupId { get; private set; }
    public Guid SourceIdeaId { get; private set; }
    public Guid SourceGroupId { get; private set; }
    public LinkKind Kind { get; private set; }
    public string? Note { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
}

internal enum LinkKind
{
    InspiredBy,
    BuiltOn,
    MergedFrom,
    SplitFrom,
}
