using System.Globalization;
using InnovationPipeline.UiKit.Binding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace InnovationPipeline.Tests.UiKit;

public sealed class DateInputTests
{
    private sealed class Form
    {
        public DateOnly? ClosingDate { get; set; }
        public DateOnly Day { get; set; }
    }

    private static async Task<ModelBindingContext> Bind(string property, params (string Name, string Value)[] typed)
    {
        var context = new DefaultModelBindingContext
        {
            ModelName = property,
            ModelMetadata = new EmptyModelMetadataProvider().GetMetadataForProperty(typeof(Form), property),
            ModelState = new ModelStateDictionary(),
            ValueProvider = new FormValueProvider(
                BindingSource.Form,
                new FormCollection(typed.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal)),
                CultureInfo.InvariantCulture
            ),
        };
        await new DateInputBinder().BindModelAsync(context);
        return context;
    }

    private static Task<ModelBindingContext> Bind(string day, string month, string year) =>
        Bind(nameof(Form.ClosingDate), ("ClosingDate.Day", day), ("ClosingDate.Month", month), ("ClosingDate.Year", year));

    [Theory]
    [InlineData("31", "3", "2027")]
    [InlineData(" 31 ", "03", "2027")]
    [InlineData("31", "March", "2027")]
    [InlineData("31", "mar", "2027")]
    public async Task A_date_is_read_from_its_three_parts(string day, string month, string year)
    {
        var bound = await Bind(day, month, year);
        Assert.Equal(new DateOnly(2027, 3, 31), bound.Result.Model);
        Assert.True(bound.ModelState.IsValid);
    }

    [Theory]
    [InlineData("31", "3", "", "Closing date must include a year")]
    [InlineData("31", "", "", "Closing date must include a month and year")]
    [InlineData("", "3", "2027", "Closing date must include a day")]
    [InlineData("31", "3", "27", "Closing date must have a year of 4 numbers")]
    [InlineData("31", "2", "2027", "Closing date must be a real date")]
    [InlineData("one", "3", "2027", "Closing date must be a real date")]
    [InlineData("1", "13", "2027", "Closing date must be a real date")]
    [InlineData("1", "3", "0000", "Closing date must be a real date")]
    public async Task A_wrong_date_says_what_is_wrong_and_keeps_what_was_typed(string day, string month, string year, string message)
    {
        var bound = await Bind(day, month, year);
        Assert.False(bound.Result.IsModelSet);
        Assert.Equal(message, Assert.Single(bound.ModelState["ClosingDate"]!.Errors).ErrorMessage);
        Assert.Equal(day, bound.ModelState["ClosingDate.Day"]!.AttemptedValue);
        Assert.Equal(year, bound.ModelState["ClosingDate.Year"]!.AttemptedValue);
    }

    [Fact]
    public async Task No_date_is_no_error_where_none_is_needed()
    {
        var bound = await Bind("", "", "");
        Assert.True(bound.Result.IsModelSet);
        Assert.Null(bound.Result.Model);
        Assert.True(bound.ModelState.IsValid);
    }

    [Fact]
    public async Task A_date_that_cannot_be_absent_is_missed()
    {
        var bound = await Bind(nameof(Form.Day), ("Day.Day", ""), ("Day.Month", ""), ("Day.Year", ""));
        Assert.Equal("Day is missing", Assert.Single(bound.ModelState["Day"]!.Errors).ErrorMessage);
    }

    [Fact]
    public async Task An_address_carries_a_date_in_one_piece() =>
        Assert.Equal(new DateOnly(2027, 3, 31), (await Bind(nameof(Form.ClosingDate), ("ClosingDate", "2027-03-31"))).Result.Model);

    [Fact]
    public async Task A_form_without_the_date_leaves_it_alone() => Assert.False((await Bind(nameof(Form.ClosingDate))).Result.IsModelSet);
}
