using AngleSharp.Dom;
using InnovationPipeline.UiKit.TagHelpers.Content;
using InnovationPipeline.UiKit.TagHelpers.Fields;
using Microsoft.AspNetCore.Mvc.Rendering;
using Xunit;

namespace InnovationPipeline.Tests.UiKit;

/// <summary>Every helper prints what nhsuk-frontend publishes for its component.</summary>
public sealed class PublishedComponentsTests
{
    private const string Contact = "How do you want to be contacted about this?";

    private readonly Drawing _page = new();

    private async Task Same(string component, string example, Written written, Action<IElement>? adjust = null) =>
        Assert.Equal(
            Published.Plain(Published.Example(component, example), adjust),
            Published.Plain(await _page.Draw(written)),
            ignoreLineEndingDifferences: true
        );

    private Drawing Wrong(string name, string error)
    {
        _page.State.AddModelError(name, error);
        return _page;
    }

    [Fact]
    public Task A_text_input_is_the_published_component() =>
        Same(
            "input",
            "without heading",
            new(
                new NhsInput
                {
                    Label = "What is your NHS number?",
                    Id = "without-heading",
                    Name = "example",
                    Width = "10",
                    Code = true,
                    Inputmode = "numeric",
                    Spellcheck = "false",
                }
            )
        );

    [Fact]
    public Task A_text_input_that_is_the_page_heading_is_the_published_component() =>
        Same(
            "input",
            "default",
            new(
                new NhsInput
                {
                    Label = "What is your full name?",
                    LabelSize = "l",
                    PageHeading = true,
                    Name = "example",
                }
            )
        );

    [Fact]
    public Task A_text_input_with_an_error_and_a_hint_is_the_published_component()
    {
        Wrong("example", "Enter NHS number");
        return Same(
            "input",
            "with error message and hint",
            new(
                new NhsInput
                {
                    Label = "What is your NHS number?",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-hint-error",
                    Name = "example",
                    Hint =
                        "This is a 10 digit number (like 999 123 4567) that you can find on an NHS letter, prescription or in the NHS App",
                    Width = "10",
                    Code = true,
                    Inputmode = "numeric",
                    Spellcheck = "false",
                }
            )
        );
    }

    [Fact]
    public Task A_text_input_with_prefix_suffix_and_error_is_the_published_component()
    {
        Wrong("example", "Enter a cost per item, in pounds");
        return Same(
            "input",
            "with prefix and suffix and error message",
            new(
                new NhsInput
                {
                    Label = "Cost per item, in pounds",
                    PageHeading = true,
                    Id = "with-prefix-suffix",
                    Name = "example",
                    Prefix = "£",
                    Suffix = "per item",
                    Width = "5",
                }
            )
        );
    }

    [Fact]
    public Task A_text_input_with_autocomplete_is_the_published_component() =>
        Same(
            "input",
            "example address line 1",
            new(
                new NhsInput
                {
                    Label = "Address line 1",
                    Name = "address-line1",
                    Autocomplete = "address-line1",
                }
            )
        );

    [Fact]
    public Task A_disabled_text_input_is_the_published_component() =>
        Same(
            "input",
            "disabled",
            new(
                new NhsInput
                {
                    Label = "What is your full name?",
                    LabelSize = "l",
                    PageHeading = true,
                    Name = "example",
                    Disabled = true,
                }
            )
        );

    [Fact]
    public Task A_textarea_is_the_published_component() =>
        Same(
            "textarea",
            "default",
            new(
                new NhsTextarea
                {
                    Label = "Can you provide more detail?",
                    LabelSize = "l",
                    PageHeading = true,
                    Name = "example",
                    Hint = "Do not include personal information like your name, date of birth or NHS number",
                }
            ),
            body => body.QuerySelector("textarea")!.SetAttribute("name", "example")
        );

    [Fact]
    public Task A_textarea_with_an_error_and_a_hint_is_the_published_component()
    {
        Wrong("example", "You must provide an explanation");
        return Same(
            "textarea",
            "with error message and hint",
            new(
                new NhsTextarea
                {
                    Label = "Can you provide more detail?",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-hint-error",
                    Name = "example",
                    Hint = "Do not include personal information like your name, date of birth or NHS number",
                }
            )
        );
    }

    [Fact]
    public Task A_character_count_is_the_published_component() =>
        Same(
            "character-count",
            "with threshold",
            new(
                new NhsTextarea
                {
                    Label = "Can you provide more detail?",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-threshold",
                    Name = "example",
                    MaxLength = 112,
                    Threshold = 75,
                    Value = "Type another letter into this field after this message to see the threshold feature",
                }
            )
        );

    [Fact]
    public Task A_character_count_with_an_error_and_a_hint_is_the_published_component()
    {
        Wrong("example", "Job description must be 350 characters or less");
        return Same(
            "character-count",
            "with error message and hint",
            new(
                new NhsTextarea
                {
                    Label = "Enter a job description",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-error-message",
                    Name = "example",
                    MaxLength = 350,
                    Hint = "Do not include personal information like your name, date of birth or NHS number",
                    Value = "Typed",
                }
            ),
            body => body.QuerySelector("textarea")!.TextContent = "Typed"
        );
    }

    [Fact]
    public Task A_word_count_with_an_error_is_the_published_component()
    {
        Wrong("example", "Job description must be 40 words or less");
        return Same(
            "character-count",
            "with count type 'words' and error message",
            new(
                new NhsTextarea
                {
                    Label = "Enter a job description",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-words-count-type-error-message",
                    Name = "example",
                    MaxWords = 51,
                    Value = "Typed",
                }
            ),
            body => body.QuerySelector("textarea")!.TextContent = "Typed"
        );
    }

    [Fact]
    public Task A_select_with_an_error_and_a_hint_is_the_published_component()
    {
        Wrong("example", "Select a location");
        return Same(
            "select",
            "with error message and hint",
            new(
                new NhsSelect
                {
                    Label = "Choose location",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-hint-error",
                    Name = "example",
                    Hint = "This can be different to where you went before",
                    Items =
                    [
                        new("Choose location", "choose"),
                        new("East Midlands", "eastmidlands"),
                        new("East of England", "eastofengland"),
                        new("London", "london"),
                        new("North East", "northeast"),
                        new("North West", "northwest"),
                        new("South East", "southeast"),
                        new("South West", "southwest"),
                        new("West Midlands", "westmidlands"),
                        new("Yorkshire and the Humber", "yorkshire"),
                    ],
                }
            )
        );
    }

    [Fact]
    public Task A_select_with_a_value_is_the_published_component() =>
        Same(
            "select",
            "with selected value",
            new(
                new NhsSelect
                {
                    Label = "Sort by",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-value",
                    Name = "example",
                    Value = "updated",
                    Items =
                    [
                        new SelectListItem("Recently published", "published"),
                        new("Recently updated", "updated"),
                        new("Most views", "views"),
                        new("Most comments", "comments"),
                    ],
                }
            )
        );

    private static Written[] Ways =>
        [
            new(new NhsItem { Value = "email", Label = "Email" }),
            new(new NhsItem { Value = "phone", Label = "Phone" }),
            new(new NhsItem { Value = "text", Label = "Text message" }),
        ];

    [Fact]
    public Task Radios_with_an_error_and_a_hint_are_the_published_component()
    {
        Wrong("example", "Select how you want to be contacted");
        return Same(
            "radios",
            "with error message and hint",
            new(
                new NhsRadios
                {
                    Label = Contact,
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-hint-error",
                    Name = "example",
                    Hint = "Select 1 option",
                },
                [.. Ways]
            )
        );
    }

    [Fact]
    public Task Radios_without_a_heading_are_the_published_component()
    {
        Wrong("example", "Select how you want to be contacted");
        return Same(
            "radios",
            "with error message, without heading",
            new(
                new NhsRadios
                {
                    Label = Contact,
                    Id = "with-error-message",
                    Name = "example",
                },
                [.. Ways]
            )
        );
    }

    [Fact]
    public Task Radios_with_conditional_content_are_the_published_component() =>
        Same(
            "radios",
            "with conditional content",
            new(
                new NhsRadios
                {
                    Label = Contact,
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "conditional",
                    Name = "example",
                    Hint = "Select 1 option",
                },
                [.. ConditionalWays]
            )
        );

    [Fact]
    public Task Radios_with_a_chosen_value_are_the_published_component() =>
        Same(
            "radios",
            "with pre-checked value",
            new(
                new NhsRadios
                {
                    Label = Contact,
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "conditional",
                    Name = "example",
                    Hint = "Select 1 option",
                    Value = "email",
                },
                [.. ConditionalWays]
            )
        );

    private static Written[] ConditionalWays =>
        [
            new(
                new NhsItem { Value = "email", Label = "Email" },
                new Written(
                    new NhsInput
                    {
                        Label = "Email address",
                        Name = "contact-by-email",
                        MaxWidth = "two-thirds",
                        Spellcheck = "false",
                    }
                )
            ),
            new(
                new NhsItem { Value = "phone", Label = "Phone" },
                new Written(
                    new NhsInput
                    {
                        Label = "Phone number",
                        Name = "contact-by-phone",
                        MaxWidth = "two-thirds",
                        Type = "tel",
                    }
                )
            ),
            new(
                new NhsItem { Value = "text", Label = "Text message" },
                new Written(
                    new NhsInput
                    {
                        Label = "Mobile phone number",
                        Name = "contact-by-text",
                        MaxWidth = "two-thirds",
                        Type = "tel",
                    }
                )
            ),
        ];

    [Fact]
    public Task Radios_with_a_divider_are_the_published_component() =>
        Same(
            "radios",
            "with divider",
            new(
                new NhsRadios
                {
                    Label = "Do you know your NHS number?",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-divider",
                    Name = "example",
                    Hint =
                        "This is a 10 digit number (like 999 123 4567) that you can find on an NHS letter, prescription or in the NHS App",
                },
                new Written(new NhsItem { Value = "yes", Label = "Yes, I know my NHS number" }),
                new Written(new NhsItem { Value = "no", Label = "No, I do not know my NHS number" }),
                new Written(new NhsItem { Divider = "or" }),
                new Written(new NhsItem { Value = "not sure", Label = "I'm not sure" })
            )
        );

    [Fact]
    public Task Radios_with_hints_on_items_are_the_published_component() =>
        Same(
            "radios",
            "with hints on items",
            new(
                new NhsRadios
                {
                    Label = "Do you have a mobile phone with signal?",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-hint-item",
                    Name = "example",
                },
                new Written(
                    new NhsItem
                    {
                        Value = "mobile",
                        Label = "Yes, I have a mobile phone with signal",
                        Hint = "We will text you a 6 digit security code",
                    }
                ),
                new Written(
                    new NhsItem
                    {
                        Value = "landline",
                        Label = "No, I want to use my landline",
                        Hint = "We will call you to give you a 6 digit security code",
                    }
                )
            )
        );

    [Fact]
    public Task Inline_radios_are_the_published_component() =>
        Same(
            "radios",
            "inline",
            new(
                new NhsRadios
                {
                    Label = "Are you 18 or over?",
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "inline",
                    Name = "example",
                    Inline = true,
                    Items = [new("Yes", "yes"), new("No", "no")],
                }
            )
        );

    [Fact]
    public Task Radios_without_a_legend_are_the_published_component() =>
        Same(
            "radios",
            "without fieldset",
            new(
                new NhsRadios
                {
                    Id = "without-fieldset",
                    Name = "colours",
                    Items = [new("Red", "red"), new("Green", "green"), new("Blue", "blue")],
                }
            )
        );

    [Fact]
    public Task Checkboxes_with_an_error_and_a_hint_are_the_published_component()
    {
        Wrong("example", "Select how you want to be contacted");
        return Same(
            "checkboxes",
            "with error message and hint",
            new(
                new NhsCheckboxes
                {
                    Label = Contact,
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "with-hint-error",
                    Name = "example",
                    Hint = "Select all options that are relevant to you",
                    Items = [new("Email", "email"), new("Phone", "phone"), new("Text message", "text message")],
                }
            )
        );
    }

    [Fact]
    public Task Checkboxes_with_a_none_option_are_the_published_component() =>
        Same(
            "checkboxes",
            "with \"none\" option",
            new(
                new NhsCheckboxes
                {
                    Label = Contact,
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "none",
                    Name = "example",
                },
                [
                    .. Ways,
                    new Written(new NhsItem { Divider = "or" }),
                    new Written(
                        new NhsItem
                        {
                            Value = "none",
                            Label = "I do not want to be contacted",
                            Exclusive = true,
                        }
                    ),
                ]
            )
        );

    [Fact]
    public Task Checkboxes_with_chosen_values_are_the_published_component() =>
        Same(
            "checkboxes",
            "with pre-checked values",
            new(
                new NhsCheckboxes
                {
                    Label = Contact,
                    LabelSize = "l",
                    PageHeading = true,
                    Id = "conditional",
                    Name = "contact",
                    For = _page.For<List<string>>("contact", ["email", "text"]),
                    Hint = "Select all options that are relevant to you",
                },
                [.. ConditionalWays]
            )
        );

    private NhsDateInput DateOfBirth =>
        new()
        {
            Label = "What is your date of birth?",
            LabelSize = "l",
            PageHeading = true,
            Id = "example",
            Name = "example",
            Hint = "For example, 31 3 1980",
        };

    // The parts are named after the property they belong to; the published examples name them day, month and year.
    private static void PartsOfAProperty(IElement body)
    {
        foreach (var input in body.QuerySelectorAll("input"))
        {
            var part = input.GetAttribute("name")!;
            input.SetAttribute("name", $"example.{char.ToUpperInvariant(part[0])}{part[1..]}");
        }
    }

    [Fact]
    public Task A_date_input_is_the_published_component() => Same("date-input", "default", new(DateOfBirth), PartsOfAProperty);

    [Fact]
    public Task A_date_input_with_a_date_is_the_published_component()
    {
        var date = DateOfBirth;
        date.For = _page.For<DateOnly?>("example", new DateOnly(2024, 8, 5));
        return Same("date-input", "with values", new(date), PartsOfAProperty);
    }

    [Fact]
    public Task A_date_input_with_an_error_and_a_hint_is_the_published_component()
    {
        Wrong("example", "Enter your date of birth");
        return Same("date-input", "with error message and hint", new(DateOfBirth), PartsOfAProperty);
    }

    [Fact]
    public Task A_date_input_without_its_month_is_the_published_component()
    {
        _page.State.SetModelValue("example.Day", "31", "31");
        _page.State.SetModelValue("example.Month", "", "");
        _page.State.SetModelValue("example.Year", "1980", "1980");
        Wrong("example", "Date of birth must include a month");
        return Same("date-input", "with error on month input", new(DateOfBirth), PartsOfAProperty);
    }

    [Fact]
    public Task A_file_upload_with_an_error_and_a_hint_is_the_published_component()
    {
        Wrong("file-upload", "The selected file must be a JPG, BMP or TIF");
        return Same(
            "file-upload",
            "with error message and hint",
            new(
                new NhsFileUpload
                {
                    Label = "Upload a file",
                    LabelSize = "l",
                    PageHeading = true,
                    Name = "file-upload",
                    Hint = "Your photo may be in your Pictures, Photos, Downloads or Desktop folder",
                }
            )
        );
    }

    [Fact]
    public Task A_fieldset_is_the_published_component() =>
        Same(
            "fieldset",
            "default",
            new(
                new NhsFieldset
                {
                    Legend = "What is your address?",
                    LegendSize = "l",
                    PageHeading = true,
                }
            )
        );

    [Fact]
    public async Task An_error_summary_is_the_published_component()
    {
        Wrong("example-last-name", "Enter your last name");
        Wrong("example-first-name", "Enter your first name");
        var drawn = await _page.Draw(
            new(new NhsErrorSummary()),
            new(new NhsInput { Name = "example-first-name" }),
            new(new NhsInput { Name = "example-last-name" })
        );
        Assert.StartsWith(
            Published.Plain(Published.Example("error-summary", "with multiple errors")),
            Published.Plain(drawn),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("with double click prevented", null, null, false, true)]
    [InlineData("default", null, null, false, false)]
    [InlineData("default, small", null, null, true, false)]
    [InlineData("disabled", null, null, false, false)]
    [InlineData("secondary", "secondary", null, false, false)]
    [InlineData("warning", "warning", null, false, false)]
    [InlineData("reverse as a link", "reverse", "#", false, true)]
    public Task A_button_is_the_published_component(string example, string? variant, string? href, bool small, bool once)
    {
        var text = Published.Plain(Published.Example("button", example)).Split('"')[1];
        return Same(
            "button",
            example,
            new(
                new NhsButton
                {
                    Variant = variant,
                    Href = href,
                    Small = small,
                    PreventDoubleClick = once,
                    Disabled = example == "disabled",
                },
                text
            )
        );
    }

    [Fact]
    public Task A_tag_is_the_published_component() => Same("tag", "with text escaping", new(new NhsTag { Colour = "red" }, "A&amp;E"));

    [Fact]
    public Task An_inset_text_is_the_published_component() =>
        Same(
            "inset-text",
            "default",
            new(new NhsInsetText { Text = "You can report any suspected side effect using the Yellow Card safety scheme" })
        );

    [Fact]
    public Task A_warning_callout_is_the_published_component() =>
        Same(
            "warning-callout",
            "with custom heading",
            new(
                new NhsWarningCallout
                {
                    Heading = "School, nursery or work",
                    Text =
                        "Stay away from school, nursery or work until all the spots have crusted over. This is usually 5 days after the spots first appeared.",
                }
            )
        );

    [Fact]
    public Task A_panel_is_the_published_component() =>
        Same("panel", "default", new(new NhsPanel { Heading = "Booking complete" }, "We have sent you a confirmation email"));

    [Fact]
    public Task Details_are_the_published_component() =>
        Same(
            "details",
            "open",
            new(
                new NhsDetails { Summary = "How to find your NHS number", Open = true },
                "You can find your NHS number by logging in to the NHS App or on any document the NHS has sent you."
            )
        );

    [Theory]
    [InlineData("clickable", true, null, 2)]
    [InlineData("secondary", true, "secondary", 2)]
    [InlineData("primary (with chevron and description)", true, "primary", 2)]
    [InlineData("basic with heading link", false, null, 3)]
    public Task A_card_is_the_published_component(string example, bool clickable, string? variant, int level)
    {
        var body = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Published.Example("card", example)).Body!;
        return Same(
            "card",
            example,
            new(
                new NhsCard
                {
                    Heading = body.QuerySelector("a")!.TextContent,
                    HeadingSize = "m",
                    HeadingLevel = level,
                    Href = "#",
                    Clickable = clickable,
                    Variant = variant,
                    Text = body.QuerySelector("p")!.TextContent,
                }
            )
        );
    }

    [Fact]
    public Task A_card_with_actions_is_the_published_component() =>
        Same(
            "summary-list",
            "as a card with actions",
            new(
                new NhsCard { Heading = "Regional Manager", HeadingSize = "m" },
                new Written(new NhsAction { Href = "#/delete" }, "Delete"),
                new Written(new NhsAction { Href = "#/withdraw" }, "Withdraw"),
                new Written(
                    new NhsSummaryList(),
                    new Written(new NhsRow { Key = "Name" }, "Karen Francis"),
                    new Written(new NhsRow { Key = "Date of birth" }, "15 March 1984")
                )
            ),
            body => body.QuerySelector("dl")!.ClassList.Remove("nhsuk-summary-list--no-last-row-border")
        );

    [Fact]
    public Task A_summary_list_with_actions_is_the_published_component() =>
        Same(
            "summary-list",
            "with multiple actions (empty items)",
            new(
                new NhsSummaryList(),
                new Written(new NhsRow { Key = "Name" }, "Karen Francis"),
                new Written(new NhsRow { Key = "Date of birth" }, "15 March 1984", Action("#/change", "Change", "date of birth")),
                new Written(
                    new NhsRow { Key = "Contact information" },
                    "73 Roman Rd<br>\nLeeds<br>\nLS2 5ZN",
                    Action("#/change", "Change", "contact information")
                ),
                new Written(
                    new NhsRow { Key = "Contact details" },
                    "<p>07700 900362</p>\n<p>karen.francis@example.com</p>",
                    Action("#/add", "Add", "new contact details"),
                    Action("#/change", "Change", "contact details")
                ),
                new Written(
                    new NhsRow { Key = "Medicines" },
                    "<p>Isotretinoin capsules (Roaccutane)</p>\n<p>Isotretinoin gel (Isotrex)</p>\n<p>Pepto-Bismol (bismuth subsalicylate)</p>",
                    Action("#/add", "Add", "new medicine"),
                    Action("#/change", "Change", "medicines")
                )
            )
        );

    private static Written Action(string href, string text, string hidden) => new(new NhsAction { Href = href, HiddenText = hidden }, text);

    [Fact]
    public Task A_back_link_is_the_published_component() => Same("back-link", "default", new(new NhsBackLink { Href = "#" }));

    [Fact]
    public Task A_breadcrumb_is_the_published_component() =>
        Same(
            "breadcrumb",
            "default",
            new(
                new NhsBreadcrumb(),
                new Written(new NhsCrumb { Href = "#" }, "Home"),
                new Written(new NhsCrumb { Href = "#" }, "NHS services"),
                new Written(new NhsCrumb { Href = "#" }, "Hospitals")
            )
        );

    [Theory]
    [InlineData("numbered", 2, 3)]
    [InlineData("numbered first page", 1, 3)]
    [InlineData("numbered last page", 3, 3)]
    [InlineData("numbered with many pages", 10, 40)]
    public Task Pagination_is_the_published_component(string example, int page, int pages)
    {
        _page.View.HttpContext.Request.Path = "/ideas";
        return Same(
            "pagination",
            example,
            new(new NhsPagination { Page = page, Pages = pages }),
            body =>
            {
                foreach (var link in body.QuerySelectorAll("a"))
                {
                    link.SetAttribute("href", link.GetAttribute("href")!.Replace("#/section/", "/ideas?p=", StringComparison.Ordinal));
                }
            }
        );
    }

    [Fact]
    public Task A_task_list_is_the_published_component() =>
        Same(
            "task-list",
            "default",
            new(
                new NhsTaskList { Id = "your-health" },
                new Written(new NhsTask { Href = "#/task/exercise", Status = "Completed" }, "Exercise"),
                new Written(new NhsTask { Href = "#/task/personal-health", Status = "Completed" }, "Personal health"),
                new Written(
                    new NhsTask
                    {
                        Href = "#/task/family-health-history",
                        Status = "Incomplete",
                        Hint = "Details of your parents, brothers and sisters",
                    },
                    "Family health history"
                ),
                new Written(new NhsTask { Href = "#/task/smoking-history", Status = "Incomplete" }, "Smoking history"),
                new Written(new NhsTask { Status = "Cannot start yet" }, "Blood test")
            )
        );

    [Fact]
    public Task A_notification_banner_is_the_published_component() =>
        Same("notification-banner", "default", new(new NhsNotificationBanner { Text = "The patient record was updated." }));

    [Fact]
    public Task A_success_banner_is_the_published_component() =>
        Same(
            "notification-banner",
            "with success variant",
            new(new NhsNotificationBanner { Text = "Email sent to example@email.com", Variant = "success" })
        );

    [Fact]
    public Task An_action_link_is_the_published_component() =>
        Same("action-link", "default", new(new NhsActionLink { Href = "#/find" }, "Find your nearest A&amp;E"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_table_is_the_published_component(bool responsive)
    {
        var drawn = await _page.Draw(
            new Written(
                new NhsTable { Caption = "Impetigo can look similar to other skin conditions", Responsive = responsive },
                new Written(new NhsHead(), new Written(new NhsTh(), "Skin symptoms"), new Written(new NhsTh(), "Possible cause")),
                SkinRow("Blisters on lips or around the mouth", "Cold sores"),
                SkinRow("Itchy, dry, cracked, sore", "Eczema"),
                SkinRow("Itchy blisters", "Shingles, chickenpox")
            )
        );
        Assert.Equal(
            Published.Plain(
                Published
                    .Examples("tables", "default")
                    .First(html => html.Contains("role=\"table\"", StringComparison.Ordinal) == responsive)
            ),
            Published.Plain(drawn)
        );
    }

    private static Written SkinRow(string symptoms, string cause) =>
        new(new NhsTr(), new Written(new NhsTd { RowHeader = true }, symptoms), new Written(new NhsTd(), cause));

    [Fact]
    public Task A_table_of_figures_is_the_published_component() =>
        Same(
            "tables",
            "without last row border",
            new(
                new NhsTable { Caption = "Cases per manager", CaptionHidden = true },
                new Written(new NhsHead(), new Written(new NhsTh(), "Manager"), new Written(new NhsTh { Numeric = true }, "Cases")),
                Cases("David Francis", "1380"),
                Cases("Paul Farmer", "1129"),
                Cases("Rita Patel", "24")
            ),
            body => body.QuerySelector("table")!.ClassList.Remove("nhsuk-table--no-last-row-border")
        );

    private static Written Cases(string manager, string cases) =>
        new(new NhsTr(), new Written(new NhsTd(), manager), new Written(new NhsTd(), cases));
}
