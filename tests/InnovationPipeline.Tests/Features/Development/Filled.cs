using System.Globalization;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Fills every field of a record, each with a value found nowhere else; the values are kept.</summary>
internal sealed class Filled
{
    private static readonly DateOnly Day = new(2026, 1, 1);
    private int _count;

    /// <summary>Every word, amount, date and id that was filled in, as JSON writes it.</summary>
    public List<string> Values { get; } = [];

    public static T Of<T>(Filled filled) => (T)filled.Value(typeof(T));

    public object Value(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(int))
            return _count++ % 5 + 1;
        if (plain == typeof(bool))
            return true;
        if (plain.IsEnum)
            return Enum.GetValues(plain).GetValue(0)!;
        if (plain == typeof(uint))
            return 1u;
        if (plain.IsGenericType)
        {
            var item = plain.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, 2);
            list.SetValue(Value(item), 0);
            list.SetValue(Value(item), 1);
            return list;
        }
        var n = ++_count;
        object? leaf =
            plain == typeof(string) ? $"words-{n:0000}"
            : plain == typeof(Guid) ? Guid.CreateVersion7()
            : plain == typeof(decimal) ? 1_000m + n
            : plain == typeof(DateOnly) ? Day.AddDays(n)
            : plain == typeof(DateTimeOffset) ? new DateTimeOffset(Day.AddDays(n), default, default)
            : null;
        if (leaf is not null)
        {
            Values.Add(
                leaf switch
                {
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    DateTimeOffset at => at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                    IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
                    _ => leaf.ToString()!,
                }
            );
            return leaf;
        }
        var make = plain.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return make.Invoke([.. make.GetParameters().Select(p => Value(p.ParameterType))]);
    }
}
