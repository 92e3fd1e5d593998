using System.Net;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class GroupBoardPagesTests(SharedHouse house)
{
    private const string NhsNumberOfNobody = "943 476 5919";

    [Fact]
    public async Task A_member_takes_an_idea_from_the_long_list_to_the_vote()
    {
        var day = await IdeationDay.Make(house);
        using var browser = await house.Browse(day.First.Member);

        var empty = await browser.Go($"/groups/{day.First.Id}/board");
        Assert.Equal(HttpStatusCode.OK, empty.Status);
        Assert.Contains("There are no ideas yet", empty.Text, StringComparison.Ordinal);

        var added = await empty.SubmitForm("#add-idea", ("Title", "Same-day scans"), ("Text", "A van near the practice"));
        Assert.Contains("Idea added to the long list", added.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/board", added.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Your idea", added.Text, StringComparison.Ordinal);

        var shortlisted = await added.SubmitForm("form[id^=shortlist-]");
        Assert.Contains("1 of at most 5 on the shortlist", shortlisted.Text, StringComparison.Ordinal);

        var choosing = await shortlisted.Follow("Choose your top idea");
        var nothing = await choosing.Submit();
        Assert.Equal(["Select your group's top idea"], nothing.Errors);
        var ideaId = choosing.Document.QuerySelector("input[type=radio]")!.GetAttribute("value")!;
        var chosen = await choosing.Submit(("IdeaId", ideaId));

        Assert.Contains("Top idea chosen", chosen.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            Guid.Parse(ideaId),
            await house.Scalar<Guid>("SELECT top_idea_id FROM ideation.boards WHERE group_id = $1", day.First.Id)
        );
        Assert.Contains("Change your top idea", chosen.Text, StringComparison.Ordinal);

        using var other = await house.Browse(day.First.Other);
        Assert.Contains("Change your top idea", (await other.Go($"/groups/{day.First.Id}/board")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one_idea()
    {
        var day = await IdeationDay.Make(house);
        using var browser = await house.Browse(day.First.Member);
        var board = await browser.Go($"/groups/{day.First.Id}/board");

        await board.SubmitForm("#add-idea", ("Title", "Same-day scans"));
        var again = await board.SubmitForm("#add-idea", ("Title", "Same-day scans"));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE group_id = $1", day.First.Id));
    }

    [Fact]
    public async Task An_NHS_number_is_caught_and_the_digits_may_be_confirmed_as_something_else()
    {
        var day = await IdeationDay.Make(house);
        using var browser = await house.Browse(day.First.Member);
        var board = await browser.Go($"/groups/{day.First.Id}/board");

        var caught = await board.SubmitForm("#add-idea", ("Title", "Call back"), ("Text", $"As for {NhsNumberOfNobody}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, caught.Status);
        Assert.Contains(caught.Errors, e => e.Contains("looks like an NHS number", StringComparison.Ordinal));
        Assert.Equal(0, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE group_id = $1", day.First.Id));

        var confirmed = await caught.SubmitForm("#add-idea", ("NotPatientDetails", "true"));
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE group_id = $1", day.First.Id));
    }

    [Fact]
    public async Task A_withdrawn_idea_can_be_put_back_by_its_author()
    {
        var day = await IdeationDay.Make(house);
        await day.Idea(day.First, "Same-day scans", shortlisted: true);
        using var browser = await house.Browse(day.First.Member);
        var board = await browser.Go($"/groups/{day.First.Id}/board");

        var withdrawn = await board.SubmitForm("form[id^=withdraw-]");
        Assert.Contains("Ideas you have withdrawn", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.Scalar<int>("SELECT cardinality(shortlist) FROM ideation.boards WHERE group_id = $1", day.First.Id));
        var back = await withdrawn.SubmitForm("form[id^=put-back-]");

        Assert.DoesNotContain("Ideas you have withdrawn", back.Text, StringComparison.Ordinal);
        Assert.Contains("Long list", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_idea_has_no_button_to_withdraw_or_edit_it()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans");
        using var browser = await house.Browse(day.First.Other);

        var board = await browser.Go($"/groups/{day.First.Id}/board");
        Assert.Null(board.Document.QuerySelector("form[id^=withdraw-]"));
        var edit = await browser.Go($"/ideas/{idea}/edit");
        Assert.Contains("Only the person whose idea it is can edit it", edit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_close_there_is_a_sentence_and_no_button()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans", top: true);
        using var browser = await house.Browse(day.First.Member);
        var open = await browser.Go($"/groups/{day.First.Id}/board");
        var form = await browser.Go($"/ideas/{idea}/proposition");
        await day.CloseNow();

        var closed = await browser.Go($"/groups/{day.First.Id}/board");
        Assert.Contains("The ideas session closed at", closed.Text, StringComparison.Ordinal);
        Assert.Empty(closed.Document.QuerySelectorAll("main form"));
        Assert.Empty((await browser.Go($"/groups/{day.First.Id}/top-idea")).Document.QuerySelectorAll("main form"));

        var late = await open.SubmitForm("#add-idea", ("Title", "Too late"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal(["The ideas session has closed"], late.Errors);
        Assert.Equal(["The ideas session has closed"], (await form.Submit(("Users", "Everyone"))).Errors);
    }

    [Fact]
    public async Task A_member_of_another_group_does_not_see_the_board_or_its_ideas()
    {
        var day = await IdeationDay.Make(house);
        var elsewhere = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans");
        using var neighbour = await house.Browse(day.Second.Member);
        using var stranger = await house.Browse(elsewhere.First.Member);
        using var nobody = await house.Browse();

        Assert.Equal(HttpStatusCode.Forbidden, (await neighbour.Go($"/groups/{day.First.Id}/board")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Go($"/ideas/{idea}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await neighbour.Go($"/ideas/{idea}/proposition")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/groups/{day.First.Id}/board")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/ideas/{idea}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Go($"/groups/{Guid.CreateVersion7()}/board")).Status);
        Assert.Contains("sign-in", (await nobody.Go($"/groups/{day.First.Id}/board")).Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facilitator_writes_an_idea_down_for_someone_in_the_group()
    {
        var day = await IdeationDay.Make(house);
        using var browser = await house.Browse(day.First.Facilitator);
        var board = await browser.Go($"/groups/{day.First.Id}/board");

        await board.SubmitForm("#add-idea", ("Title", "Quiet idea"), ("ForPersonId", day.First.Other.ToString()));
        Assert.Equal(day.First.Other, await house.Scalar<Guid>("SELECT author_id FROM ideation.ideas WHERE group_id = $1", day.First.Id));

        var wrong = await board.SubmitForm(
            "#add-idea",
            ("NewIdeaId", Guid.CreateVersion7().ToString()),
            ("Title", "Not theirs"),
            ("ForPersonId", day.Second.Member.ToString())
        );
        Assert.Equal(["Choose someone in this group"], wrong.Errors);
    }

    [Fact]
    public async Task An_edit_of_words_that_someone_else_has_changed_shows_both()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "Same-day scans");
        using var browser = await house.Browse(day.First.Member);
        var (one, two) = (await browser.Go($"/ideas/{idea}/edit"), await browser.Go($"/ideas/{idea}/edit"));

        await one.Submit(("Title", "Scans in a van"));
        var stale = await two.Submit(("Title", "Scans at home"));

        Assert.Contains(stale.Errors, e => e.StartsWith("Someone else changed this", StringComparison.Ordinal));
        Assert.Contains("Scans in a van", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Scans at home", stale.Document.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        var saved = await stale.Submit();
        Assert.Equal("Scans at home", await house.Scalar<string>("SELECT title FROM ideation.ideas WHERE id = $1", idea));
        Assert.Contains("2 times", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_leads_to_the_boards_of_a_persons_own_groups()
    {
        var day = await IdeationDay.Make(house);
        using var member = await house.Browse(day.First.Member);
        using var organiser = await house.Browse(day.Organiser);

        Assert.Single((await member.Go("/boards")).Document.QuerySelectorAll("main a[href$='/board']"));
        Assert.Equal(2, (await organiser.Go("/boards")).Document.QuerySelectorAll("main a[href$='/board']").Length);
    }
}
