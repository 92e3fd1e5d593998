using System.Collections.Concurrent;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Tells what modules upstream would.</summary>
internal sealed class Upstream : IIdeas, IIdeaAnswers, IInnovationEvents, IResults, IThemeSuggestions
{
    private readonly ConcurrentDictionary<Guid, IdeaCase> _cases = [];
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<Contributor>> _contributors = [];
    private readonly ConcurrentDictionary<Guid, EventCard> _events = [];
    private readonly ConcurrentDictionary<Guid, GroupCard> _groups = [];

    private readonly ConcurrentDictionary<Guid, IdeaAnswer> _answers = [];

    public ConcurrentDictionary<Guid, string> Themes { get; } = [];

    /// <summary>The areas that a submission became.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<AreaAsked>> Asked { get; } = [];

    /// <summary>Who was there, by event.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<Guid>> Present { get; } = [];

    /// <summary>Private organisations by those who came for them.</summary>
    public ConcurrentDictionary<Guid, Guid> Companies { get; } = [];

    /// <summary>Line managers by those whom they manage.</summary>
    public ConcurrentDictionary<Guid, Guid> Managers { get; } = [];

    /// <summary>An idea of the group, taken in part from another idea of the same event.</summary>
    public IdeaCase Tell(Guid organisation, Guid innovationEvent, Guid group, IdeaCase? idea, Guid contributor, Guid sourceContributor)
    {
        _events[innovationEvent] = new EventCard(
            innovationEvent,
            "A day of ideas",
            new DateOnly(2026, 11, 1),
            organisation,
            "Closed",
            null
        );
        var area = new AreaCard(Guid.CreateVersion7(), 2, "Primary care", "How can we ease the 8am rush through technology?", null);
        _groups[group] = new GroupCard(group, innovationEvent, 3, "Group 3", area, Guid.CreateVersion7(), [contributor], default);
        var source = Filled.Of<IdeaCase>(new Filled()) with { Lineage = [] };
        _cases[source.Idea.Id] = source;
        _contributors[source.Idea.Id] = [new Contributor(sourceContributor, "Author")];

        var told = idea ?? Filled.Of<IdeaCase>(new Filled());
        told = told with
        {
            Idea = told.Idea with { InnovationEventId = innovationEvent, GroupId = group },
            Lineage =
            [
                new LineageFact(source.Idea.Id, group, "BuiltOn", "Their triage step", new DateTimeOffset(2026, 11, 1, 12, 0, 0, default)),
            ],
        };
        _cases[told.Idea.Id] = told;
        _contributors[told.Idea.Id] = [new Contributor(contributor, "Author")];
        return told;
    }

    public Task<IReadOnlyDictionary<Guid, IdeaCard>> Cards(IEnumerable<Guid> ideaIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, IdeaCard>>(
            ideaIds.Distinct().Where(_cases.ContainsKey).ToDictionary(id => id, id => _cases[id].Idea)
        );

    /// <summary>People are told what becomes of the idea.</summary>
    public void Answer(Guid idea, string disposition, DateTimeOffset at) =>
        _answers[idea] = new IdeaAnswer(
            idea,
            new ToldAnswer(disposition, disposition is not ("Parked" or "Closed"), at, "“The idea” is parked for now", ["Reason: Later"]),
            DueAt: null
        );

    /// <summary>Something else is decided, and people are told it then.</summary>
    public void Prepare(Guid idea, DateTimeOffset dueAt) =>
        _answers[idea] = new IdeaAnswer(idea, _answers.GetValueOrDefault(idea)?.Told, dueAt);

    Task<IReadOnlyDictionary<Guid, IdeaAnswer>> IIdeaAnswers.Of(IEnumerable<Guid> ideaIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, IdeaAnswer>>(
            ideaIds.Distinct().Where(_answers.ContainsKey).ToDictionary(id => id, id => _answers[id])
        );

    /// <summary>Each idea was added at noon on the day of its event.</summary>
    public Task<IReadOnlyList<IdeaWait>> Waits(IReadOnlyCollection<Guid> innovationEventIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<IdeaWait>>([
            .. _cases
                .Values.Select(c => c.Idea)
                .Where(i => innovationEventIds.Contains(i.InnovationEventId))
                .Select(i => new IdeaWait(
                    i.Id,
                    i.InnovationEventId,
                    new DateTimeOffset(2026, 11, 1, 12, 0, 0, default),
                    _answers.GetValueOrDefault(i.Id)?.Told?.At
                )),
        ]);

    public Task<IdeaCase?> Case(Guid ideaId, CancellationToken ct) => Task.FromResult(_cases.GetValueOrDefault(ideaId));

    public Task<IReadOnlyList<Contributor>> Contributors(Guid ideaId, CancellationToken ct) =>
        Task.FromResult(_contributors.GetValueOrDefault(ideaId) ?? []);

    public Task<IReadOnlyList<IdeaCard>> TopIdeas(Guid innovationEventId, CancellationToken ct) => OfEvent(innovationEventId, ct);

    public Task<IReadOnlyList<IdeaCard>> OfEvent(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<IdeaCard>>([
            .. _cases.Values.Select(c => c.Idea).Where(i => i.InnovationEventId == innovationEventId),
        ]);

    Task<EventCard?> IInnovationEvents.Find(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult(_events.GetValueOrDefault(innovationEventId));

    Task<IReadOnlyDictionary<Guid, EventCard>> IInnovationEvents.Cards(IEnumerable<Guid> innovationEventIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, EventCard>>(
            innovationEventIds.Distinct().Where(_events.ContainsKey).ToDictionary(id => id, id => _events[id])
        );

    public Task<IReadOnlyList<AreaCard>> Areas(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AreaCard>>([.. _groups.Values.Select(g => g.Area)]);

    public Task<IReadOnlyList<AreaAsked>> AreasFrom(Guid submissionId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AreaAsked>>([.. Asked.GetValueOrDefault(submissionId, [])]);

    public Task<IReadOnlyList<GroupCard>> Groups(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<GroupCard>>([.. _groups.Values.Where(g => g.InnovationEventId == innovationEventId)]);

    public Task<GroupCard?> Group(Guid groupId, CancellationToken ct) => Task.FromResult(_groups.GetValueOrDefault(groupId));

    public Task<IReadOnlyList<RegistrationCard>> Registrations(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RegistrationCard>>([
            .. Present
                .GetValueOrDefault(innovationEventId, [])
                .Select(p =>
                    Companies.TryGetValue(p, out var company)
                        ? new RegistrationCard(p, "Digital", company, "Private", null, null)
                        : new RegistrationCard(p, "Finance", null, "NHS", null, null)
                ),
        ]);

    public Task<IReadOnlySet<Guid>> ManagersOf(IReadOnlyCollection<Guid> personIds, Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(personIds.Where(Managers.ContainsKey).Select(p => Managers[p]).ToHashSet());

    public Task<RoundResult?> Of(Guid roundId, CancellationToken ct) => Task.FromResult<RoundResult?>(null);

    public Task<RoundResult?> WithIdea(Guid ideaId, CancellationToken ct) =>
        Task.FromResult<RoundResult?>(
            new RoundResult(
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                "The collective vote",
                new DateTimeOffset(2026, 11, 1, 15, 30, 0, default),
                Electorate: 48,
                Turnout: 44,
                [new OptionResult(ideaId, "The winner", 20, 1), new OptionResult(Guid.CreateVersion7(), "Another", 12, 2)],
                [ideaId],
                []
            )
        );

    Task<IReadOnlyList<RoundResult>> IResults.OfEvent(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RoundResult>>([]);

    public Task<string?> Name(Guid themeId, CancellationToken ct) => Task.FromResult(Themes.GetValueOrDefault(themeId));
}
