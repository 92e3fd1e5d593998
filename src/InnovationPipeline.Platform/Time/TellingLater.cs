using InnovationPipeline.Kernel;

namespace InnovationPipeline.Platform.Time;

/// <summary>When people are told what was decided: at once, or some working days later, so that whoever it touches most hears it in person first.</summary>
public static class TellingLater
{
    public const int MostWorkingDays = 5;
    public const string AtMost = "People are told at once, or at most 5 working days later";

    /// <summary>Now, or 9am of that working day.</summary>
    public static DateTimeOffset Moment(int workingDays, DateTimeOffset now) =>
        workingDays == 0 ? now : London.At(WorkingDays.Add(London.DayOf(now), workingDays), new TimeOnly(9, 0));

    /// <summary>What may be chosen, each with its words.</summary>
    public static IEnumerable<(int WorkingDays, string Words)> Choices =>
        Enumerable
            .Range(0, MostWorkingDays + 1)
            .Select(d =>
                (
                    d,
                    d switch
                    {
                        0 => "At once",
                        1 => "After 1 working day",
                        _ => $"After {d} working days",
                    }
                )
            );
}
