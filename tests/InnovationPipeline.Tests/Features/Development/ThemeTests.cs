using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.AsAt;
using InnovationPipeline.Development.Features.ExpertQuestions;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Suppliers;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class ThemeTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    [Fact]
    public async Task A_theme_merged_into_another_gives_it_everything_and_both_histories_say_why()
    {
        var (place, from) = await Themed("Linked data");
        var into = await Make(place, "Intelligence");
        using var browser = await house.Browse(place.Organiser);
        var form = await (await browser.Go($"/themes/{from}")).Follow("Merge it into another theme");

        var unconfirmed = await form.Press("Merge the themes", ("IntoId", $"{into}"), ("Reason", "They need the same data"));
        Assert.Equal(["Confirm that the themes are merged"], unconfirmed.Errors);
        Assert.Equal(ThemeState.Delivering, (await Shown(place, from)).State);

        var merged = await unconfirmed.Press("Merge the themes", ("Confirmed", "true"));
        Assert.Equal("Intelligence", merged.Heading);
        var (gone, goesOn) = (await Shown(place, from), await Shown(place, into));
        Assert.Equal((ThemeState.Closed, 0, 0), (gone.State, gone.Ideas.Count, gone.Initiatives.Count));
        Assert.Equal((ThemeState.Delivering, 1, 1), (goesOn.State, goesOn.Ideas.Count, goesOn.Initiatives.Count));
        Assert.Contains("They need the same data", merged.Text, StringComparison.Ordinal);
        Assert.Equal(("Merged into another theme", "Intelligence", "They need the same data"), Line(gone));
        Assert.Equal(("Another theme merged into this", "Linked data", "They need the same data"), Line(goesOn));
        var activity = await browser.Go($"/initiatives/{place.Initiative}");
        Assert.Contains("Its theme was merged", activity.Text, StringComparison.Ordinal);
        // Once is enough.
        var again = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(place.Organiser, new MergeTheme(from, gone.Version, into, "Again"))
        );
        Assert.Equal(Theme.Rules.StillOpen, again.Rule);
    }

    [Fact]
    public async Task An_idea_given_to_a_theme_that_was_merged_lands_on_the_one_that_goes_on()
    {
        var (place, from) = await Themed("Linked data");
        var (middle, into) = (await Make(place, "Records"), await Make(place, "Intelligence"));
        await Merge(from, middle);
        await Merge(middle, into);
        var late = Guid.CreateVersion7();
        await house.Dispose(place with { Idea = late }, "ToTheme", from);

        Assert.Contains((await Shown(place, into)).Ideas, i => i.Id == late);
        var gone = await Shown(place, from);
        Assert.Equal((ThemeState.Closed, 0, middle), (gone.State, gone.Ideas.Count, gone.MergedInto!.Id));
        using var browser = await house.Browse(place.Organiser);
        var closed = await browser.Go($"/themes/{from}");
        Assert.DoesNotContain("Take it forward", closed.Text, StringComparison.Ordinal);
        Assert.Equal("Records", (await closed.Follow("Records")).Heading);

        // Opened again by a person, it goes its own way.
        await house.Send(place.Organiser, new ChangeTheme(from, gone.Version, "Linked data", ThemeState.Active));
        var later = Guid.CreateVersion7();
        await house.Dispose(place with { Idea = later }, "ToTheme", from);
        Assert.Equal([later], (await Shown(place, from)).Ideas.Select(i => i.Id));

        async Task Merge(Guid one, Guid other) =>
            await house.Send(place.Organiser, new MergeTheme(one, (await Shown(place, one)).Version, other, "The same people"));
    }

    [Fact]
    public async Task A_theme_renamed_is_renamed_on_its_initiatives_from_that_moment()
    {
        var (place, theme) = await Themed("Linked data");
        var before = house.Clock.GetUtcNow();
        await house.Send(place.Organiser, new ChangeTheme(theme, (await Shown(place, theme)).Version, "Shared records", ThemeState.Active));
        Assert.Equal("Linked data", (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, before))).Facts!.Theme);
        Assert.Equal("Shared records", (await house.Ask(place.Organiser, new InitiativeThen(place.Initiative, null, null))).Facts!.Theme);
    }

    [Fact]
    public async Task A_theme_taken_forward_keeps_each_ideas_record_and_its_risks_and_money_lead_back_to_it()
    {
        var place = await house.Place();
        var (otherDay, otherIdea) = await house.Idea(place.Organisation);
        var (clerk, analyst) = (await house.Person("Clara Clerk"), await house.Person("Aled Analyst"));
        house.Upstream.Present[place.InnovationEvent] = [clerk, place.Owner];
        house.Upstream.Present[otherDay] = [analyst, clerk];
        var theme = await Make(place, "Linked data");
        await house.Send(place.Organiser, new LinkIdea(theme, place.Idea));
        await house.Send(place.Organiser, new LinkIdea(theme, otherIdea));
        await house.Send(place.Organiser, new TakeThemeForward(place.Initiative, theme, "Linked data for all"));
        string[] titles =
        [
            (await house.Upstream.Case(place.Idea, default))!.Idea.Title,
            (await house.Upstream.Case(otherIdea, default))!.Idea.Title,
        ];

        using var browser = await house.Browse(place.Organiser);
        var page = await browser.Go($"/initiatives/{place.Initiative}");
        Assert.Contains("with 2 ideas", page.Text, StringComparison.Ordinal);
        Assert.Contains("Won in The collective vote with 20 votes", page.Text, StringComparison.Ordinal);
        Assert.All(titles, title => Assert.Contains($"Capital, “{title}”", page.Text, StringComparison.Ordinal));
        var origin = await page.Follow("Everything the groups wrote");
        Assert.Equal(titles, origin.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.All(
            new[]
            {
                "Value proposition",
                "Barriers",
                "The ask",
                "Their triage step",
                "Group 3",
                "It was not pitched",
                "Connie Contributor",
            },
            words => Assert.Contains(words, origin.Text, StringComparison.Ordinal)
        );

        var risks = await browser.Go($"/initiatives/{place.Initiative}/risks");
        Assert.Equal(4L, await Count("risks"));
        foreach (var (title, idea) in titles.Zip([place.Idea, otherIdea]))
        {
            var link = risks.Document.QuerySelectorAll("main a").First(a => a.TextContent.Contains($"A barrier of “{title}”"));
            var barrier = link.GetAttribute("href")!.Split('#')[1];
            Assert.NotNull(origin.Document.QuerySelector($"#{barrier}"));
            Assert.NotNull(page.Document.QuerySelector($"main a[href$='/origin#idea-{idea}']"));
        }
        Assert.Equal(6L, await Count("funding_lines"));

        var asking = await browser.Go($"/initiatives/{place.Initiative}/questions");
        Assert.All(
            new[] { "Clara Clerk", "Aled Analyst", "Oscar Owner" },
            name => Assert.Contains(name, asking.Text, StringComparison.Ordinal)
        );
        await house.Send(
            place.Organiser,
            new AskExperts(Guid.CreateVersion7(), place.Initiative, "Which tariff applies?", [analyst, place.Owner])
        );
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        var pack = (await house.Ask(place.Chair, new GateToRead(place.Initiative, gate))).Pack;
        Assert.Equal(titles, pack.Ideas.Select(i => i.Title));
        using var chair = await house.Browse(place.Chair);
        Assert.Contains(
            "2 ideas of its theme",
            (await chair.Go($"/initiatives/{place.Initiative}/gates/{gate}")).Text,
            StringComparison.Ordinal
        );

        Task<long> Count(string table) =>
            house.Scalar<long>($"SELECT count(*) FROM development.{table} WHERE initiative_id = $1", place.Initiative);
    }

    [Fact]
    public async Task Diversity_and_standing_of_a_theme_born_initiative_are_those_of_its_ideas_groups_and_days()
    {
        var place = await house.Place();
        var (otherDay, otherIdea) = await house.Idea(place.Organisation);
        var members = new List<Guid>();
        foreach (var idea in new[] { place.Idea, otherIdea })
            members.Add((await house.Upstream.Contributors(idea, default))[0].PersonId);
        var company = Guid.CreateVersion7();
        house.Upstream.Companies[members[1]] = company;
        house.Upstream.Present[place.InnovationEvent] = [members[0]];
        house.Upstream.Present[otherDay] = [members[1]];
        var theme = await Make(place, "Linked data");
        await house.Send(place.Organiser, new LinkIdea(theme, place.Idea));
        await house.Send(place.Organiser, new LinkIdea(theme, otherIdea));
        await house.Send(place.Organiser, new TakeThemeForward(place.Initiative, theme, "Linked data for all"));

        // Finance on one day and digital on the other: half and half.
        Assert.Equal(
            (0.5m, true, 2),
            (
                await house.Scalar<decimal>("SELECT group_diversity FROM development.initiatives WHERE id = $1", place.Initiative),
                await house.Scalar<bool>("SELECT won FROM development.initiatives WHERE id = $1", place.Initiative),
                await house.Scalar<int>("SELECT exchanges FROM development.initiatives WHERE id = $1", place.Initiative)
            )
        );
        house.Upstream.Managers[members[1]] = place.Assessor;
        var gate = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(gate, place.Initiative));
        await house.Send(place.Assessor, new JoinPanel(place.Initiative, gate));
        await house.Send(place.Assessor, new DeclareInterest(place.Initiative, gate, InterestKind.None, null));
        Assert.Equal(
            "manages someone who contributed to it",
            (await house.Ask(place.Assessor, new OwnScorecardOf(place.Initiative, gate))).StandsAsideBecause
        );
    }

    [Fact]
    public async Task Suppliers_whose_people_had_a_themes_ideas_are_those_of_what_it_becomes()
    {
        var (place, theme) = await Themed("Linked data");
        var supplier = (await house.PlaceWithInitiative()).Organisation;
        var author = (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId;
        house.Upstream.Present[place.InnovationEvent] = [author, place.Owner];
        house.Upstream.Companies[author] = supplier;
        var made = Guid.CreateVersion7();
        await house.Send(place.Organiser, new TakeThemeForward(made, theme, "One record"));
        var shown = Assert.Single((await house.Ask(place.Organiser, new SuppliersOf(made))).Suppliers);
        Assert.Equal((supplier, 1), (shown.OrganisationId, shown.People));
    }

    [Fact]
    public async Task A_theme_split_in_two_loses_nothing()
    {
        var (place, whole) = await Themed("Technology");
        using var browser = await house.Browse(place.Organiser);
        var form = await (await browser.Go($"/themes/{whole}")).Follow("Split it in two");

        var nothing = await form.Press("Split the theme", ("Name", "Telephones"), ("Reason", "Another lead"), ("Confirmed", "true"));
        Assert.Equal([Theme.Rules.SomethingMoves.Sentence], nothing.Errors);
        var split = await nothing.Press("Split the theme", ("Ideas", $"{place.Idea}"), ("Confirmed", "true"));

        Assert.Equal("Telephones", split.Heading);
        var part = await Shown(place, Guid.Parse(split.Url.Segments[^1]));
        var rest = await Shown(place, whole);
        Assert.Equal((1, 0), (part.Ideas.Count, part.Initiatives.Count));
        Assert.Equal((0, 1), (rest.Ideas.Count, rest.Initiatives.Count));
        Assert.Equal(("Part of it became a new theme", "Telephones", "Another lead"), Line(rest));
        Assert.Equal(("Split from another theme", "Technology", "Another lead"), Line(part));
        var everything = await Assert.ThrowsAsync<RuleBroken>(() =>
            house.Send(
                place.Organiser,
                new SplitTheme(whole, rest.Version, Guid.CreateVersion7(), "All", [], [place.Initiative], "Everything")
            )
        );
        Assert.Equal(Theme.Rules.SomethingStays, everything.Rule);
    }

    [Fact]
    public async Task Themes_are_merged_and_split_by_their_own_organisers_only_and_not_over_somebody_elses_change()
    {
        var (place, theme) = await Themed("Ours");
        var (_, theirs) = await Themed("Theirs");
        var shown = await Shown(place, theme);
        await Assert.ThrowsAsync<Invalid>(() => house.Send(place.Organiser, new MergeTheme(theme, shown.Version, theirs, "Why not")));
        await Assert.ThrowsAsync<RuleBroken>(() => house.Send(place.Organiser, new MergeTheme(theme, shown.Version, theme, "Itself")));
        var late = await Make(place, "Late");
        await Assert.ThrowsAsync<Stale>(() => house.Send(place.Organiser, new MergeTheme(theme, shown.Version + 1, late, "Late")));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            house.Send(place.Assessor, new SplitTheme(theme, shown.Version, Guid.CreateVersion7(), "Mine", [place.Idea], [], "Mine"))
        );
        Assert.Single((await Shown(place, theme)).Ideas);
    }

    /// <summary>A theme with an idea and an initiative.</summary>
    private async Task<(Place Place, Guid Theme)> Themed(string name)
    {
        var place = await house.PlaceWithInitiative();
        var theme = Guid.CreateVersion7();
        house.Upstream.Themes[theme] = name;
        await house.Dispose(place, "ToTheme", theme);
        await house.Send(place.Organiser, new LinkInitiative(theme, place.Initiative));
        return (place, theme);
    }

    private async Task<Guid> Make(Place place, string name)
    {
        var theme = Guid.CreateVersion7();
        await house.Send(place.Organiser, new MakeTheme(theme, place.Organisation, name));
        return theme;
    }

    private Task<ThemeInFull> Shown(Place place, Guid theme) => house.Ask(place.Organiser, new ThemeToRead(theme));

    private static (string What, string? After, string? Reason) Line(ThemeInFull theme) =>
        (theme.History[0].What, theme.History[0].After, theme.History[0].Reason);
}
