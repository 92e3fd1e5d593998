using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Pitching;

/// <summary>Where the slides of a pitch are on the web; beside it, or without it, they may be uploaded.</summary>
internal sealed class Deck : Aggregate
{
    public const int LongestAddress = 500;

    internal static class Rules
    {
        internal static readonly Rule EventIsOpen = new("The event is over: slides can no longer be changed");
        internal static readonly Rule SafeAddress = new("Enter a full web address that begins with https://");
    }

    private Deck()
        : base(Guid.Empty) { }

    /// <param name="ideaId">a pitch has one deck, under its idea's id</param>
    public Deck(Guid ideaId, Guid innovationEventId)
        : base(ideaId) => InnovationEventId = innovationEventId;

    public Guid InnovationEventId { get; private set; }
    public string Address { get; private set; } = "";
    public string Site => new Uri(Address).Host;

    public void LinkTo(string address)
    {
        Rules.SafeAddress.Require(IsSafe(address.Trim()));

        Address = address.Trim();
    }

    /// <summary>Nothing but https to a named place: no script, no file, no password in the address.</summary>
    public static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
        && uri.UserInfo.Length == 0
        && uri.Host.Contains('.', StringComparison.Ordinal);
}

/// <summary>What one person in the room says of a pitch; no name is shown with it.</summary>
internal sealed class PitchFeedback(Guid id, Guid innovationEventId, Guid ideaId, Guid? personId) : Aggregate(id)
{
    public const int Longest = 500;

    internal static class Rules
    {
        internal static readonly Rule SaysSomething = new("Say what was strong, or what would help");
        internal static readonly Rule EventIsOpen = new("The event is over: feedback is closed");
    }

    public Guid InnovationEventId { get; private set; } = innovationEventId;
    public Guid IdeaId { get; private set; } = ideaId;

    /// <summary>None once the person is forgotten.</summary>
    public Guid? PersonId { get; private set; } = personId;
    public string Strong { get; private set; } = "";
    public string WouldHelp { get; private set; } = "";

    public void Say(string? strong, string? wouldHelp)
    {
        Rules.SaysSomething.Require(!string.IsNullOrWhiteSpace(strong) || !string.IsNullOrWhiteSpace(wouldHelp));

        (Strong, WouldHelp) = (strong?.Trim() ?? "", wouldHelp?.Trim() ?? "");
    }

    public void ForgetPerson() => PersonId = null;
}

/// <summary>A panellist's structured view of one pitch.</summary>
internal sealed class PanelCommentary(Guid id, Guid innovationEventId, Guid ideaId, Guid panellistId) : Aggregate(id)
{
    public const int Longest = 1000;

    internal static class Rules
    {
        internal static readonly Rule SaysSomething = new("Enter a strength, a concern or a suggestion");
        internal static readonly Rule EventIsOpen = new("The event is over: commentary can no longer be changed");
    }

    public Guid InnovationEventId { get; private set; } = innovationEventId;
    public Guid IdeaId { get; private set; } = ideaId;
    public Guid PanellistId { get; private set; } = panellistId;
    public string Strengths { get; private set; } = "";
    public string Concerns { get; private set; } = "";
    public string Suggestions { get; private set; } = "";
    public bool WouldSponsor { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Write(string? strengths, string? concerns, string? suggestions, bool wouldSponsor, DateTimeOffset now)
    {
        Rules.SaysSomething.Require(new[] { strengths, concerns, suggestions }.Any(t => !string.IsNullOrWhiteSpace(t)));

        (Strengths, Concerns, Suggestions) = (strengths?.Trim() ?? "", concerns?.Trim() ?? "", suggestions?.Trim() ?? "");
        (WouldSponsor, At) = (wouldSponsor, now);
    }
}
