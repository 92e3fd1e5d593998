using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Ideation;

/// <summary>From a long list to one top idea for each group, worked up and with credit to where it came from.</summary>
public sealed class IdeationModule : Module
{
    public override Type Db => typeof(IdeationDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [Role.Organiser] =
            [
                IdeationPermission.SeeGroup,
                IdeationPermission.TakePart,
                IdeationPermission.AddForSomeone,
                IdeationPermission.SeeEvent,
                IdeationPermission.Oversee,
                IdeationPermission.Dispose,
                IdeationPermission.Import,
            ],
            [Role.Facilitator] =
            [
                IdeationPermission.SeeGroup,
                IdeationPermission.TakePart,
                IdeationPermission.AddForSomeone,
                IdeationPermission.SeeEvent,
            ],
            [Role.GroupMember] = [IdeationPermission.SeeGroup, IdeationPermission.TakePart, IdeationPermission.SeeEvent],
            [Role.Participant] = [IdeationPermission.SeeEvent],
            [Role.Panellist] = [IdeationPermission.SeeEvent],
            [Role.Executive] = [IdeationPermission.SeeEvent],
            [Role.Assessor] = [IdeationPermission.SeeEvent, IdeationPermission.SeeGroup],
            [Role.GateChair] = [IdeationPermission.SeeEvent, IdeationPermission.SeeGroup],
        };

    public override IReadOnlyList<MenuEntry> Menu => [new(300, "Ideas", "/boards", IdeationPermission.SeeGroup)];

    public override IReadOnlyList<LiveTopic> Topics =>
        [new(IdeationTopic.GroupBoard, IdeationPermission.SeeGroup), new(IdeationTopic.IdeaWall, IdeationPermission.Oversee)];
}

internal static class IdeationPermission
{
    /// <summary>Everything of one group's board.</summary>
    public const string SeeGroup = "ideation.see-group";
    public const string TakePart = "ideation.take-part";

    /// <summary>Enter an idea that somebody else in the group has had.</summary>
    public const string AddForSomeone = "ideation.add-for-someone";

    /// <summary>What groups have shown to the whole event.</summary>
    public const string SeeEvent = "ideation.see-event";

    /// <summary>All groups of an event at once.</summary>
    public const string Oversee = "ideation.oversee";
    public const string Dispose = "ideation.dispose";
    public const string Import = "ideation.import";
}

internal static class IdeationTopic
{
    public const string GroupBoard = "group-board";
    public const string IdeaWall = "idea-wall";
}
