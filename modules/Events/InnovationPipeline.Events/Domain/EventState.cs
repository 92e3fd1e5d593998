namespace InnovationPipeline.Events.Domain;

internal enum EventState
{
    Draft,
    Published,
    RegistrationOpen,
    RegistrationClosed,
    Live,
    Closed,
    Archived,
    Cancelled,
    Postponed,
}

/// <summary>What an organiser may do with the whole event.</summary>
internal enum EventMove
{
    Publish,
    OpenRegistration,
    CloseRegistration,
    GoLive,
    Close,
    Archive,
    Cancel,
    Postpone,
}

/// <summary>Which move leads from where to where; there is no other.</summary>
internal static class EventMoves
{
    public static EventState? Target(EventState from, EventMove move, bool wasPublished) =>
        (from, move) switch
        {
            (EventState.Draft, EventMove.Publish) => EventState.Published,
            (EventState.Postponed, EventMove.Publish) when !wasPublished => EventState.Published,
            (EventState.Published or EventState.RegistrationClosed, EventMove.OpenRegistration) => EventState.RegistrationOpen,
            (EventState.Postponed, EventMove.OpenRegistration) when wasPublished => EventState.RegistrationOpen,
            (EventState.RegistrationOpen, EventMove.CloseRegistration) => EventState.RegistrationClosed,
            (EventState.Postponed, EventMove.CloseRegistration) when wasPublished => EventState.RegistrationClosed,
            (EventState.RegistrationClosed, EventMove.GoLive) => EventState.Live,
            (EventState.Live, EventMove.Close) => EventState.Closed,
            (EventState.Closed, EventMove.Archive) => EventState.Archived,
            (< EventState.Closed or EventState.Postponed, EventMove.Cancel) => EventState.Cancelled,
            (< EventState.Closed or EventState.Postponed, EventMove.Postpone) => EventState.Postponed,
            _ => null,
        };
}
