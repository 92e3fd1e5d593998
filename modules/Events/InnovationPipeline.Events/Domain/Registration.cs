using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

internal enum SeniorityBand
{
    EarlyCareer,
    Experienced,
    Senior,
    Executive,
}

internal enum Sector
{
    NHS,
    LocalGovernment,
    Private,
    Academic,
    VCSE,
    PatientOrPublic,
}

internal enum AttendanceMode
{
    InRoom,
    Remote,
}

internal enum PlaceState
{
    Placed,
    Waiting,
    Cancelled,
}

internal enum CheckInDoor
{
    Code,
    Link,
    Desk,
    WalkIn,
}

/// <param name="OrganisationTyped">as the person wrote it, where it is none of ours</param>
internal sealed record Profile(
    string Discipline,
    SeniorityBand? Seniority,
    Sector Sector,
    Guid? OrganisationId,
    string? OrganisationTyped,
    Guid? IcsId,
    TimeOnly? PresentFrom,
    TimeOnly? PresentTo,
    AttendanceMode Mode
)
{
    /// <summary>The two are kept in different groups.</summary>
    public string? LineManagerEmail { get; init; }

    /// <summary>Challenge areas that the person would like to work on; none where they do not mind.</summary>
    public IReadOnlyList<Guid> PreferredAreaIds { get; init; } = [];
}

/// <summary>A person's place at one event, and whether they are there.</summary>
internal sealed class Registration : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule OncePerEvent = new("This e-mail address is registered for the event already");
        internal static readonly Rule KnownDiscipline = new("Select a discipline from the list");
        internal static readonly Rule LeavesAfterComing = new("The time you leave must be after the time you come");
        internal static readonly Rule CancelledAlready = new("This place has been given up already");
        internal static readonly Rule NeedsAPlace = new("Only someone with a place can check in");
        internal static readonly Rule OnTheDay = new("Check-in opens when the event begins");
        internal static readonly Rule NotThereYet = new("This person is not checked in");
        internal static readonly Rule AlreadyThere = new("Someone who is there cannot give up their place");
        internal static readonly Rule SayWhy = new("Enter a reason");
    }

    private RegistrationNeeds? _needs;

    public Registration(Guid id, Guid innovationEventId, Guid personId, Profile profile, DateTimeOffset now)
        : base(id)
    {
        InnovationEventId = innovationEventId;
        PersonId = personId;
        RegisteredAt = now;
        Change(profile);
    }

    private Registration(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset RegisteredAt { get; private set; }
    public string Discipline { get; private set; } = "";
    public SeniorityBand? Seniority { get; private set; }
    public Sector Sector { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string? OrganisationTyped { get; private set; }
    public Guid? IcsId { get; private set; }
    public TimeOnly? PresentFrom { get; private set; }
    public TimeOnly? PresentTo { get; private set; }
    public AttendanceMode Mode { get; private set; }
    public string? LineManagerEmail { get; private set; }
    public Guid[] PreferredAreaIds { get; private set; } = [];
    public PlaceState State { get; private set; }

    /// <summary>The place in the queue; the lowest is next.</summary>
    public long? WaitingNumber { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }
    public CheckInDoor? CheckedInBy { get; private set; }
    public string? UndoneBecause { get; private set; }

    /// <summary>In a table of its own; loaded only for event staff.</summary>
    public RegistrationNeeds? Needs => _needs;

    public void Change(Profile profile)
    {
        Rules.KnownDiscipline.Require(Disciplines.Named(profile.Discipline) is not null);
        Rules.LeavesAfterComing.Require(
            profile.PresentFrom is null || profile.PresentTo is null || profile.PresentFrom < profile.PresentTo
        );
        Discipline = Disciplines.Named(profile.Discipline)!;
        Seniority = profile.Seniority;
        Sector = profile.Sector;
        OrganisationId = profile.OrganisationId;
        OrganisationTyped = profile.OrganisationTyped;
        IcsId = profile.IcsId;
        PresentFrom = profile.PresentFrom;
        PresentTo = profile.PresentTo;
        Mode = profile.Mode;
        LineManagerEmail = profile.LineManagerEmail?.Trim().ToLowerInvariant();
        PreferredAreaIds = [.. profile.PreferredAreaIds];
    }

    /// <summary>Kept for event staff only; nothing is kept where nothing is needed.</summary>
    public void KeepNeeds(TableNeeds table, string? accessNeeds, string? dietary)
    {
        if (table == TableNeeds.None && string.IsNullOrWhiteSpace(accessNeeds) && string.IsNullOrWhiteSpace(dietary))
        {
            _needs = null;
            return;
        }
        _needs ??= new RegistrationNeeds(Id);
        _needs.Write(table, accessNeeds, dietary);
    }

    internal void GetPlace()
    {
        State = PlaceState.Placed;
        WaitingNumber = null;
    }

    internal void Wait(long number)
    {
        State = PlaceState.Waiting;
        WaitingNumber = number;
    }

    internal void GiveUp()
    {
        Rules.CancelledAlready.Require(State != PlaceState.Cancelled);
        Rules.AlreadyThere.Require(CheckedInAt is null);
        State = PlaceState.Cancelled;
        WaitingNumber = null;
    }

    /// <summary>A second time it changes nothing: the first time stands.</summary>
    /// <returns>whether the person has come only now</returns>
    public bool CheckIn(CheckInDoor door, EventState state, DateTimeOffset now)
    {
        Rules.OnTheDay.Require(state == EventState.Live);
        Rules.NeedsAPlace.Require(State == PlaceState.Placed);
        if (CheckedInAt is not null)
            return false;
        CheckedInAt = now;
        CheckedInBy = door;
        UndoneBecause = null;
        Announce(new PersonCheckedIn(InnovationEventId, PersonId));
        return true;
    }

    public void UndoCheckIn(string reason)
    {
        Rules.NotThereYet.Require(CheckedInAt is not null);
        Rules.SayWhy.Require(!string.IsNullOrWhiteSpace(reason));
        CheckedInAt = null;
        CheckedInBy = null;
        UndoneBecause = reason;
    }

    /// <summary>What results are counted by stays; what only staff needed to know goes.</summary>
    public void Forget()
    {
        OrganisationTyped = null;
        PresentFrom = null;
        PresentTo = null;
        LineManagerEmail = null;
        _needs = null;
    }
}

/// <summary>What a person needs to take part; private.</summary>
internal sealed class RegistrationNeeds(Guid registrationId)
{
    public Guid RegistrationId { get; private set; } = registrationId;
    public TableNeeds Table { get; private set; }
    public string? AccessNeeds { get; private set; }
    public string? Dietary { get; private set; }

    internal void Write(TableNeeds table, string? accessNeeds, string? dietary) =>
        (Table, AccessNeeds, Dietary) = (table, accessNeeds, dietary);
}
