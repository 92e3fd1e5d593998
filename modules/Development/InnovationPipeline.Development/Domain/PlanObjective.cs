using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>An objective of the plan that initiatives serve: the organisation's own strategy, the joint forward plan, a national shift.</summary>
internal sealed class PlanObjective : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Titled = new("Enter the objective in 200 characters or fewer");
        internal static readonly Rule FromAPlan = new("Say from which plan it comes, in 120 characters or fewer");
        internal static readonly Rule StillHolds = new("This objective has ended");
        internal static readonly Rule EndsAfterItBegins = new("Enter a last day that is not before the first");
        internal static readonly Rule EndHasReason = new("Say why it ends");
        internal static readonly Rule NotUsedYet = new(
            "An initiative serves this objective, or has served it, so its words stay: end it and enter another"
        );
    }

    /// <summary>The plans that every organisation has; another is written down by its name.</summary>
    public static readonly IReadOnlyList<string> Plans = ["Joint forward plan", "National shift", "Own strategy"];

    private PlanObjective()
        : base(Guid.Empty) { }

    public PlanObjective(Guid id, Guid organisationId, string title, string plan, Period period)
        : base(id)
    {
        OrganisationId = organisationId;
        Write(title, plan, period);
    }

    public Guid OrganisationId { get; private set; }
    public string Title { get; private set; } = "";
    public string Plan { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    /// <summary>An initiative serves it, or has: from then on its words stay.</summary>
    public bool IsUsed { get; private set; }

    public bool Holds(DateOnly day) => new Period(From, Until).Covers(day);

    public void Serve() => IsUsed = true;

    /// <param name="lastDay">on which it still holds; may lie in the past, for what is recorded late</param>
    public void End(DateOnly lastDay, string reason, DateOnly today)
    {
        Rules.StillHolds.Require(Until is null || Until >= today);
        Rules.EndsAfterItBegins.Require(lastDay >= From && Intervals.IsPlausible(lastDay));
        Rules.EndHasReason.Require(!string.IsNullOrWhiteSpace(reason));
        Until = lastDay;
    }

    public void Correct(string title, string plan, Period period)
    {
        Rules.NotUsedYet.Require(!IsUsed);
        Write(title, plan, period);
    }

    private void Write(string title, string plan, Period period)
    {
        Rules.Titled.Require(title.Trim().Length is > 0 and <= 200);
        Rules.FromAPlan.Require(plan.Trim().Length is > 0 and <= 120);
        (Title, Plan, From, Until) = (title.Trim(), plan.Trim(), period.From, period.To);
    }
}

internal sealed class InitiativeObjective(Guid initiativeId, Guid objectiveId)
{
    public Guid InitiativeId { get; private set; } = initiativeId;
    public Guid ObjectiveId { get; private set; } = objectiveId;
}

internal enum ProcurementRoute
{
    NoneNeeded,
    ProcurementAct,
    ProviderSelectionRegime,
}

internal static class Routes
{
    public static string InWords(ProcurementRoute route) =>
        route switch
        {
            ProcurementRoute.NoneNeeded => "None: nothing is bought",
            ProcurementRoute.ProcurementAct => "Procurement Act 2023",
            _ => "Provider Selection Regime",
        };
}

/// <summary>A supplier whose people took part: what they saw and what was declared.</summary>
internal sealed class SupplierInvolvement(Guid initiativeId, Guid organisationId, string saw, string declared, Guid by, DateTimeOffset at)
{
    public Guid InitiativeId { get; private set; } = initiativeId;
    public Guid OrganisationId { get; private set; } = organisationId;
    public string Saw { get; private set; } = saw;
    public string Declared { get; private set; } = declared;
    public Guid By { get; private set; } = by;
    public DateTimeOffset At { get; private set; } = at;

    public void Change(string saw, string declared, Guid by, DateTimeOffset at) => (Saw, Declared, By, At) = (saw, declared, by, at);
}

/// <summary>A question that takes five minutes to answer, put to named people of the day.</summary>
internal sealed class ExpertQuestion : Aggregate
{
    public const int MostExperts = 10;

    internal static class Rules
    {
        internal static readonly Rule Asked = new("Write the question in 500 characters or fewer");
        internal static readonly Rule OfSomebody = new("Choose from 1 to 10 of the people listed");
        internal static readonly Rule IsAsked = new("This question was put to other people");
        internal static readonly Rule Answers = new("Write your answer in 2,000 characters or fewer");
    }

    private readonly List<ExpertAnswer> _answers = [];

    private ExpertQuestion()
        : base(Guid.Empty) { }

    public ExpertQuestion(Guid id, Guid initiativeId, string text, IReadOnlyCollection<Guid> experts, Guid by, DateTimeOffset now)
        : base(id)
    {
        Rules.Asked.Require(text.Trim().Length is > 0 and <= 500);
        Rules.OfSomebody.Require(experts.Distinct().Count() is > 0 and <= MostExperts);
        (InitiativeId, Text, AskedBy, AskedAt) = (initiativeId, text.Trim(), by, now);
        _answers.AddRange(experts.Distinct().Select(e => new ExpertAnswer(id, e)));
    }

    public Guid InitiativeId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public IReadOnlyList<ExpertAnswer> Answers => _answers;

    public void Answer(Guid personId, string text, DateTimeOffset now)
    {
        var own = _answers.Find(a => a.PersonId == personId);
        Rules.IsAsked.Require(own is not null);
        Rules.Answers.Require(text.Trim().Length is > 0 and <= 2_000);
        own.Say(text.Trim(), now);
    }
}

internal sealed class ExpertAnswer
{
    private ExpertAnswer() { }

    internal ExpertAnswer(Guid questionId, Guid personId) => (QuestionId, PersonId) = (questionId, personId);

    public Guid QuestionId { get; private set; }
    public Guid PersonId { get; private set; }
    public string? Text { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Say(string text, DateTimeOffset now) => (Text, AnsweredAt) = (text, now);
}

internal enum TransferState
{
    Pending,
    Completed,
    Declined,
    Expired,
    Withdrawn,
}

/// <summary>One person offers a position to another; until it is accepted it stays with the giver.</summary>
internal sealed class TransferOffer : Aggregate
{
    public const int DaysToAnswer = 30;

    internal static class Rules
    {
        internal static readonly Rule SomeoneElse = new("Offer it to someone else");
        internal static readonly Rule OfTheReceiver = new("This position was offered to somebody else");
        internal static readonly Rule StillPending = new("This offer has been answered or has run out");
        internal static readonly Rule OneOffer = new("This position has already been offered to somebody");
        internal static readonly Rule Holds = new("Only the person who holds a position can offer it");
    }

    private TransferOffer()
        : base(Guid.Empty) { }

    public TransferOffer(Guid id, Initiative initiative, Position position, Guid from, Guid to, DateOnly today)
        : base(id)
    {
        Rules.Holds.Require(initiative.Holder(position) == from);
        Rules.SomeoneElse.Require(from != to);
        (InitiativeId, Position, FromId, ToId) = (initiative.Id, position, from, to);
        (OfferedOn, ExpiresOn) = (today, today.AddDays(DaysToAnswer));
    }

    public Guid InitiativeId { get; private set; }
    public Position Position { get; private set; }
    public Guid FromId { get; private set; }
    public Guid ToId { get; private set; }
    public DateOnly OfferedOn { get; private set; }
    public DateOnly ExpiresOn { get; private set; }
    public TransferState State { get; private set; }

    public void Answer(bool accepts, Guid by, DateOnly today)
    {
        Rules.OfTheReceiver.Require(by == ToId);
        Rules.StillPending.Require(State == TransferState.Pending && today <= ExpiresOn);
        State = accepts ? TransferState.Completed : TransferState.Declined;
    }

    public void Expire(DateOnly today)
    {
        Rules.StillPending.Require(State == TransferState.Pending && today > ExpiresOn);
        State = TransferState.Expired;
    }
}

/// <summary>An objective to choose from a list.</summary>
internal sealed record PlanChoice(Guid Id, string Title);
