using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Events.Domain;

/// <summary>States and choices as people read them.</summary>
internal static class PlainWords
{
    public static string Of(EventState state) =>
        state switch
        {
            EventState.RegistrationOpen => "Registration open",
            EventState.RegistrationClosed => "Registration closed",
            _ => state.ToString(),
        };

    public static string ColourOf(EventState state) =>
        state switch
        {
            EventState.Draft => "white",
            EventState.Live or EventState.RegistrationOpen => "green",
            EventState.Cancelled => "red",
            EventState.Postponed => "yellow",
            EventState.Closed or EventState.Archived => "grey",
            _ => "blue",
        };

    /// <summary>"You cannot … an event that is …"</summary>
    public static string Of(EventMove move) =>
        move switch
        {
            EventMove.Publish => "publish",
            EventMove.OpenRegistration => "open registration for",
            EventMove.CloseRegistration => "close registration for",
            EventMove.GoLive => "begin",
            EventMove.Close => "close",
            EventMove.Archive => "archive",
            EventMove.Cancel => "cancel",
            _ => "postpone",
        };

    public static string ButtonOf(EventMove move) =>
        move switch
        {
            EventMove.Publish => "Publish the event",
            EventMove.OpenRegistration => "Open registration",
            EventMove.CloseRegistration => "Close registration",
            EventMove.GoLive => "Begin the day",
            EventMove.Close => "Close the day",
            EventMove.Archive => "Archive the event",
            EventMove.Cancel => "Cancel the event",
            _ => "Postpone the event",
        };

    public static string Of(BlockType type) =>
        type switch
        {
            BlockType.MovementBreak => "Movement break",
            BlockType.QandA => "Questions and answers",
            BlockType.Buffer => "Spare time",
            _ => type.ToString(),
        };

    public static string Of(SeniorityBand band) => band == SeniorityBand.EarlyCareer ? "Early career" : band.ToString();

    public static string Of(Sector sector) =>
        sector switch
        {
            Sector.LocalGovernment => "Local government",
            Sector.Private => "Private sector",
            Sector.Academic => "Academic",
            Sector.VCSE => "Voluntary, community and social enterprise",
            Sector.PatientOrPublic => "Patient or member of the public",
            _ => "NHS",
        };

    public static string Of(AttendanceMode mode) => mode == AttendanceMode.Remote ? "Remote" : "In the room";

    /// <summary>What a table can offer, as the form asks and a table's card says it.</summary>
    public static readonly IReadOnlyList<(TableNeeds Need, string Words)> TableNeeds =
    [
        (GroupDesign.TableNeeds.StepFree, "Step-free access"),
        (GroupDesign.TableNeeds.HearingLoop, "A hearing loop"),
    ];

    public static string Of(TableNeeds needs) => string.Join(", ", TableNeeds.Where(n => needs.HasFlag(n.Need)).Select(n => n.Words));

    public static string Of(DesignState state) =>
        state switch
        {
            DesignState.Searching => "Searching",
            DesignState.Ready => "Ready",
            _ => "Rules not all kept",
        };

    public static string ColourOf(DesignState state) =>
        state switch
        {
            DesignState.Searching => "blue",
            DesignState.Ready => "green",
            _ => "red",
        };

    /// <summary>What groups are mixed by.</summary>
    public static string Of(MixedBy attribute) =>
        attribute switch
        {
            MixedBy.Seniority => "Level of experience",
            MixedBy.Ics => "Integrated care board",
            MixedBy.Mode => "In the room or remote",
            _ => attribute.ToString(),
        };

    public static string Of(PlaceState state) =>
        state switch
        {
            PlaceState.Waiting => "On the waiting list",
            PlaceState.Cancelled => "Cancelled",
            _ => "Has a place",
        };
}
