using System.Collections.Concurrent;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Features.Chairing;
using InnovationPipeline.Voting.Features.Revealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>The real host, its events and ideas put there by the test instead of lived through Events and Ideation.</summary>
public class VotingHouse : House, IAsyncLifetime
{
    internal Upstream Upstream { get; } = new();

    public async ValueTask InitializeAsync() => await Start("Development", await TestDatabase.Clone());

    /// <summary>One more host over the same database.</summary>
    public static async Task<VotingHouse> Over(string database)
    {
        var house = new VotingHouse();
        await house.Start("Development", database);
        return house;
    }

    /// <summary>The same, on a machine whose own clock is wrong by so much.</summary>
    public static async Task<VotingHouse> Over(string database, TimeSpan wrongBy)
    {
        var house = new VotingHouse { _wrongBy = wrongBy };
        await house.Start("Development", database);
        return house;
    }

    private TimeSpan _wrongBy;

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + by;
    }

    protected override void Furnish(WebApplicationBuilder builder) =>
        builder.Host.UseServiceProviderFactory(
            new LastWord(services =>
            {
                services.Replace(ServiceDescriptor.Scoped<IInnovationEvents>(_ => Upstream));
                services.Replace(ServiceDescriptor.Scoped<IIdeas>(_ => Upstream));
                services.Replace(
                    ServiceDescriptor.Singleton(s => new DatabaseClock(s.GetRequiredService<NpgsqlDataSource>(), new WrongClock(_wrongBy)))
                );
            })
        );

    /// <summary>An organisation, an event with groups, a top idea for each, and an organiser.</summary>
    internal async Task<Day> NewDay(int groups = 3)
    {
        var organisation = await NewScope("organisation");
        var innovationEvent = await NewScope("event", organisation);
        var organiser = await Person("Olive Organista", (Role.Organiser, organisation));
        var day = new Day(this, organisation, innovationEvent, organiser);
        Upstream.Add(day, groups);
        return day;
    }

    private sealed class LastWord(Action<IServiceCollection> replace) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
        {
            replace(containerBuilder);
            return containerBuilder.BuildServiceProvider(validateScopes: true);
        }
    }
}

/// <summary>A house that keeps every line of its logs, from debugging upwards.</summary>
public sealed class LoggedHouse : VotingHouse
{
    internal ConcurrentQueue<string> Lines { get; } = new();

    protected override void Furnish(WebApplicationBuilder builder)
    {
        base.Furnish(builder);
        builder.Logging.ClearProviders().AddProvider(new Keeper(Lines)).AddFilter<Keeper>((_, level) => level >= LogLevel.Debug);
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}

/// <summary>One test's own event.</summary>
internal sealed record Day(VotingHouse House, Guid Organisation, Guid Event, Guid Organiser)
{
    public IReadOnlyList<GroupCard> Groups => House.Upstream.GroupsOf(Event);

    public Guid Idea(int group) => House.Upstream.TopIdeaOf(Groups[group - 1].Id);

    public Task<Guid> Voter(string name = "Vera Voter") => House.Person(name, (Role.Participant, Event), (Role.Voter, Event));

    public async Task<IReadOnlyList<Guid>> Voters(int count)
    {
        var voters = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            var voter = Guid.CreateVersion7();
            await House.Give(voter, Role.Voter, Event);
            voters.Add(voter);
        }
        return voters;
    }

    public async Task<Guid> Prepared(
        TiePolicy ties = TiePolicy.JointWinners,
        int? quorum = null,
        OwnGroupRule own = OwnGroupRule.Allow,
        bool mayChange = true,
        VotingMethod method = VotingMethod.ChooseOne,
        Secrecy secrecy = Secrecy.Confidential,
        BallotRule? rule = null,
        ReceiptKind receipts = ReceiptKind.CountedOnly
    )
    {
        var id = Guid.CreateVersion7();
        await House.Send(
            Organiser,
            new PrepareRound(id, Event, "Which idea goes forward?", ties, quorum, own, mayChange, receipts, method, secrecy, rule)
        );
        return id;
    }

    public async Task<Guid> Opened(
        TiePolicy ties = TiePolicy.JointWinners,
        int? quorum = null,
        OwnGroupRule own = OwnGroupRule.Allow,
        bool mayChange = true,
        int? minutes = null,
        VotingMethod method = VotingMethod.ChooseOne,
        Secrecy secrecy = Secrecy.Confidential,
        BallotRule? rule = null,
        ReceiptKind receipts = ReceiptKind.CountedOnly
    )
    {
        var id = await Prepared(ties, quorum, own, mayChange, method, secrecy, rule, receipts);
        await House.Send(Organiser, new OpenRound(id, minutes, Without: null));
        return id;
    }

    public async Task<Revealed> Revealed(Guid round)
    {
        await House.Send(Organiser, new CloseRound(round));
        await House.Send(Organiser, new RevealResult(round));
        return (await House.Ask(Organiser, new ResultOf(round))).Result!;
    }
}

/// <summary>Events and ideas as the tests made them.</summary>
internal sealed class Upstream : IInnovationEvents, IIdeas
{
    private readonly ConcurrentDictionary<Guid, EventCard> _events = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<GroupCard>> _groups = new();
    private readonly ConcurrentDictionary<Guid, IdeaCard> _topIdeas = new();

    /// <summary>Who wrote an idea, where somebody did.</summary>
    public ConcurrentDictionary<Guid, Guid> Authors { get; } = new();

    /// <summary>Line managers by those whom they manage.</summary>
    public ConcurrentDictionary<Guid, Guid> Managers { get; } = new();

    /// <summary>Says with which organisation a person registered.</summary>
    public void Register(Guid innovationEventId, Guid person, Guid organisation) =>
        Registered.AddOrUpdate(innovationEventId, _ => [Card(person, organisation)], (_, known) => [.. known, Card(person, organisation)]);

    private static RegistrationCard Card(Guid person, Guid organisation) =>
        new(person, "Clinical", organisation, "NHS", GroupId: null, CheckedInAt: null);

    public IReadOnlyList<GroupCard> GroupsOf(Guid innovationEventId) => _groups[innovationEventId];

    public Guid TopIdeaOf(Guid groupId) => _topIdeas[groupId].Id;

    public void Add(Day day, int groups)
    {
        _events[day.Event] = new(day.Event, "First innovation day", new DateOnly(2026, 11, 20), day.Organisation, "Live", Why: null);
        var area = new AreaCard(
            Guid.CreateVersion7(),
            1,
            "Primary care through digital",
            "How can we improve access through digital?",
            null
        );
        var made = new List<GroupCard>();
        for (var number = 1; number <= groups; number++)
        {
            var group = Guid.CreateVersion7();
            made.Add(new(group, day.Event, number, $"Group {number}", area, Guid.CreateVersion7(), [], DateTimeOffset.MaxValue));
            _topIdeas[group] = new(
                Guid.CreateVersion7(),
                day.Event,
                group,
                area.Id,
                $"Idea of group {number}",
                "Text",
                "TopIdea",
                $"Headline {number}",
                ["First line", "Second line"],
                "£10,000 once",
                Disposition: null
            );
        }
        _groups[day.Event] = made;
    }

    public void Seat(Guid innovationEventId, int group, Guid person) =>
        _groups[innovationEventId] = [
            .. _groups[innovationEventId].Select(g => g.Number == group ? g with { MemberIds = [.. g.MemberIds, person] } : g),
        ];

    public void Relead(Guid innovationEventId, int group, Guid facilitator) =>
        _groups[innovationEventId] = [
            .. _groups[innovationEventId].Select(g => g.Number == group ? g with { FacilitatorId = facilitator } : g),
        ];

    public void Withdraw(Guid groupId) => _topIdeas.TryRemove(groupId, out _);

    public void Retitle(Guid groupId, string title) => _topIdeas[groupId] = _topIdeas[groupId] with { Title = title };

    public Task<EventCard?> Find(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult(_events.GetValueOrDefault(innovationEventId));

    public Task<IReadOnlyDictionary<Guid, EventCard>> Cards(IEnumerable<Guid> innovationEventIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, EventCard>>(
            innovationEventIds.Where(_events.ContainsKey).ToDictionary(id => id, id => _events[id])
        );

    public Task<IReadOnlyList<AreaCard>> Areas(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AreaCard>>([.. _groups.GetValueOrDefault(innovationEventId, []).Select(g => g.Area).Distinct()]);

    public Task<IReadOnlyList<AreaAsked>> AreasFrom(Guid submissionId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AreaAsked>>([]);

    public Task<IReadOnlyList<GroupCard>> Groups(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult(_groups.GetValueOrDefault(innovationEventId, []));

    public Task<GroupCard?> Group(Guid groupId, CancellationToken ct) =>
        Task.FromResult(_groups.Values.SelectMany(g => g).FirstOrDefault(g => g.Id == groupId));

    /// <summary>Registrations by event.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<RegistrationCard>> Registered { get; } = new();

    public Task<IReadOnlyList<RegistrationCard>> Registrations(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult(Registered.GetValueOrDefault(innovationEventId, []));

    public Task<IReadOnlySet<Guid>> ManagersOf(IReadOnlyCollection<Guid> personIds, Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(personIds.Where(Managers.ContainsKey).Select(p => Managers[p]).ToHashSet());

    public Task<IReadOnlyList<IdeaCard>> TopIdeas(Guid innovationEventId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<IdeaCard>>([.. _topIdeas.Values.Where(i => i.InnovationEventId == innovationEventId)]);

    public Task<IReadOnlyList<IdeaCard>> OfEvent(Guid innovationEventId, CancellationToken ct) => TopIdeas(innovationEventId, ct);

    Task<IReadOnlyDictionary<Guid, IdeaCard>> IIdeas.Cards(IEnumerable<Guid> ideaIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, IdeaCard>>(_topIdeas.Values.Where(i => ideaIds.Contains(i.Id)).ToDictionary(i => i.Id));

    public Task<IdeaCase?> Case(Guid ideaId, CancellationToken ct) =>
        Task.FromResult(
            _topIdeas.Values.Where(i => i.Id == ideaId).Select(i => new IdeaCase(i, Proposition, [], [], null, [])).FirstOrDefault()
        );

    public Task<IReadOnlyList<Contributor>> Contributors(Guid ideaId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Contributor>>([
            .. Authors.TryGetValue(ideaId, out var author) ? new[] { new Contributor(author, "Author") } : [],
            .. _topIdeas
                .Values.Where(i => i.Id == ideaId)
                .SelectMany(i => _groups[i.InnovationEventId].Where(g => g.Id == i.GroupId))
                .SelectMany(g => g.MemberIds)
                .Select(m => new Contributor(m, "Group member")),
        ]);

    private static ValueProposition Proposition =>
        new(
            "Patients",
            "Reach the practice",
            "The 8am queue",
            "A call back",
            "One front door",
            "No queue",
            "Same day",
            "Calls answered",
            ["Training"],
            null,
            null,
            null
        );
}
