using System.ComponentModel.DataAnnotations;

namespace InnovationPipeline.Events.Features.Home;

/// <summary>The fields of an event, as they are typed.</summary>
internal sealed class EventForm
{
    [Required(ErrorMessage = "Enter a name")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter what the day is about")]
    public string? Summary { get; set; }

    [Required(ErrorMessage = "Enter where it is")]
    public string? Venue { get; set; }

    [Required(ErrorMessage = "Enter how many places there are")]
    public int? Places { get; set; }

    [Required(ErrorMessage = "Enter when the day starts")]
    public TimeOnly? StartsAt { get; set; }

    [Display(Name = "The last day of registration")]
    public DateOnly? RegistrationClosesOn { get; set; }

    public EventText Text() => new(Name!, Summary!, Venue!, Places!.Value, StartsAt!.Value, RegistrationClosesOn);

    public static EventForm Of(EventText text) =>
        new()
        {
            Name = text.Name,
            Summary = text.Summary,
            Venue = text.Venue,
            Places = text.Places,
            StartsAt = text.StartsAt,
            RegistrationClosesOn = text.RegistrationClosesOn,
        };
}

/// <summary>A page with the event form.</summary>
internal interface IEventFormPage
{
    EventForm Form { get; }
}
