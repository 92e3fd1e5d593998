namespace InnovationPipeline.Voting.Domain;

/// <summary>One idea as it stood when the round opened: what every voter reads, never changed afterwards.</summary>
internal sealed class PaperEntry
{
    private PaperEntry() { }

    public PaperEntry(
        Guid ideaId,
        Guid groupId,
        int number,
        string title,
        string? headline,
        IReadOnlyList<string> lines,
        string area,
        string question,
        string group,
        string? ask,
        IReadOnlyList<Passage> proposition
    )
    {
        (IdeaId, GroupId, Number) = (ideaId, groupId, number);
        (Title, Headline, Lines) = (title, headline, [.. lines]);
        (Area, Question, Group, Ask) = (area, question, group, ask);
        Proposition = proposition;
    }

    public Guid RoundId { get; private set; }
    public Guid IdeaId { get; private set; }
    public Guid GroupId { get; private set; }

    /// <summary>The order of the groups; what a ballot's recorded order counts in.</summary>
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string? Headline { get; private set; }
    public List<string> Lines { get; private set; } = [];
    public string Area { get; private set; } = "";
    public string Question { get; private set; } = "";
    public string Group { get; private set; } = "";
    public string? Ask { get; private set; }
    public IReadOnlyList<Passage> Proposition { get; private set; } = [];

    public PaperPlace Place => new(IdeaId, Number, Title, GroupId, Area);

    public PaperEntry Copy() => new(IdeaId, GroupId, Number, Title, Headline, Lines, Area, Question, Group, Ask, Proposition);
}

/// <summary>One part of the proposition that "read more" opens.</summary>
internal sealed record Passage(string Heading, string Text);
