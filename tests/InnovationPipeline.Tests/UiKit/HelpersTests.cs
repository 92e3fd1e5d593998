using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InnovationPipeline.UiKit;
using InnovationPipeline.UiKit.TagHelpers.Content;
using InnovationPipeline.UiKit.TagHelpers.Fields;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace InnovationPipeline.Tests.UiKit;

/// <summary>What the helpers do beyond the published markup.</summary>
public sealed class HelpersTests
{
    private const string Harm = "<script>\"x\"</script>";

    private readonly Drawing _page = new();

    private async Task<IElement> Body(params Written[] page) =>
        new HtmlParser().ParseDocument($"<body>{await _page.Draw(page)}</body>").Body!;

    [Fact]
    public async Task A_field_shows_what_was_typed_rather_than_what_is_stored()
    {
        _page.State.SetModelValue("Cost", "twelve", "twelve");
        var body = await Body(new Written(new NhsInput { For = _page.For("Cost", 12m), Label = "Cost" }));
        Assert.Equal("twelve", body.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        _page.State.SetModelValue("Password", "secret", "secret");
        var body = await Body(
            new Written(
                new NhsInput
                {
                    For = _page.For("Password", "secret"),
                    Label = "Password",
                    Type = "password",
                }
            )
        );
        Assert.False(body.QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public async Task A_nested_property_has_a_dotted_name_and_an_id_without_dots()
    {
        var input = (await Body(new Written(new NhsInput { For = _page.For("Input.Title", "x"), Label = "Title" }))).QuerySelector(
            "input"
        )!;
        Assert.Equal(("Input.Title", "Input_Title"), (input.GetAttribute("name"), input.Id));
    }

    [Fact]
    public async Task Everything_an_author_or_a_person_writes_is_encoded()
    {
        _page.State.SetModelValue("Title", Harm, Harm);
        _page.State.AddModelError("Title", Harm);
        var drawn = await _page.Draw(
            new(new NhsErrorSummary()),
            new(
                new NhsInput
                {
                    For = _page.For("Title", ""),
                    Label = Harm,
                    Hint = Harm,
                    Prefix = Harm,
                }
            ),
            new(new NhsTextarea { For = _page.For("Title", ""), Label = Harm }),
            new(
                new NhsRadios
                {
                    Name = "Kind",
                    Label = Harm,
                    Items = [new(Harm, Harm)],
                }
            ),
            new(
                new NhsCard
                {
                    Heading = Harm,
                    Text = Harm,
                    Href = Harm,
                }
            ),
            new(new NhsNotificationBanner { Text = Harm }),
            new(
                new NhsBarChart
                {
                    Caption = Harm,
                    LabelHeader = Harm,
                    ValueHeader = Harm,
                    Rows = [new ChartRow(Harm, 1, Harm)],
                }
            )
        );
        Assert.DoesNotContain("<script", drawn, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"x\"", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_summary_follows_the_order_of_the_fields_and_links_to_the_first_of_a_group()
    {
        _page.State.AddModelError("", "The round has closed");
        _page.State.AddModelError("ClosesOn", "Closing date must include a month");
        _page.State.SetModelValue("ClosesOn.Day", "1", "1");
        _page.State.SetModelValue("ClosesOn.Year", "2027", "2027");
        _page.State.AddModelError("Kind", "Select a kind");
        _page.State.AddModelError("Title", "Enter a title");

        var body = await Body(
            new Written(new NhsErrorSummary()),
            new Written(new NhsInput { For = _page.For("Title", ""), Label = "Title" }),
            new Written(
                new NhsRadios
                {
                    For = _page.For("Kind", ""),
                    Label = "Kind",
                    Items = [new("A", "a"), new("B", "b")],
                }
            ),
            new Written(new NhsDateInput { For = _page.For<DateOnly?>("ClosesOn", null), Label = "Closes on" })
        );

        Assert.Equal(
            ["#Title", "#Kind", "#ClosesOn-month"],
            body.QuerySelectorAll(".nhsuk-error-summary a").Select(link => link.GetAttribute("href"))
        );
        Assert.All(body.QuerySelectorAll(".nhsuk-error-summary a"), link => Assert.NotNull(body.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal("The round has closed", body.QuerySelector(".nhsuk-error-summary li:last-child")!.TextContent);
    }

    [Fact]
    public async Task Without_an_error_there_is_no_summary() => Assert.Empty(await _page.Draw(new Written(new NhsErrorSummary())));

    [Fact]
    public async Task The_not_patient_box_is_there_only_when_the_text_was_refused_for_it()
    {
        Assert.Empty(await _page.Draw(new Written(new NhsNotPatient())));

        _page.State.AddModelError(NhsNotPatient.Key, "Remove the NHS number, or say that it is not one");
        var box = (await Body(new Written(new NhsNotPatient()))).QuerySelector("input")!;
        Assert.Equal(
            ("NotPatientDetails", "true", false),
            (box.GetAttribute("name"), box.GetAttribute("value"), box.HasAttribute("checked"))
        );
    }

    [Fact]
    public async Task In_a_list_of_forms_only_the_one_that_came_back_shows_what_was_typed_and_what_is_wrong()
    {
        _page.State.SetModelValue("Reason", "Too long", "Too long");
        _page.State.AddModelError("Reason", "Keep it short");
        _page.State.AddModelError(NhsNotPatient.Key, "Remove the NHS number, or say that it is not one");
        var body = await Body(
            new(new NhsErrorSummary()),
            new(
                new NhsInput
                {
                    Name = "Reason",
                    Id = "reason-1",
                    Label = "Why?",
                    Sent = false,
                }
            ),
            new(new NhsNotPatient { Sent = false }),
            new(
                new NhsInput
                {
                    Name = "Reason",
                    Id = "reason-2",
                    Label = "Why?",
                }
            )
        );
        Assert.Equal([null, "Too long"], body.QuerySelectorAll("input").Select(i => i.GetAttribute("value")));
        Assert.Equal("reason-2-error", Assert.Single(body.QuerySelectorAll("span.nhsuk-error-message")).Id);
        Assert.Equal("#reason-2", body.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_form_that_comes_back_keeps_its_new_id()
    {
        var id = Guid.CreateVersion7().ToString();
        _page.State.SetModelValue("IdeaId", id, id);
        var kept = (await Body(new Written(new NhsNewId { For = _page.For("IdeaId", Guid.Empty) }))).QuerySelector("input")!;
        Assert.Equal(id, kept.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_form_has_a_new_version_7_id()
    {
        var made = (await Body(new Written(new NhsNewId { For = _page.For("IdeaId", Guid.Empty) }))).QuerySelector("input")!;
        Assert.Equal(7, Guid.Parse(made.GetAttribute("value")!).Version);
    }

    [Fact]
    public async Task Pagination_keeps_the_rest_of_the_query()
    {
        _page.View.HttpContext.Request.Path = "/ideas";
        _page.View.HttpContext.Request.QueryString = new QueryString("?q=a%20%26%20b&p=2");
        var next = (await Body(new Written(new NhsPagination { Page = 2, Pages = 3 }))).QuerySelector(".nhsuk-pagination__next")!;
        Assert.Equal("/ideas?q=a%20%26%20b&p=3", next.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?handler=End&q=a%20%26%20b", "/ideas?q=a%20%26%20b")]
    [InlineData("?handler=End", "/ideas")]
    [InlineData("?q=a", null)]
    public async Task A_form_without_a_handler_is_not_sent_to_that_of_the_form_that_came_back(string query, string? action)
    {
        _page.View.HttpContext.Request.Path = "/ideas";
        _page.View.HttpContext.Request.QueryString = new QueryString(query);
        Assert.Equal(action, (await Body(new Written(new FormHandler()))).FirstElementChild!.GetAttribute("action"));
    }

    [Fact]
    public async Task One_page_has_no_pagination() =>
        Assert.Empty(await _page.Draw(new Written(new NhsPagination { Page = 1, Pages = 1 })));

    [Fact]
    public async Task A_success_message_is_shown_after_the_redirect()
    {
        Assert.Empty(await _page.Draw(new Written(new NhsNotificationBanner { FromTempData = true })));

        _page.View.TempData[PageKeys.Success] = "Idea added";
        var banner = await Body(new Written(new NhsNotificationBanner { FromTempData = true }));
        Assert.Equal("Idea added", banner.QuerySelector(".nhsuk-notification-banner--success p")!.TextContent);
    }

    [Fact]
    public async Task A_chart_and_its_table_say_the_same()
    {
        var body = await Body(
            new Written(
                new NhsBarChart
                {
                    Caption = "Scans leads",
                    LabelHeader = "Idea",
                    ValueHeader = "Votes",
                    Rows = [new("Scans", 12, "12 votes"), new("Frailty", 6, "6 votes"), new("Loss", -4, "−4"), new("None", 0, "0 votes")],
                }
            )
        );

        Assert.Equal(
            body.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("td")!.TextContent),
            body.QuerySelectorAll("svg .app-chart__figure").Select(figure => figure.TextContent)
        );
        Assert.Equal(["75%", "37.5%", "25%", "0%"], body.QuerySelectorAll("rect").Select(bar => bar.GetAttribute("width")));
        Assert.Equal(["25%", "25%", "0%", "25%"], body.QuerySelectorAll("rect").Select(bar => bar.GetAttribute("x")));
        Assert.Equal(body.QuerySelector("svg")!.GetAttribute("aria-labelledby"), body.QuerySelector("svg title")!.Id);
        Assert.Empty(body.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task A_chart_of_nothing_but_zeros_has_no_bars_to_see()
    {
        var body = await Body(new Written(new NhsBarChart { Caption = "None", Rows = [new("A", 0, "0"), new("B", 0, "0")] }));
        Assert.All(body.QuerySelectorAll("rect"), bar => Assert.Equal("0%", bar.GetAttribute("width")));
    }

    [Fact]
    public async Task Several_lines_are_told_apart_by_strokes_and_say_what_their_table_says()
    {
        var body = await Body(
            new Written(
                new NhsSeriesChart
                {
                    Caption = Harm,
                    LabelHeader = "Quarter",
                    Labels = ["One", "Two", "Three"],
                    Series = [new("Plan", [0, 50, 100]), new("Verified", [0, 25, null])],
                    Display = value => $"£{value:0}",
                }
            )
        );

        var lines = body.QuerySelectorAll("svg polyline");
        // A figure that is not there ends the line: it is no zero.
        Assert.Equal(["0,40 50,20 100,0", "0,40 50,30"], lines.Select(l => l.GetAttribute("points")));
        Assert.Equal(2, lines.Select(l => l.GetAttribute("stroke-dasharray")).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["Plan: solid line", "Verified: dashes"], body.QuerySelectorAll("figure li").Select(l => l.TextContent));
        Assert.Equal(["£0", "£0", "£50", "£25", "£100", "None"], body.QuerySelectorAll("tbody td").Select(c => c.TextContent));
        Assert.Equal(["Quarter", "Plan", "Verified"], body.QuerySelectorAll("thead th[scope=col]").Select(c => c.TextContent));
        Assert.Equal(body.QuerySelector("svg")!.GetAttribute("aria-labelledby"), body.QuerySelector("svg title")!.Id);
        Assert.Equal(body.QuerySelector("[role=region]")!.GetAttribute("aria-labelledby"), body.QuerySelector("caption")!.Id);
        Assert.Empty(body.QuerySelectorAll("[style], script"));
    }

    [Fact]
    public async Task One_label_has_a_table_and_no_lines_and_none_has_nothing()
    {
        var one = new NhsSeriesChart
        {
            Caption = "One",
            Labels = ["One"],
            Series = [new("Plan", [1])],
        };
        Assert.Empty((await Body(new Written(one))).QuerySelectorAll("svg"));
        Assert.Empty(await _page.Draw(new Written(new NhsSeriesChart { Caption = "None" })));
    }

    [Fact]
    public async Task A_timeline_draws_each_thing_from_its_promise_and_its_table_says_the_same()
    {
        var first = new DateOnly(2026, 1, 1);
        var body = await Body(
            new Written(
                new NhsTimelineChart
                {
                    Caption = Harm,
                    LabelHeader = "Milestone",
                    Today = first.AddDays(50),
                    Rows =
                    [
                        new("Pilot", first, first.AddDays(20), first.AddDays(25), "+25 days"),
                        new("Whole network", first.AddDays(50), first.AddDays(100), null, "+50 days", "/milestones/1"),
                    ],
                }
            )
        );

        Assert.Equal(["3%", "50%"], body.QuerySelectorAll("svg circle.app-chart__open").Select(c => c.GetAttribute("cx")));
        Assert.Equal(["97%"], body.QuerySelectorAll("svg circle.app-chart__bar").Select(c => c.GetAttribute("cx")));
        Assert.Equal(["26.5%"], body.QuerySelectorAll("svg svg").Select(c => c.GetAttribute("x")));
        Assert.Equal(
            [("3%", "26.5%"), ("50%", "50%"), ("50%", "97%"), ("50%", "50%")],
            body.QuerySelectorAll("svg line").Select(l => (l.GetAttribute("x1")!, l.GetAttribute("x2")!))
        );
        // Today's dashes are beside each row's title, not through it.
        Assert.Equal(["1.4em", "5.2em"], body.QuerySelectorAll("svg line[stroke-dasharray]").Select(l => l.GetAttribute("y1")));
        Assert.Equal(
            [
                "1 January 2026",
                "21 January 2026",
                "26 January 2026",
                "+25 days",
                "20 February 2026",
                "11 April 2026",
                "Not yet",
                "+50 days",
            ],
            body.QuerySelectorAll("tbody td").Select(c => c.TextContent)
        );
        Assert.Equal("/milestones/1", body.QuerySelector("tbody th a")!.GetAttribute("href"));
        Assert.Equal(body.QuerySelector("svg")!.GetAttribute("aria-labelledby"), body.QuerySelector("svg title")!.Id);
        Assert.Empty(body.QuerySelectorAll("[style], script"));
        Assert.Empty(await _page.Draw(new Written(new NhsTimelineChart { Caption = "None" })));
    }
}
