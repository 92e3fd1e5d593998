using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum ThemeState
{
    Emerging,
    Active,
    Delivering,
    Closed,
}

/// <summary>A lasting subject that groups ideas and initiatives across events.</summary>
internal sealed class Theme : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Named = new("Enter a name of 120 characters or fewer");
        internal static readonly Rule StillOpen = new("This theme is closed: open it again first");
        internal static readonly Rule MergesElsewhere = new("Choose another open theme of the same organisation");
        internal static readonly Rule AnotherLead = new("Choose somebody other than the person who leads it now");
        internal static readonly Rule SomethingMoves = new("Choose the ideas and initiatives of this theme that the new one takes");
        internal static readonly Rule SomethingStays = new(
            "Leave at least one idea or initiative: to give the whole theme a name, change it"
        );
    }

    private readonly List<ThemeIdea> _ideas = [];

    private Theme()
        : base(Guid.Empty) { }

    public Theme(Guid id, Guid organisationId, string name, Guid? leadId, DateTimeOffset now)
        : base(id)
    {
        Rules.Named.Require(name.Trim().Length is > 0 and <= 120);
        (OrganisationId, Name, LeadId, MadeAt) = (organisationId, name.Trim(), leadId, now);
    }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>None only where the organisation had no organiser when an idea brought the theme into being.</summary>
    public Guid? LeadId { get; private set; }
    public ThemeState State { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>The theme that goes on in its place, as long as it stays closed.</summary>
    public Guid? MergedIntoId { get; private set; }
    public IReadOnlyList<ThemeIdea> Ideas => _ideas;

    /// <returns>false when it was linked already</returns>
    public bool Link(Guid ideaId, DateTimeOffset now)
    {
        if (_ideas.Exists(i => i.IdeaId == ideaId))
            return false;
        Rules.StillOpen.Require(State != ThemeState.Closed);
        _ideas.Add(new ThemeIdea(Id, ideaId, now));
        if (State == ThemeState.Emerging && _ideas.Count > 1)
            State = ThemeState.Active;
        return true;
    }

    public void Change(string name, ThemeState state)
    {
        Rules.Named.Require(name.Trim().Length is > 0 and <= 120);
        (Name, State) = (name.Trim(), state);
        if (state != ThemeState.Closed)
            MergedIntoId = null;
    }

    public void HandTo(Guid personId)
    {
        Rules.StillOpen.Require(State != ThemeState.Closed);
        Rules.AnotherLead.Require(personId != LeadId);
        LeadId = personId;
    }

    /// <summary>Everything in it goes to the other, and it closes.</summary>
    public void MergeInto(Theme other, DateTimeOffset now)
    {
        Rules.StillOpen.Require(State != ThemeState.Closed);
        Rules.MergesElsewhere.Require(other.Id != Id && other.OrganisationId == OrganisationId && other.State != ThemeState.Closed);
        GiveTo(other, [.. _ideas.Select(i => i.IdeaId)], now);
        (State, MergedIntoId) = (ThemeState.Closed, other.Id);
    }

    public void GiveTo(Theme other, IReadOnlyCollection<Guid> ideas, DateTimeOffset now)
    {
        Rules.SomethingMoves.Require(ideas.All(id => _ideas.Exists(i => i.IdeaId == id)));
        foreach (var id in ideas)
            other.Link(id, now);
        _ideas.RemoveAll(i => ideas.Contains(i.IdeaId));
    }

    /// <summary>An initiative now works on it.</summary>
    public void Deliver()
    {
        Rules.StillOpen.Require(State != ThemeState.Closed);
        State = ThemeState.Delivering;
    }
}

internal sealed class ThemeIdea(Guid themeId, Guid ideaId, DateTimeOffset at)
{
    public Guid ThemeId { get; private set; } = themeId;
    public Guid IdeaId { get; private set; } = ideaId;
    public DateTimeOffset At { get; private set; } = at;
}
