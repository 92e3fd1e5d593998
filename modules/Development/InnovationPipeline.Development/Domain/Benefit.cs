using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>One gain (or cost) of an initiative: planned, locked at a gate, measured, and verified by somebody else.</summary>
internal sealed class Benefit : Aggregate
{
    public const int MostPeriods = 60;
    public const decimal LargestValue = 1_000_000_000m;
    public const int LongestGround = 1000;

    internal static class Rules
    {
        internal static readonly Rule Described = new("Say what is measured, and in which unit");
        internal static readonly Rule AnotherOwner = new("Choose somebody other than the person who has it now");
        internal static readonly Rule OwnerHasNotVerified = new(
            "This person has verified or returned figures of this benefit, so they may not own it: choose somebody else"
        );
        internal static readonly Rule PlanIsLocked = new(
            "The plan and its attribution were locked by a gate decision: propose a new baseline, with a reason"
        );
        internal static readonly Rule PlanIsOpen = new("The plan is not locked yet: change it directly");
        internal static readonly Rule OneProposal = new("A new baseline is already waiting for approval");
        internal static readonly Rule IsProposed = new("There is no new baseline waiting for approval");
        internal static readonly Rule ApprovedBySomeoneElse = new(
            "A new baseline is approved by someone other than the person who proposed it"
        );
        internal static readonly Rule HasReason = new("Give a reason");
        internal static readonly Rule InItsPeriods = new("Choose a period that has begun, after the baseline's");
        internal static readonly Rule OncePerPeriod = new("An actual is already recorded for this period: return or reverse it first");
        internal static readonly Rule PoundsOnlyWithMoney = new("Only cash releasing and non-cash releasing benefits have pounds");
        internal static readonly Rule PoundsNeeded = new("Enter the pounds that this is worth, 0 or more");
        internal static readonly Rule Plausible = new("Enter a value between −1 billion and 1 billion, with no more than 4 decimal places");
        internal static readonly Rule Known = new("There is no such actual");
        internal static readonly Rule StillClaimed = new("This actual has already been verified or returned");
        internal static readonly Rule IsVerified = new("Only a verified actual can be reversed");
        internal static readonly Rule ReversedOnce = new("This actual has already been reversed");
        internal static readonly Rule SomeoneElse = new(
            "You may not verify this: an actual is verified by someone who neither recorded it nor owns or has owned the benefit, has held no position in the initiative since the period began and has had none of its tasks"
        );
        internal static readonly Rule OfItsKind = new(
            "Cash and non-cash releasing benefits are verified by finance of the organisation that benefits, safety and quality by a clinical or quality lead, everything else by an analyst"
        );
        internal static readonly Rule BudgetNamed = new(
            "A cash-releasing benefit is verified only once the budget that is reduced has been named, with the day from which it is"
        );
        internal static readonly Rule BudgetOfCash = new("Only a cash-releasing benefit reduces a budget");
        internal static readonly Rule BudgetKept = new("The budget cannot change once cash has been verified against it");
        internal static readonly Rule Weighted = new("Enter what the value is a mean over, above 0: this measure is combined by weight");
        internal static readonly Rule PlausibleYear = new("Enter a price year from 2000 to 2100");
        internal static readonly Rule PlausibleCollection = new("Collect for 0 to 20 periods after the target");
        internal static readonly Rule NoMoreThanClaimed = new("Verify no more than was claimed");
        internal static readonly Rule LessHasReason = new("Say why less is verified than was claimed");
        internal static readonly Rule BackDatedHasReason = new(
            "This figure was entered after the plan was locked, for a period that had ended by then: say why it stands"
        );
    }

    private readonly List<BenefitPlan> _plans = [];
    private readonly List<Actual> _actuals = [];

    private Benefit()
        : base(Guid.Empty) { }

    public Benefit(Guid id, Guid initiativeId, BenefitWords words, PlanFigures plan, Guid by, DateTimeOffset now)
        : base(id)
    {
        Rules.Described.Require(!string.IsNullOrWhiteSpace(words.Measure) && !string.IsNullOrWhiteSpace(words.Unit));

        (InitiativeId, Class, IsDisbenefit, Measure, Unit) = (
            initiativeId,
            words.Class,
            words.IsDisbenefit,
            words.Measure.Trim(),
            words.Unit.Trim()
        );
        (Direction, Interval, Confidence) = (words.Direction, words.Interval, words.Confidence);
        (OwnerId, BeneficiaryOrganisationId) = (words.OwnerId, words.BeneficiaryOrganisationId);
        Rules.PlausibleYear.Require(words.PriceYear is null or (>= 2000 and <= 2100));
        (CatalogueMeasureId, Aggregation, IsRecurrent) = (words.CatalogueMeasureId, words.Aggregation, words.IsRecurrent);
        PriceYear = HasMoney ? words.PriceYear ?? FinancialYears.Of(plan.BaselineOn) : null;
        CollectorId = words.OwnerId;
        var first = new BenefitPlan(this, number: 1, plan, reason: null, by, now);
        first.Approve(by, now);
        _plans.Add(first);
        AnnouncePlan();
    }

    public Guid InitiativeId { get; private set; }
    public BenefitClass Class { get; private set; }
    public bool IsDisbenefit { get; private set; }
    public string Measure { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public Direction Direction { get; private set; }
    public Interval Interval { get; private set; }
    public Confidence Confidence { get; private set; }
    public Guid OwnerId { get; private set; }

    /// <summary>Who owned it before: they do not verify it either.</summary>
    public IReadOnlyList<Guid> FormerOwners { get; private set; } = [];
    public Guid BeneficiaryOrganisationId { get; private set; }
    public Guid CatalogueMeasureId { get; private set; }
    public Aggregation Aggregation { get; private set; }

    /// <summary>Goes on every year; otherwise it comes once.</summary>
    public bool IsRecurrent { get; private set; }

    /// <summary>The financial year in whose prices its pounds are.</summary>
    public int? PriceYear { get; private set; }

    /// <summary>The budget that a cash-releasing benefit reduces.</summary>
    public string? Budget { get; private set; }
    public DateOnly? BudgetReducedOn { get; private set; }

    /// <summary>What must be there or happen for it to come: people, systems, other work.</summary>
    public string? DependsOn { get; private set; }

    /// <summary>What was taken for granted when it was planned.</summary>
    public string? Assumptions { get; private set; }

    /// <summary>Where its figures come from, where that is not the source of its measure in the catalogue.</summary>
    public string? DataSource { get; private set; }

    /// <summary>Which of its initiative's objectives it serves; it is shown only while the initiative serves it.</summary>
    public Guid? ObjectiveId { get; private set; }

    /// <summary>Who collects what is measured, the time after the initiative's end included.</summary>
    public Guid CollectorId { get; private set; }

    /// <summary>How many periods are collected after the target's, or after that in which the initiative ended, if that is later.</summary>
    public int CollectAfter { get; private set; } = 4;

    /// <summary>The day on which its initiative was closed, stopped or merged; none while it goes on.</summary>
    public DateOnly? InitiativeEndedOn { get; private set; }

    /// <summary>The day on which its initiative was stopped or merged: what is planned for periods that begin later is no longer expected.</summary>
    public DateOnly? ExpectedUntil { get; private set; }

    /// <summary>The benefit of an initiative merged into this one whose plan goes on here.</summary>
    public Guid? PlannedAgainFromId { get; private init; }

    /// <summary>What begins after the merger is measured in the initiative that goes on.</summary>
    public bool IsMerged { get; private set; }

    /// <summary>It counts a gain that another benefit counts too: it is in no total until that is settled.</summary>
    public bool IsExcluded { get; private set; }
    public IReadOnlyList<BenefitPlan> Plans => _plans;
    public IReadOnlyList<Actual> Actuals => _actuals;

    public bool HasMoney => BenefitClasses.HasMoney(Class);

    /// <summary>How much of the change is due to the initiative, by the newest approved plan, and so of whatever has been measured before it.</summary>
    public int AttributionPercent => Plan.AttributionPercent;

    /// <summary>The newest approved plan.</summary>
    public BenefitPlan Plan => _plans.Where(p => p.ApprovedAt is not null).MaxBy(p => p.Number)!;

    public BenefitPlan? Proposed => _plans.SingleOrDefault(p => p.ApprovedAt is null);

    public IReadOnlyList<DateOnly> Periods => Intervals.Between(Interval, Plan.BaselineOn, Plan.TargetOn);

    /// <summary>The plan's periods and those in which it is still measured afterwards; none that begins after a merger.</summary>
    public IReadOnlyList<DateOnly> CollectionPeriods => Collected.Periods(Interval, Plan.BaselineOn, Plan.TargetOn, LastPeriod);

    /// <summary>With which collection ends.</summary>
    public DateOnly LastPeriod
    {
        get
        {
            var last = LastCollected(Plan.TargetOn, CollectAfter);
            return IsMerged && ExpectedUntil is { } merged && merged < last ? Intervals.StartOf(Interval, merged) : last;
        }
    }

    /// <summary>What of the plan is still counted as planned.</summary>
    internal IEnumerable<PlannedPeriod> Expected => Plan.Profile.Where(p => IsExpected(p.Start));

    public bool IsExpected(DateOnly period) => ExpectedUntil is not { } until || period <= until;

    /// <summary>Periods that have ended without an actual: gaps, not zeros.</summary>
    public IReadOnlyList<DateOnly> Gaps(DateOnly today) =>
        [.. CollectionPeriods.Where(p => Intervals.EndOf(Interval, p) < today && !_actuals.Exists(a => a.Period == p && a.IsLive))];

    /// <summary>A period's actual is due 5 working days after it has ended,</summary>
    public DateOnly FirstDueOn(DateOnly period) => WorkingDays.Add(Intervals.EndOf(Interval, period), 5);

    /// <summary>and asked for from then on, or from the day on which its figure was returned or taken back.</summary>
    /// <param name="dayOf">the day of a moment, as people count it</param>
    public DateOnly DueOn(DateOnly period, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var due = FirstDueOn(period);
        return Reopening(period)?.ReopenedAt is { } at && dayOf(at) is var day && day > due ? day : due;
    }

    /// <summary>The entry that last gave a period back: a figure that was returned, or that takes another back.</summary>
    public Actual? Reopening(DateOnly period) =>
        _actuals.Where(a => a.Period == period && a.ReopenedAt is not null).MaxBy(a => a.ReopenedAt);

    /// <summary>Entered after the first lock of the plan for a period that had ended by then: whoever planned may have known it.</summary>
    public bool IsBackDated(Actual actual, Func<DateTimeOffset, DateOnly> dayOf) =>
        _plans.Min(p => p.LockedAt) is { } locked && actual.RecordedAt > locked && Intervals.EndOf(Interval, actual.Period) < dayOf(locked);

    public IEnumerable<PeriodDue> DueBefore(DateOnly day) =>
        PeriodDue.Before(
            day,
            IsDisbenefit,
            Plan.BaselineValue,
            Plan.Profile.Select(p => (p.Start, FirstDueOn(p.Start), p.Value)),
            _actuals.Where(a => a is { IsLive: true, State: ActualState.Verified }).ToLookup(a => a.Period, a => a.VerifiedValue!.Value)
        );

    /// <summary>
    /// From the baseline, or from what was measured before a later one, to the end of collection, or to the day before a merger: from then on it is
    /// measured elsewhere.
    /// </summary>
    public MeasuredClaim ClaimOf(string gain, bool hasEnded) =>
        new(
            Id,
            gain,
            BeneficiaryOrganisationId,
            _actuals.Where(a => a.IsLive).Select(a => a.Period).Append(Plan.BaselineOn).Min(),
            IsMerged && ExpectedUntil is { } merged && merged <= Intervals.EndOf(Interval, LastPeriod)
                ? merged.AddDays(-1)
                : Intervals.EndOf(Interval, LastPeriod),
            AttributionPercent
        )
        {
            HasEnded = hasEnded,
        };

    public Attributed? Claimed => Sum(_actuals.Where(a => a.Counts).Select(a => a.ClaimedPounds));

    public Attributed? Verified => Sum(_actuals.Where(a => a.Counts).Select(a => a.VerifiedPounds));

    public Attributed? Planned => Sum(Expected.Select(p => p.Pounds));

    /// <summary>Planned for periods that begin after its initiative was stopped or merged; none while it runs.</summary>
    public Attributed? NoLongerExpected =>
        ExpectedUntil is null ? null : Sum(Plan.Profile.Where(p => !IsExpected(p.Start)).Select(p => p.Pounds));

    /// <summary>Its initiative has come to a stage: whether it has ended, and until when the plan is expected.</summary>
    public void Follow(Stage stage, DateOnly day)
    {
        InitiativeEndedOn = Stages.HasEnded(stage) ? InitiativeEndedOn ?? day : null;
        var (until, isMerged) = (Stages.GivesWay(stage) ? ExpectedUntil ?? day : (DateOnly?)null, stage == Stage.Merged);
        if ((ExpectedUntil, IsMerged) == (until, isMerged))
            return;
        (ExpectedUntil, IsMerged) = (until, isMerged);
        AnnouncePlan();
    }

    public void ChangePlan(PlanFigures plan)
    {
        Rules.PlanIsLocked.Require(Plan.LockedAt is null);
        RequireCovered(plan.TargetOn, CollectAfter);
        Plan.Replace(this, plan);
        AnnouncePlan();
    }

    public void NameBudget(string budget, DateOnly reducedOn)
    {
        Rules.BudgetOfCash.Require(Class == BenefitClass.CashReleasing);
        Rules.BudgetNamed.Require(!string.IsNullOrWhiteSpace(budget) && Intervals.IsPlausible(reducedOn));
        Rules.BudgetKept.Require(!_actuals.Exists(a => a is { IsLive: true, State: ActualState.Verified }));
        (Budget, BudgetReducedOn) = (budget.Trim(), reducedOn);
    }

    public void Ground(BenefitGrounds grounds)
    {
        (DependsOn, Assumptions, DataSource) = (Said(grounds.DependsOn), Said(grounds.Assumptions), Said(grounds.DataSource));
        ObjectiveId = grounds.ObjectiveId;

        static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }

    public void HandTo(Guid ownerId)
    {
        Rules.AnotherOwner.Require(ownerId != OwnerId);
        Rules.OwnerHasNotVerified.Require(!_actuals.Exists(a => a.VerifiedBy == ownerId));
        FormerOwners = [.. FormerOwners.Append(OwnerId).Where(p => p != ownerId).Distinct()];
        OwnerId = ownerId;
    }

    /// <summary>What was planned for after a merger, as an open plan of the initiative that goes on; none where nothing is left.</summary>
    /// <param name="measuredIn">the merged initiative's title</param>
    public Benefit? PlanAgain(Guid id, Guid initiativeId, string measuredIn, Guid by, DateTimeOffset now)
    {
        if (!IsMerged || ExpectedUntil is not { } merged || Plan.TargetOn <= merged)
            return null;
        var from = Plan.BaselineOn > merged ? Plan.BaselineOn : merged;
        return new Benefit(
            id,
            initiativeId,
            new BenefitWords(
                Class,
                IsDisbenefit,
                Measure,
                Unit,
                Direction,
                Interval,
                Confidence,
                OwnerId,
                BeneficiaryOrganisationId,
                CatalogueMeasureId,
                Aggregation,
                IsRecurrent,
                PriceYear
            ),
            new PlanFigures(
                Plan.BaselineValue,
                from,
                Cut($"As in “{measuredIn}” ({Plan.BaselineOn:d MMMM yyyy}): {Plan.BaselineSource}"),
                Plan.TargetValue,
                Plan.TargetOn,
                [.. Plan.Profile.Where(p => !IsExpected(p.Start)).Select(p => new PlannedFigure(p.Start, p.Value, p.Pounds))],
                AttributionPercent
            ),
            by,
            now
        )
        {
            PlannedAgainFromId = Id,
            DependsOn = DependsOn,
            Assumptions = Assumptions,
            DataSource = DataSource,
            CollectorId = CollectorId,
            CollectAfter = CollectAfter,
        };
    }

    private static string Cut(string source) => source.Length <= BenefitPlan.LongestSource ? source : source[..BenefitPlan.LongestSource];

    public void Collect(Guid collectorId, int periodsAfter)
    {
        Rules.PlausibleCollection.Require(periodsAfter is >= 0 and <= 20);
        RequireCovered(Plan.TargetOn, periodsAfter);
        (CollectorId, CollectAfter) = (collectorId, periodsAfter);
    }

    public void Exclude(bool isExcluded)
    {
        IsExcluded = isExcluded;
        Announce(new BenefitExclusionChanged(InitiativeId, Id, isExcluded));
    }

    /// <param name="decisionId">none where it was planned past the gate that locks plans</param>
    public void Lock(Guid? decisionId, DateTimeOffset now)
    {
        if (Plan.LockedAt is null)
            Plan.Lock(decisionId, now);
    }

    public void ProposePlan(PlanFigures plan, string reason, Guid by, DateTimeOffset now)
    {
        Rules.PlanIsOpen.Require(Plan.LockedAt is not null);
        Rules.OneProposal.Require(Proposed is null);
        Rules.HasReason.Require(!string.IsNullOrWhiteSpace(reason));
        RequireCovered(plan.TargetOn, CollectAfter);
        _plans.Add(new BenefitPlan(this, _plans.Max(p => p.Number) + 1, plan, reason.Trim(), by, now));
    }

    public void ApprovePlan(Guid by, DateTimeOffset now)
    {
        var proposed = Proposed;
        Rules.IsProposed.Require(proposed is not null);
        Rules.ApprovedBySomeoneElse.Require(proposed.ProposedBy != by);
        RequireCovered(proposed.TargetOn, CollectAfter);
        proposed.Approve(by, now);
        proposed.Lock(decisionId: null, now);
        AnnouncePlan();
    }

    public void Record(Guid actualId, Measured measured, Guid by, DateTimeOffset now, DateOnly today)
    {
        Rules.InItsPeriods.Require(
            measured.Period == Intervals.StartOf(Interval, measured.Period)
                && measured.Period <= today
                && measured.Period > Intervals.StartOf(Interval, Plan.BaselineOn)
        );
        if (measured.Period > LastPeriod)
            new Rule($"Choose a period up to {Intervals.InWords(Interval, LastPeriod)}: collection ends with it").Require(false);
        RequireValue(measured.Value);
        RequirePounds(measured.Pounds);
        Rules.Weighted.Require(Aggregation != Aggregation.WeightedMean || measured.Denominator > 0);
        if (measured.Denominator is { } denominator)
            RequireValue(denominator);
        Rules.OncePerPeriod.Require(!_actuals.Exists(a => a.Period == measured.Period && a.IsLive));

        _actuals.Add(new Actual(actualId, Id, measured, by, now));
        Announce(new ActualClaimed(InitiativeId, Id, actualId, Class.ToString(), Signed(measured.Pounds), measured.Period));
    }

    public void Verify(Guid actualId, Verification verdict, Judge judge, DateTimeOffset now, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var actual = ClaimedActual(actualId);
        RequireJudge(actual, judge);
        Rules.BudgetNamed.Require(Class != BenefitClass.CashReleasing || BudgetReducedOn is not null);
        RequireValue(verdict.Value);
        RequirePounds(verdict.Pounds);
        Rules.NoMoreThanClaimed.Require(
            NoBetter(verdict.Value, than: actual.Value) && (verdict.Pounds ?? 0) <= (actual.ClaimedPounds ?? 0)
        );
        Rules.LessHasReason.Require(
            (verdict.Value == actual.Value && verdict.Pounds == actual.ClaimedPounds) || !string.IsNullOrWhiteSpace(verdict.Reason)
        );
        Rules.BackDatedHasReason.Require(!IsBackDated(actual, dayOf) || !string.IsNullOrWhiteSpace(verdict.Reason));

        actual.Verify(verdict, judge.PersonId, now);
        Announce(new ActualVerified(InitiativeId, Id, actualId, Class.ToString(), Signed(verdict.Pounds), actual.Period));
    }

    public void Return(Guid actualId, string reason, Judge judge, DateTimeOffset now)
    {
        var actual = ClaimedActual(actualId);
        RequireJudge(actual, judge);
        Rules.HasReason.Require(!string.IsNullOrWhiteSpace(reason));
        actual.Return(reason.Trim(), judge.PersonId, now);
        Announce(new ActualReturned(InitiativeId, Id, actualId));
    }

    /// <summary>Takes a verified actual back by an entry of the opposite sign; neither is ever removed.</summary>
    public void Reverse(Guid actualId, Guid reversalId, string reason, Judge judge, DateTimeOffset now)
    {
        var actual = _actuals.Find(a => a.Id == actualId);
        Rules.Known.Require(actual is not null);
        Rules.IsVerified.Require(actual.State == ActualState.Verified && actual.ReversesId is null);
        Rules.ReversedOnce.Require(actual.ReversedById is null);
        RequireJudge(actual, judge);
        Rules.HasReason.Require(!string.IsNullOrWhiteSpace(reason));

        var reversal = actual.Opposite(reversalId, reason.Trim(), judge.PersonId, now);
        _actuals.Add(reversal);
        Announce(
            new ActualVerified(InitiativeId, Id, reversalId, Class.ToString(), Signed(reversal.VerifiedPounds), actual.Period)
            {
                ReversesId = actualId,
            }
        );
    }

    internal void RequireValue(decimal value) =>
        Rules.Plausible.Require(Math.Abs(value) <= LargestValue && decimal.Round(value, 4) == value);

    internal void RequirePounds(decimal? pounds)
    {
        Rules.PoundsOnlyWithMoney.Require(HasMoney || pounds is null);
        Rules.PoundsNeeded.Require(!HasMoney || pounds >= 0);
        if (pounds is { } amount)
            _ = new Money(amount);
    }

    /// <summary>What has been measured stays inside what is collected, and so inside what is compared with other benefits.</summary>
    private void RequireCovered(DateOnly targetOn, int periodsAfter)
    {
        if (_actuals.Where(a => a.IsLive).Select(a => (DateOnly?)a.Period).Max() is not { } measured || !Intervals.IsPlausible(targetOn))
            return;
        if (LastCollected(targetOn, periodsAfter) < measured)
            new Rule(
                $"{Intervals.InWords(Interval, measured)} has been measured already: choose a later target or collect for more periods"
            ).Require(false);
    }

    private DateOnly LastCollected(DateOnly targetOn, int periodsAfter) =>
        Collected.Last(Interval, InitiativeEndedOn is { } ended && ended > targetOn ? ended : targetOn, periodsAfter);

    private Actual ClaimedActual(Guid actualId)
    {
        var actual = _actuals.Find(a => a.Id == actualId);
        Rules.Known.Require(actual is not null);
        Rules.StillClaimed.Require(actual.State == ActualState.Claimed);
        return actual;
    }

    private void RequireJudge(Actual actual, Judge judge)
    {
        Rules.SomeoneElse.Require(
            judge.PersonId != actual.RecordedBy
                && judge.PersonId != OwnerId
                && !FormerOwners.Contains(judge.PersonId)
                && !judge.Deliverers.Contains(judge.PersonId)
        );
        Rules.OfItsKind.Require(judge.Appointments.Any(a => a.PersonId == judge.PersonId && a.Covers(this)));
    }

    private bool NoBetter(decimal value, decimal than) => Direction == Direction.Up ? value <= than : value >= than;

    private void AnnouncePlan() =>
        Announce(new BenefitPlanned(InitiativeId, Id, Class.ToString(), Planned?.Ours) { AttributionPercent = AttributionPercent });

    /// <summary>A disbenefit's pounds count against.</summary>
    private decimal Sign(decimal pounds) => IsDisbenefit ? -pounds : pounds;

    internal decimal? Signed(decimal? pounds) => pounds is { } amount ? Sign(amount) : null;

    /// <summary>One amount, whole and what of it is due to the initiative.</summary>
    internal Attributed? Share(decimal? pounds) => Signed(pounds) is { } amount ? Attributed.Of(amount, AttributionPercent) : null;

    internal Attributed? Sum(IEnumerable<decimal?> pounds) =>
        HasMoney ? Attributed.Of(pounds.Select(p => Sign(p ?? 0)), AttributionPercent) : null;
}

internal sealed record BenefitWords(
    BenefitClass Class,
    bool IsDisbenefit,
    string Measure,
    string Unit,
    Direction Direction,
    Interval Interval,
    Confidence Confidence,
    Guid OwnerId,
    Guid BeneficiaryOrganisationId,
    Guid CatalogueMeasureId = default,
    Aggregation Aggregation = Aggregation.Sum,
    bool IsRecurrent = true,
    int? PriceYear = null
);

/// <summary>Who judges an actual.</summary>
/// <param name="Deliverers">whoever has held a position in the initiative since the period began, or has or has done one of its tasks: none of them judges</param>
/// <param name="Appointments">the programme's verifiers</param>
internal sealed record Judge(Guid PersonId, IReadOnlyCollection<Guid> Deliverers, IReadOnlyCollection<VerifierAppointment> Appointments);

/// <summary>What a benefit rests on; whatever is none is not said.</summary>
internal sealed record BenefitGrounds(string? DependsOn, string? Assumptions, string? DataSource, Guid? ObjectiveId);
