using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Features.Board;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Testing;
using InnovationPipeline.Tests.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Ideation;

/// <summary>An event and its groups, published with the same announcement that Events makes, so that a test decides when they close.</summary>
internal sealed class IdeationDay(
    House house,
    Guid organisation,
    Guid innovationEvent,
    Guid organiser,
    IReadOnlyList<IdeationDay.Group> groups
)
{
    internal sealed record Group(Guid Id, int Number, Guid Area, Guid Facilitator, IReadOnlyList<Guid> Members)
    {
        public Guid Member => Members[0];
        public Guid Other => Members[1];
    }

    public Guid Organisation { get; } = organisation;
    public Guid Event { get; } = innovationEvent;
    public Guid Organiser { get; } = organiser;
    public IReadOnlyList<Group> Groups { get; } = groups;
    public Group First => Groups[0];
    public Group Second => Groups[1];

    public static async Task<IdeationDay> Make(SharedHouse house, int groups = 2, TimeSpan? closesIn = null)
    {
        var kit = await EventKit.Create(house);
        var made = new List<Group>();
        for (var number = 1; number <= groups; number++)
        {
            var id = await house.NewScope("group", kit.Event);
            var facilitator = await house.Person($"Fay Facilitating {number}", (Role.Facilitator, id));
            var members = new List<Guid>();
            foreach (var name in new[] { "Mina", "Noel" })
                members.Add(await house.Person($"{name} of group {number}", (Role.Participant, kit.Event), (Role.GroupMember, id)));
            made.Add(new(id, number, Guid.CreateVersion7(), facilitator, members));
        }
        var day = new IdeationDay(house, kit.Organisation, kit.Event, kit.Organiser, made);
        var closesAt = house.Clock.GetUtcNow() + (closesIn ?? TimeSpan.FromHours(2));
        foreach (var group in made)
            await day.Announce(day.Publication(group, closesAt));
        await house.Settle();
        return day;
    }

    public WorkingGroupPublished Publication(Group group, DateTimeOffset closesAt) =>
        new(Event, group.Id, group.Number, group.Area, group.Facilitator, group.Members, closesAt);

    /// <summary>Stores the event with a delivery for each reaction, as saving the aggregate that announced it would.</summary>
    public Task Announce(IntegrationEvent happened, DateTimeOffset? at = null) =>
        house.InTransaction(async services =>
        {
            var reactions = services.GetRequiredService<ReactionCatalogue>();
            var db = services.GetRequiredService<IdeationDb>();
            var stored = happened with { At = at ?? house.Clock.GetUtcNow(), AggregateId = Guid.CreateVersion7(), Sequence = 1 };
            db.Add(reactions.Store(stored));
            foreach (var handler in reactions.HandlersOf(stored))
                db.Add(new Delivery(stored.Id, handler, stored.At));
            await db.SaveChangesAsync();
        });

    public async Task CloseNow()
    {
        await Announce(new SubmissionCloseMoved(Event, house.Clock.GetUtcNow().AddSeconds(-1)));
        await house.Settle();
    }

    public async Task<Guid> Idea(
        Group group,
        string title,
        string text = "",
        bool shortlisted = false,
        bool top = false,
        bool shared = false,
        Guid? by = null
    )
    {
        var id = Guid.CreateVersion7();
        var person = by ?? group.Member;
        await house.Send(person, new AddIdea(group.Id, id, title, text));
        if (shortlisted || top || shared)
            await house.Send(person, new ShortlistIdea(group.Id, id));
        if (top)
            await house.Send(person, new InnovationPipeline.Ideation.Features.TopIdea.ChooseTopIdea(group.Id, id));
        if (shared)
            await house.Send(person, new InnovationPipeline.Ideation.Features.Exchange.ShareIdea(group.Id, id));
        return id;
    }
}
