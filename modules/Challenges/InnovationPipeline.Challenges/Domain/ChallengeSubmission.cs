using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Challenges.Domain;

internal enum SubmissionState
{
    Draft,
    Submitted,
    InTriage,
    NeedsInfo,
    Accepted,
    Duplicate,
    Declined,
    Withdrawn,
}

internal enum Urgency
{
    WithinAYear,
    WithinSixMonths,
    Now,
}

/// <summary>What a partner writes down.</summary>
internal sealed record ChallengeWords(
    string Title,
    HowCanWe Question,
    string Context,
    string Affected,
    string Measures,
    Urgency Urgency,
    bool MayBeShared
);

/// <summary>One challenge from a partner, from its first draft to the answer; until then it always has a next step and a date.</summary>
internal sealed class ChallengeSubmission : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule DraftOnly = new("This challenge has been sent in. Withdraw it, and send in a new one, to change it");
        internal static readonly Rule SomeoneMayTakeIt = new("Someone has taken on this challenge already, or it has its answer");
        internal static readonly Rule InTriage = new("Take on this challenge first, so that it has an owner");
        internal static readonly Rule AnswerExpected = new("Nothing has been asked about this challenge");
        internal static readonly Rule Unanswered = new("This challenge has its answer already");
        internal static readonly Rule AnotherOne = new("Choose another challenge as the one that this repeats");
    }

    internal const int DaysToTakeOn = 10;
    internal const int DaysToAnswer = 28;
    internal const int DaysForTheSubmitter = 28;

    private readonly List<SubmissionStep> _steps = [];

    public ChallengeSubmission(Guid id, Guid from, Guid to, Guid by, ChallengeWords words, DateTimeOffset now)
        : base(id)
    {
        FromOrganisationId = from;
        ToOrganisationId = to;
        SubmittedBy = by;
        StateSince = SubmittedAt = now;
        Write(words);
    }

    private ChallengeSubmission(Guid id)
        : base(id) { }

    public Guid FromOrganisationId { get; private set; }
    public Guid ToOrganisationId { get; private set; }
    public Guid SubmittedBy { get; private set; }
    public DateTimeOffset SubmittedAt { get; private set; }
    public string Title { get; private set; } = "";
    public string Outcome { get; private set; } = "";
    public string Means { get; private set; } = "";
    public string Context { get; private set; } = "";
    public string Affected { get; private set; } = "";
    public string Measures { get; private set; } = "";
    public Urgency Urgency { get; private set; }
    public bool MayBeShared { get; private set; }
    public SubmissionState State { get; private set; }
    public DateTimeOffset StateSince { get; private set; }
    public Guid? OwnerId { get; private set; }

    /// <summary>What triage has asked the submitter, while it waits for the reply.</summary>
    public string? Asked { get; private set; }

    /// <summary>The sentence that the submitter is given with the outcome.</summary>
    public string? Answer { get; private set; }
    public Guid? DuplicateOfId { get; private set; }

    /// <summary>By when the next step is due; none once there is an answer.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Days that triage had left when it asked: the clock stands while the submitter replies.</summary>
    public int DaysLeft { get; private set; }

    public IReadOnlyList<SubmissionStep> Steps => _steps;

    public string Question => $"How can we {Outcome} through {Means}?";

    public bool IsOpen => State is SubmissionState.Submitted or SubmissionState.InTriage or SubmissionState.NeedsInfo;

    public void Edit(ChallengeWords words)
    {
        Rules.DraftOnly.Require(State == SubmissionState.Draft);
        Write(words);
    }

    public void Submit(Guid by, DateTimeOffset now, DateOnly today)
    {
        Rules.DraftOnly.Require(State == SubmissionState.Draft);
        SubmittedAt = now;
        DueOn = today.AddDays(DaysToTakeOn);
        Become(SubmissionState.Submitted, by, words: null, now);
        Announce(new ChallengeSubmitted(Id, FromOrganisationId, ToOrganisationId, SubmittedBy));
    }

    public void TakeOn(Guid by, DateTimeOffset now, DateOnly today)
    {
        Rules.SomeoneMayTakeIt.Require(State == SubmissionState.Submitted || (IsOpen && OwnerId != by));
        OwnerId = by;
        if (State != SubmissionState.Submitted)
        {
            _steps.Add(new SubmissionStep(Guid.CreateVersion7(now), Id, now, by, State, words: null));
            return;
        }
        DueOn = today.AddDays(DaysToAnswer);
        Become(SubmissionState.InTriage, by, words: null, now);
    }

    public void Ask(string question, Guid by, DateTimeOffset now, DateOnly today)
    {
        Rules.InTriage.Require(State == SubmissionState.InTriage);
        Asked = question;
        DaysLeft = Math.Max(1, DueOn!.Value.DayNumber - today.DayNumber);
        DueOn = today.AddDays(DaysForTheSubmitter);
        Become(SubmissionState.NeedsInfo, by, question, now);
    }

    public void Reply(string words, Guid by, DateTimeOffset now, DateOnly today)
    {
        Rules.AnswerExpected.Require(State == SubmissionState.NeedsInfo);
        Asked = null;
        DueOn = today.AddDays(DaysLeft);
        Become(SubmissionState.InTriage, by, words, now);
    }

    public void Accept(string reason, Guid by, DateTimeOffset now)
    {
        Rules.InTriage.Require(State == SubmissionState.InTriage);
        Settle(SubmissionState.Accepted, reason, by, now);
        Announce(new ChallengeAccepted(Id, SubmittedBy));
    }

    public void Decline(string reason, Guid by, DateTimeOffset now)
    {
        Rules.InTriage.Require(State == SubmissionState.InTriage);
        Settle(SubmissionState.Declined, reason, by, now);
        Announce(new ChallengeDeclined(Id, SubmittedBy));
    }

    public void MarkDuplicate(Guid of, string reason, Guid by, DateTimeOffset now)
    {
        Rules.InTriage.Require(State == SubmissionState.InTriage);
        Rules.AnotherOne.Require(of != Id);
        DuplicateOfId = of;
        Settle(SubmissionState.Duplicate, reason, by, now);
    }

    public void Withdraw(string? reason, Guid by, DateTimeOffset now)
    {
        Rules.Unanswered.Require(IsOpen);
        Settle(SubmissionState.Withdrawn, reason, by, now);
    }

    private void Write(ChallengeWords words)
    {
        Title = words.Title;
        Outcome = words.Question.Outcome;
        Means = words.Question.Means;
        Context = words.Context;
        Affected = words.Affected;
        Measures = words.Measures;
        Urgency = words.Urgency;
        MayBeShared = words.MayBeShared;
    }

    private void Settle(SubmissionState state, string? reason, Guid by, DateTimeOffset now)
    {
        Answer = reason;
        Asked = null;
        DueOn = null;
        Become(state, by, reason, now);
    }

    private void Become(SubmissionState state, Guid by, string? words, DateTimeOffset now)
    {
        State = state;
        StateSince = now;
        _steps.Add(new SubmissionStep(Guid.CreateVersion7(now), Id, now, by, state, words));
    }
}

/// <summary>One change of state, with who made it and what they wrote.</summary>
internal sealed class SubmissionStep(Guid id, Guid submissionId, DateTimeOffset at, Guid by, SubmissionState state, string? words)
{
    public Guid Id { get; private set; } = id;
    public Guid SubmissionId { get; private set; } = submissionId;
    public DateTimeOffset At { get; private set; } = at;
    public Guid By { get; private set; } = by;
    public SubmissionState State { get; private set; } = state;
    public string? Words { get; private set; } = words;
}
