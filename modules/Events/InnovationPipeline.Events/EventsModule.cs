using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Features.Designs;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Events;

/// <summary>Innovation events: areas, speakers, run sheet, registrations, working groups and check-in.</summary>
public sealed class EventsModule : Module
{
    /// <summary>Live topic of one event: its state, people and groups.</summary>
    internal const string Topic = "event";

    /// <summary>Live topic of the versions of an event's groups, for organisers.</summary>
    internal const string DesignTopic = "group-design";

    public override Type? Db => typeof(EventsDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.Organiser] = [EventsPermission.See, EventsPermission.Create, EventsPermission.Manage, EventsPermission.CheckIn],
            [Role.Facilitator] = [EventsPermission.See, EventsPermission.CheckIn],
            [Role.Participant] = [EventsPermission.See, EventsPermission.TakePart],
            [Role.Panellist] = [EventsPermission.See],
            [Role.Assessor] = [EventsPermission.See],
            [Role.GateChair] = [EventsPermission.See],
            [Role.Executive] = [EventsPermission.See],
        };

    public override IReadOnlyList<MenuEntry> Menu => [new(Order: 10, "Events", "/events", EventsPermission.See)];

    public override IReadOnlyList<LiveTopic> Topics => [new(Topic, EventsPermission.See), new(DesignTopic, EventsPermission.Manage)];

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<RunningSearches>();
}

internal static class EventsPermission
{
    public const string See = "events.see";

    public const string Create = "events.create";

    /// <summary>Prepare the event, move it through its states, see registrations.</summary>
    public const string Manage = "events.manage";

    public const string CheckIn = "events.check-in";

    /// <summary>Be there: check oneself in, give up one's own place.</summary>
    public const string TakePart = "events.take-part";
}
