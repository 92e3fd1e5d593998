using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InnovationPipeline.UiKit.Binding;

/// <summary>
/// Reads a <see cref="DateOnly"/> from `X.Day`, `X.Month` and `X.Year`, or from one ISO date under `X` (addresses, hidden fields).
/// What was typed stays in ModelState; an error lies under `X`.
/// </summary>
public sealed class DateInputBinder : IModelBinder
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var name = bindingContext.ModelName;
        var whole = bindingContext.ValueProvider.GetValue(name);
        if (whole != ValueProviderResult.None)
            BindWhole(bindingContext, whole);
        else
            BindParts(bindingContext);
        return Task.CompletedTask;
    }

    private static void BindWhole(ModelBindingContext context, ValueProviderResult whole)
    {
        context.ModelState.SetModelValue(context.ModelName, whole);
        var text = whole.FirstValue;
        if (string.IsNullOrWhiteSpace(text))
            Empty(context);
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Bound(context, date);
        else
            Refuse(context, "must be a real date");
    }

    private static void BindParts(ModelBindingContext context)
    {
        var day = Typed(context, "Day");
        var month = Typed(context, "Month");
        var year = Typed(context, "Year");
        if (day is null && month is null && year is null)
            return;

        var missing = new List<string>();
        if (day is null or "")
            missing.Add("day");
        if (month is null or "")
            missing.Add("month");
        if (year is null or "")
            missing.Add("year");

        if (missing.Count == 3)
            Empty(context);
        else if (missing.Count > 0)
            Refuse(context, $"must include a {string.Join(" and ", missing)}");
        else if (year!.Length != 4 || !Number(year, out var y))
            Refuse(context, "must have a year of 4 numbers");
        else if (!Number(day!, out var d) || !Month(month!, out var m) || !IsReal(y, m, d))
            Refuse(context, "must be a real date");
        else
            Bound(context, new DateOnly(y, m, d));
    }

    private static string? Typed(ModelBindingContext context, string part)
    {
        var name = $"{context.ModelName}.{part}";
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
            return null;
        context.ModelState.SetModelValue(name, value);
        // These keys hold only what was typed: without a state of their own the page would never be valid.
        context.ModelState.MarkFieldSkipped(name);
        return value.FirstValue?.Trim() ?? "";
    }

    private static void Bound(ModelBindingContext context, DateOnly date) => context.Result = ModelBindingResult.Success(date);

    private static void Empty(ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else
            Refuse(context, "is missing");
    }

    private static void Refuse(ModelBindingContext context, string why)
    {
        context.ModelState.TryAddModelError(context.ModelName, $"{Words.Of(context.ModelMetadata)} {why}");
        context.Result = ModelBindingResult.Failed();
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Month(string text, out int month)
    {
        if (Number(text, out month))
            return true;
        month = text.Length < 3 ? 0 : Array.FindIndex(Months, name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        return month > 0;
    }

    private static bool IsReal(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}

internal sealed class DateInputBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateInputBinder() : null;
}
