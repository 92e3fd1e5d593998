using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>What may go wrong, 5 by 5; a copy of a barrier keeps the link back to it.</summary>
internal sealed class Risk : Aggregate
{
    /// <summary>From this score on executives see it.</summary>
    public const int EscalatesFrom = 15;

    internal static class Rules
    {
        internal static readonly Rule OnTheScale = new("Choose a likelihood and an impact from 1 to 5");
        internal static readonly Rule PlausibleReview = new("Enter a review date between 2000 and 2100");
        internal static readonly Rule OfAKind = new("Choose the kind of barrier, or say in 80 characters or fewer which other kind it is");
        internal static readonly Rule SaysWhatWorked = new(
            "Say what worked, in 1,000 characters or fewer: others who meet the same read it"
        );
        internal static readonly Rule Described = new("Describe the risk");
        internal static readonly Rule SomeoneElse = new("Choose somebody other than the person who owns it now");
        internal static readonly Rule HandedOver = new("Somebody owns this risk: hand it over on its own page, with a reason");
        internal static readonly Rule StillOpen = new("This is no longer a risk");
    }

    private Risk()
        : base(Guid.Empty) { }

    /// <param name="ownerInWords">as the barrier's group wrote it down</param>
    public Risk(Guid id, Guid initiativeId, Guid? barrierId, RiskWords words, string? ownerInWords = null)
        : base(id)
    {
        (InitiativeId, BarrierId, Owner) = (initiativeId, barrierId, ownerInWords);
        Change(words);
    }

    public Guid InitiativeId { get; private set; }
    public Guid? BarrierId { get; private set; }

    /// <summary>None where it is of another kind, which is then written down.</summary>
    public BarrierCategory? Category { get; private set; }
    public string? OtherCategory { get; private set; }
    public string Text { get; private set; } = "";
    public int Likelihood { get; private set; }
    public int Impact { get; private set; }
    public string Mitigation { get; private set; } = "";

    /// <summary>As its group wrote it down, until a person here owns it.</summary>
    public string? Owner { get; private set; }

    /// <summary>Who answers for it and is reminded of its review; the lead while there is none.</summary>
    public Guid? OwnerId { get; private set; }
    public Proximity Proximity { get; private set; }
    public RiskResponse Response { get; private set; }
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>No longer a risk: it passed, or what was done about it worked.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What somebody wrote when it was resolved; none while it is open, and where it passed by itself.</summary>
    public string? Worked { get; private set; }

    public RiskEnd End =>
        !IsClosed ? RiskEnd.Open
        : Worked is null ? RiskEnd.Passed
        : RiskEnd.Resolved;

    /// <summary>How it stopped being a risk here; none while it is one.</summary>
    public string? EndedInWords =>
        !IsClosed ? null
        : IsElsewhere ? "looked after in another initiative"
        : Worked is null ? "passed"
        : "resolved";

    public string CategoryInWords => RiskKinds.InWords(Category, OtherCategory);

    /// <summary>Closed because a merger, or its being taken back, has it looked after in another initiative.</summary>
    public bool IsElsewhere { get; private set; }

    /// <summary>The risk that it goes on from, of an initiative that was merged into this one.</summary>
    public Guid? CarriedFromId { get; private set; }

    public bool IsEscalated => Score >= EscalatesFrom && !IsClosed;

    public int Score => Likelihood * Impact;

    public string ScoredInWords => $"Likelihood {Likelihood}, impact {Impact}, {Proximities.InWords(Proximity)}";

    public void Change(RiskWords words)
    {
        Rules.Described.Require(!string.IsNullOrWhiteSpace(words.Text));
        Rules.OnTheScale.Require(words is { Likelihood: >= 1 and <= 5, Impact: >= 1 and <= 5 });

        Rules.PlausibleReview.Require(words.ReviewOn is not { } day || Intervals.IsPlausible(day));
        Rules.OfAKind.Require(words.Category is not null || words.OtherCategory?.Trim().Length is > 0 and <= 80);
        Rules.SaysWhatWorked.Require(words.End != RiskEnd.Resolved || words.Worked?.Trim().Length is > 0 and <= 1000);

        (Proximity, Response, ReviewOn, IsClosed) = (words.Proximity, words.Response, words.ReviewOn, words.End != RiskEnd.Open);
        Worked = words.End == RiskEnd.Resolved ? words.Worked!.Trim() : null;
        (Category, OtherCategory) = (words.Category, words.Category is null ? words.OtherCategory!.Trim() : null);
        (Text, Likelihood, Impact, Mitigation, OwnerId) = (
            words.Text.Trim(),
            words.Likelihood,
            words.Impact,
            words.Mitigation.Trim(),
            words.OwnerId
        );
        IsElsewhere = IsElsewhere && IsClosed;
    }

    public void HandTo(Guid personId)
    {
        Rules.StillOpen.Require(!IsClosed);
        Rules.SomeoneElse.Require(personId != OwnerId);
        OwnerId = personId;
    }

    /// <returns>the copy with which it goes on, its owner and review date included</returns>
    public Risk CarryOver(Initiative into)
    {
        Rules.StillOpen.Require(!IsClosed);
        var copy = new Risk(Guid.CreateVersion7(), into.Id, barrierId: null, Words, Owner) { CarriedFromId = Id };
        (IsClosed, IsElsewhere) = (true, true);
        return copy;
    }

    /// <summary>The merger was taken back: what nobody has touched since is open where it was before, and nowhere else.</summary>
    /// <returns>false where it has been changed or closed, and so stays</returns>
    public bool GiveBack(Risk to)
    {
        if (IsClosed || !to.IsElsewhere || Words != to.Words with { End = RiskEnd.Open })
            return false;
        (IsClosed, IsElsewhere) = (true, true);
        (to.IsClosed, to.IsElsewhere) = (false, false);
        return true;
    }

    private RiskWords Words =>
        new(Category, Text, Likelihood, Impact, Mitigation, OwnerId, Proximity, Response, ReviewOn, End, OtherCategory, Worked);
}

internal enum Proximity
{
    Within3Months,
    Within1Year,
    Later,
}

internal static class Proximities
{
    public static string InWords(Proximity proximity) =>
        proximity switch
        {
            Proximity.Within3Months => "within 3 months",
            Proximity.Within1Year => "within a year",
            _ => "later",
        };
}

/// <summary>Whether it is still a risk: it may pass by itself, or be resolved by what somebody did.</summary>
internal enum RiskEnd
{
    Open,
    Passed,
    Resolved,
}

internal static class RiskKinds
{
    public static string InWords(BarrierCategory? category, string? other) =>
        category is { } known ? BarrierCategories.InWords(known) : $"Other: {other}";
}

internal enum RiskResponse
{
    Reduce,
    Avoid,
    Transfer,
    Accept,
}

/// <param name="Category">none for another kind</param>
/// <param name="Worked">where it is resolved</param>
internal sealed record RiskWords(
    BarrierCategory? Category,
    string Text,
    int Likelihood,
    int Impact,
    string Mitigation,
    Guid? OwnerId,
    Proximity Proximity = Proximity.Within1Year,
    RiskResponse Response = RiskResponse.Reduce,
    DateOnly? ReviewOn = null,
    RiskEnd End = RiskEnd.Open,
    string? OtherCategory = null,
    string? Worked = null
);
