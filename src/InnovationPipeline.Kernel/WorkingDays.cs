namespace InnovationPipeline.Kernel;

/// <summary>Working days in England: no Saturday, Sunday or bank holiday.</summary>
public static class WorkingDays
{
    /// <summary>Bank holidays proclaimed for one year only.</summary>
    private static readonly HashSet<DateOnly> Proclaimed = [new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];

    /// <summary>Holidays that a proclamation moved away from the day the rule gives.</summary>
    private static readonly HashSet<DateOnly> MovedAway = [new(2020, 5, 4), new(2022, 5, 30)];

    private static readonly HashSet<DateOnly> MovedTo = [new(2020, 5, 8)];

    public static bool IsWorkingDay(DateOnly day) => !IsWeekend(day) && !IsBankHoliday(day);

    /// <summary>The day that is so many working days after; 0 is the day itself.</summary>
    public static DateOnly Add(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                workingDays--;
        }
        return day;
    }

    /// <summary>Working days after the first and up to the second; with a minus where the second is earlier.</summary>
    public static int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -Between(to, from);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkingDay(day))
                count++;
        return count;
    }

    public static bool IsBankHoliday(DateOnly day) =>
        Proclaimed.Contains(day) || MovedTo.Contains(day) || (ByRule(day) && !MovedAway.Contains(day));

    private static bool ByRule(DateOnly day) =>
        day.Month switch
        {
            1 => day == OrMonday(new DateOnly(day.Year, 1, 1)),
            3 or 4 => day == Easter(day.Year).AddDays(-2) || day == Easter(day.Year).AddDays(1),
            5 => day.DayOfWeek == DayOfWeek.Monday && (day.Day <= 7 || day.Day > 24),
            8 => day.DayOfWeek == DayOfWeek.Monday && day.Day > 24,
            12 => Christmas(day.Year).Contains(day),
            _ => false,
        };

    private static DateOnly OrMonday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    /// <summary>Christmas and Boxing Day, or the weekdays that stand in for those on a weekend.</summary>
    private static DateOnly[] Christmas(int year)
    {
        var christmas = new DateOnly(year, 12, 25);
        return christmas.DayOfWeek switch
        {
            DayOfWeek.Friday => [christmas, christmas.AddDays(3)],
            DayOfWeek.Saturday => [christmas.AddDays(2), christmas.AddDays(3)],
            DayOfWeek.Sunday => [christmas.AddDays(1), christmas.AddDays(2)],
            _ => [christmas, christmas.AddDays(1)],
        };
    }

    /// <summary>Easter Sunday by the anonymous Gregorian computus.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
