using System.Text;
using System.Text.Json;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Judging;

internal enum PanelState
{
    Draft,

    /// <summary>What was declared is frozen; judges declare interests and score.</summary>
    Open,

    /// <summary>The result is fixed, and sealed.</summary>
    Closed,
    Revealed,
}

/// <summary>The judges of one event, under its id: criteria with weights, who judges what, and the sealed result.</summary>
internal sealed class Panel(Guid id) : Aggregate(id)
{
    public const int MostCriteria = 6;
    public const int HighestWeight = 100;
    public const int LongestName = 80;
    public const int LongestReason = 500;
    public const int UsualJudges = 2;
    public const int MostJudges = 20;

    internal static class Rules
    {
        internal static readonly Rule BeingPrepared = new("Scores have opened: what was declared can no longer be changed");
        internal static readonly Rule NamedCriterion = new("Enter what the judges look at");
        internal static readonly Rule NamedOnce = new("There is a criterion with this name already");
        internal static readonly Rule Weighed = new("Enter a weight from 1 to 100");
        internal static readonly Rule SixCriteria = new("A panel has at most 6 criteria");
        internal static readonly Rule MinJudgesInRange = new("Enter a number of judges from 1 to 20");
        internal static readonly Rule Percent = new("Enter a weight for the panel from 1 to 99 per cent, or leave it empty");
        internal static readonly Rule OneFigure = new(
            "The combined figure counts raw means: leave the weight beside the room empty, or let the raw mean decide"
        );
        internal static readonly Rule HasCriteria = new("Add at least 1 criterion before scores open");
        internal static readonly Rule EnoughJudges = new("There are fewer judges than each pitch needs");
        internal static readonly Rule HasIdeas = new("No group has a top idea yet, so there is nothing to judge");
        internal static readonly Rule IsOpen = new("Scores are not open");
        internal static readonly Rule TakesInterests = new("Scores are closed: interests can no longer be declared");
        internal static readonly Rule ClosedFirst = new("Close the scores before you reveal them, and reveal them once");
        internal static readonly Rule RoundFirst = new("Reveal the result of the room’s vote first");
        internal static readonly Rule LiftSaysWhy = new("Enter why the recusal is lifted. Everyone reads this");
        internal static readonly Rule LiftsARecusal = new("This judge does not stand aside from this pitch, or it is lifted already");
        internal static readonly Rule IsAJudge = new("You are not one of this panel’s judges");
        internal static readonly Rule DeclaresFirst = new("Declare your interests in this pitch first. None is an answer");
        internal static readonly Rule StandsAside = new("You stand aside from this pitch");
        internal static readonly Rule BeforeTheRoom = new(
            "The result of the room’s vote has been revealed. Scores that were opened before it can no longer be given or changed"
        );
        internal static readonly Rule MarksEach = new("Give each criterion a mark from 1 to 5");
    }

    private readonly List<Criterion> _criteria = [];
    private readonly List<PanelIdea> _ideas = [];
    private readonly List<Supplier> _suppliers = [];
    private readonly List<RecusalLift> _lifts = [];

    public PanelState State { get; private set; }

    /// <summary>Scores opened when a result of the room was known already; this is shown with them.</summary>
    public bool KnewTheRoom { get; private set; }
    public int MinJudges { get; private set; } = UsualJudges;
    public bool SameOrganisationRecuses { get; private set; }

    /// <summary>The judge-adjusted figure decides, where every pitch that is reached has one.</summary>
    public bool AdjustedDecides { get; private set; }

    /// <summary>The panel's share in a figure combined with the room; none: there is no such figure.</summary>
    public int? PanelPercent { get; private set; }

    /// <summary>Panellists who do not judge.</summary>
    public List<Guid> NotJudging { get; private set; } = [];

    /// <summary>Who judges, once scores are open.</summary>
    public List<Guid> JudgeIds { get; private set; } = [];
    public string? DefinitionText { get; private set; }
    public string? DefinitionHash { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? RevealedAt { get; private set; }

    /// <summary>The result as it was when scores closed.</summary>
    public PanelOutcome? Outcome { get; private set; }

    public IReadOnlyList<Criterion> Criteria => _criteria;
    public IReadOnlyList<PanelIdea> Ideas => _ideas;
    public IReadOnlyList<Supplier> Suppliers => _suppliers;
    public IReadOnlyList<RecusalLift> Lifts => _lifts;
    public IEnumerable<Criterion> InOrder => _criteria.OrderBy(c => c.Number);

    public void Declare(int minJudges, bool sameOrganisationRecuses, bool adjustedDecides, int? panelPercent)
    {
        Rules.BeingPrepared.Require(State == PanelState.Draft);
        Rules.MinJudgesInRange.Require(minJudges is >= 1 and <= MostJudges);
        Rules.Percent.Require(panelPercent is null or (>= 1 and <= 99));
        Rules.OneFigure.Require(!adjustedDecides || panelPercent is null);

        (MinJudges, SameOrganisationRecuses, AdjustedDecides, PanelPercent) = (
            minJudges,
            sameOrganisationRecuses,
            adjustedDecides,
            panelPercent
        );
    }

    public void Add(Guid criterionId, string name, string? hint, int weight)
    {
        Rules.BeingPrepared.Require(State == PanelState.Draft);
        Rules.NamedCriterion.Require(!string.IsNullOrWhiteSpace(name));
        Rules.Weighed.Require(weight is >= 1 and <= HighestWeight);
        Rules.SixCriteria.Require(_criteria.Count < MostCriteria);
        Rules.NamedOnce.Require(!_criteria.Exists(c => string.Equals(c.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)));

        var number = _criteria.Count == 0 ? 1 : _criteria.Max(c => c.Number) + 1;
        _criteria.Add(new Criterion(criterionId, number, name.Trim(), hint?.Trim() ?? "", weight));
    }

    public void Remove(Guid criterionId)
    {
        Rules.BeingPrepared.Require(State == PanelState.Draft);

        _criteria.RemoveAll(c => c.Id == criterionId);
    }

    public void SetJudging(Guid panellistId, bool judges)
    {
        Rules.BeingPrepared.Require(State == PanelState.Draft);

        NotJudging = judges ? [.. NotJudging.Where(p => p != panellistId)] : [.. NotJudging.Append(panellistId).Distinct()];
    }

    /// <summary>An organisation that would supply what an idea proposes: who belongs to it does not judge that idea.</summary>
    public void NameSupplier(Guid ideaId, Guid organisationId)
    {
        Rules.IsOpen.Require(State is PanelState.Draft or PanelState.Open);

        if (!_suppliers.Exists(s => s.IdeaId == ideaId && s.OrganisationId == organisationId))
            _suppliers.Add(new Supplier(ideaId, organisationId));
    }

    public void RemoveSupplier(Guid ideaId, Guid organisationId)
    {
        Rules.IsOpen.Require(State is PanelState.Draft or PanelState.Open);

        _suppliers.RemoveAll(s => s.IdeaId == ideaId && s.OrganisationId == organisationId);
    }

    /// <param name="roundIsRevealed">the room's result is known: judges then score with it before their eyes, and the page says so</param>
    public void Open(IReadOnlyList<Guid> judgeIds, IReadOnlyList<(Guid Id, string Title)> ideas, bool roundIsRevealed, DateTimeOffset now)
    {
        Rules.BeingPrepared.Require(State == PanelState.Draft);
        Rules.HasCriteria.Require(_criteria.Count > 0);
        Rules.HasIdeas.Require(ideas.Count > 0);
        Rules.EnoughJudges.Require(judgeIds.Count >= MinJudges);

        JudgeIds = [.. judgeIds];
        // Some are here already: judges have declared interests in them.
        _ideas.RemoveAll(known => !ideas.Any(i => i.Id == known.IdeaId));
        foreach (var (number, (id, title)) in ideas.Index())
            if (_ideas.Find(known => known.IdeaId == id) is { } known)
                known.Place(number + 1, title);
            else
                _ideas.Add(new PanelIdea(id, number + 1, title));
        (State, KnewTheRoom, OpenedAt) = (PanelState.Open, roundIsRevealed, now);
        DefinitionText = TextOf();
        DefinitionHash = Definition.HashOf(DefinitionText);
    }

    public void Lift(Standing standing, string reason, Guid by, DateTimeOffset now)
    {
        var causes = CausesFor(standing);
        Rules.IsOpen.Require(State == PanelState.Open);
        Rules.LiftSaysWhy.Require(!string.IsNullOrWhiteSpace(reason));
        Rules.LiftsARecusal.Require(causes.Count > 0 && LiftOf(standing) is null);

        _lifts.Add(new RecusalLift(standing.JudgeId, standing.IdeaId, reason.Trim(), causes, standing.DeclaredAt, by, now));
    }

    /// <summary>
    /// The lift that holds for all that makes the judge stand aside now; none where something became known, or was declared anew,
    /// since the chair lifted it.
    /// </summary>
    public RecusalLift? LiftOf(Standing standing)
    {
        var causes = CausesFor(standing);
        return causes.Count == 0 ? null : _lifts.Find(l => l.Covers(standing, causes));
    }

    /// <summary>Why the chair lifted what made the judge stand aside when scores closed.</summary>
    public string ReasonToLift(Recusal recusal) =>
        _lifts.Where(l => (l.JudgeId, l.IdeaId) == (recusal.JudgeId, recusal.IdeaId)).MaxBy(l => l.At)!.Reason;

    public bool StandsAside(Standing standing) => CausesFor(standing).Count > 0 && LiftOf(standing) is null;

    public IReadOnlyList<RecusalCause> CausesFor(Standing standing) => CausesFor(standing.Closeness, standing.Declared);

    /// <param name="declared">what the person has said of this pitch; none while nothing is said</param>
    public IReadOnlyList<RecusalCause> CausesFor(Closeness closeness, InterestKind? declared) =>
        closeness.Causes(declared, SameOrganisationRecuses);

    /// <summary>Why no marks are taken any more, though scores are open: the room's result would sway them.</summary>
    public string? NoMoreMarks(bool roundIsRevealed) =>
        State == PanelState.Open && roundIsRevealed && !KnewTheRoom ? Rules.BeforeTheRoom.Sentence : null;

    /// <summary>What must hold for a judge's marks to be taken.</summary>
    public void RequireMarks(Standing standing, bool roundIsRevealed, IReadOnlyList<int> marks)
    {
        Rules.IsOpen.Require(State == PanelState.Open);
        Rules.IsAJudge.Require(JudgeIds.Contains(standing.JudgeId));
        Rules.BeforeTheRoom.Require(NoMoreMarks(roundIsRevealed) is null);
        Rules.DeclaresFirst.Require(standing.Declared is not null);
        Rules.StandsAside.Require(!StandsAside(standing));
        Rules.MarksEach.Require(
            marks.Count == _criteria.Count && marks.All(m => m is >= PanelResult.LowestMark and <= PanelResult.HighestMark)
        );
    }

    /// <param name="standing">how each judge stands to each idea, with what they declared</param>
    public void Close(IReadOnlyCollection<JudgedSheet> sheets, IReadOnlyCollection<Standing> standing, DateTimeOffset now)
    {
        Rules.IsOpen.Require(State == PanelState.Open);

        var recusals = standing
            .Select(s => new Recusal(s.JudgeId, s.IdeaId, CausesFor(s), LiftOf(s) is not null))
            .Where(r => r.Causes.Count > 0)
            .ToList();
        var aside = recusals.Where(r => !r.IsLifted).Select(r => (r.JudgeId, r.IdeaId)).ToHashSet();
        var scores = PanelResult.Of(
            [.. InOrder.Select(c => c.Weight)],
            [.. _ideas.OrderBy(i => i.Number).Select(i => i.IdeaId)],
            MinJudges,
            [.. sheets.Where(s => !aside.Contains((s.JudgeId, s.IdeaId)))]
        );
        var byAdjusted = AdjustedDecides && PanelResult.AllAdjusted(scores);
        Outcome = new PanelOutcome(byAdjusted ? PanelResult.RankedByAdjusted(scores) : scores, recusals, byAdjusted);
        (State, ClosedAt) = (PanelState.Closed, now);
    }

    public void Reveal(bool roundIsRevealed, DateTimeOffset now)
    {
        Rules.ClosedFirst.Require(State == PanelState.Closed);
        Rules.RoundFirst.Require(roundIsRevealed);

        (State, RevealedAt) = (PanelState.Revealed, now);
    }

    /// <summary>What was declared in one canonical text, as for rounds: JSON without spaces, keys in the order written here.</summary>
    private string TextOf()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("event", Id);
            json.WriteNumber("minJudges", MinJudges);
            json.WriteBoolean("sameOrganisationRecuses", SameOrganisationRecuses);
            if (KnewTheRoom)
                json.WriteBoolean("knewTheRoom", true);
            if (AdjustedDecides)
                json.WriteBoolean("adjustedDecides", true);
            if (PanelPercent is { } percent)
                json.WriteNumber("panelPercent", percent);
            json.WriteStartArray("criteria");
            foreach (var criterion in InOrder)
            {
                json.WriteStartObject();
                json.WriteString("name", criterion.Name);
                json.WriteString("hint", criterion.Hint);
                json.WriteNumber("weight", criterion.Weight);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("judges");
            foreach (var judge in JudgeIds)
                json.WriteStringValue(judge);
            json.WriteEndArray();
            json.WriteStartArray("ideas");
            foreach (var idea in _ideas.OrderBy(i => i.Number))
                json.WriteStringValue(idea.IdeaId);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
