using System.Net;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Identity;

public sealed class OrganisationPagesTests(SharedHouse house)
{
    private static readonly DateOnly FirstDay = new(2022, 7, 1);

    [Fact]
    public async Task An_administrator_adds_an_organisation_that_others_can_ask_for()
    {
        using var browser = await house.Browse(await Administrator());
        var name = Name("Trust");
        var page = await (await browser.Go("/organisations/new")).Submit([.. Form(name)]);
        Assert.Equal(name, page.Heading);
        Assert.Contains("1 July 2022", page.Text, StringComparison.Ordinal);
        await house.InTransaction(async s =>
        {
            var card = await s.GetRequiredService<IOrganisations>().Named(name.ToUpperInvariant(), CancellationToken.None);
            Assert.Equal("Trust", card!.Kind);
        });
    }

    [Fact]
    public async Task Sending_the_form_twice_makes_one_organisation()
    {
        using var browser = await house.Browse(await Administrator());
        var name = Name("Twice");
        var form = await browser.Go("/organisations/new");
        var first = await form.Submit([.. Form(name)]);
        var second = await form.Submit([.. Form(name)]);
        Assert.Equal(first.Url, second.Url);
        Assert.Equal(1, await house.Scalar<long>("SELECT count(*) FROM identity.organisations WHERE name = $1", name));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var browser = await house.Browse(await Administrator());
        var page = await (await browser.Go("/organisations/new")).Submit(
            ("Name", ""),
            ("Code", "x"),
            ("ValidFrom.Day", "31"),
            ("ValidFrom.Month", "2"),
            ("ValidFrom.Year", "2026")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Enter the organisation's name", page.Errors);
        Assert.Contains("Select a kind", page.Errors);
        Assert.Contains("First day must be a real date", page.Errors);
        Assert.Equal("x", page.Document.QuerySelector("[name=Code]")!.GetAttribute("value"));

        var badCode = await page.Submit([.. Form(Name("Code")), ("Code", "x")]);
        Assert.Equal(["An organisation code is 2 to 8 letters and numbers, for example QHG"], badCode.Errors);
    }

    [Fact]
    public async Task A_code_belongs_to_one_organisation()
    {
        var (code, _) = (Code(), await Made("Coded"));
        await house.SendAsSystem(new AddOrganisation(Guid.CreateVersion7(), Name("First"), OrganisationKind.Trust, code, FirstDay));
        using var browser = await house.Browse(await Administrator());
        var page = await (await browser.Go("/organisations/new")).Submit([.. Form(Name("Second")), ("Code", code.ToLowerInvariant())]);
        Assert.Equal(["Another organisation has this code"], page.Errors);
    }

    [Fact]
    public async Task A_stale_edit_shows_both_texts_and_then_saves()
    {
        var id = await Made("Old name");
        using var browser = await house.Browse(await Administrator());
        var mine = await browser.Go($"/organisations/{id}/details");
        var theirs = await browser.Go($"/organisations/{id}/details");
        await theirs.Submit(("Name", "Their name"));
        var stale = await mine.Submit(("Name", "My name"));
        Assert.Equal([new Stale().Message], stale.Errors);
        Assert.Contains("Their name", stale.Text, StringComparison.Ordinal);
        Assert.Equal("My name", stale.Document.QuerySelector("[name=Name]")!.GetAttribute("value"));

        var saved = await stale.Submit(("Name", "My name"));
        Assert.Equal("My name", saved.Heading);
    }

    [Fact]
    public async Task It_moves_between_ICSs_without_overlap()
    {
        var (first, second) = (await Made("First ICS", OrganisationKind.Icb), await Made("Second ICS", OrganisationKind.Icb));
        var trust = await Made("Moving trust");
        using var browser = await house.Browse(await Administrator());
        (string, string)[] from = [.. DateFields("From", FirstDay)];
        var page = await (await browser.Go($"/organisations/{trust}/ics")).Submit([("IcsId", first.ToString()), .. from]);
        Assert.Equal($"/organisations/{trust}", page.Url.AbsolutePath);

        var refused = await (await browser.Go($"/organisations/{trust}/ics")).Submit([("IcsId", second.ToString()), .. from]);
        Assert.Equal(["It already belongs to an ICS for part of that time. End that first"], refused.Errors);

        await (await page.Follow("End")).Submit([.. DateFields("LastDay", new DateOnly(2026, 3, 31))]);
        await (await browser.Go($"/organisations/{trust}/ics")).Submit([
            ("IcsId", second.ToString()),
            .. DateFields("From", new DateOnly(2026, 4, 1)),
        ]);
        await house.InTransaction(async s =>
        {
            var organisations = s.GetRequiredService<IOrganisations>();
            Assert.Equal(first, (await organisations.IcsOf(trust, new DateOnly(2026, 3, 31), CancellationToken.None))!.Id);
            Assert.Equal(second, (await organisations.IcsOf(trust, new DateOnly(2026, 4, 1), CancellationToken.None))!.Id);
        });
    }

    [Fact]
    public async Task The_database_refuses_an_overlap_too()
    {
        var (ics, trust) = (await Made("ICS", OrganisationKind.Icb), await Made("Trust"));
        const string Insert = """
            INSERT INTO identity.ics_links (id, organisation_id, ics_id, "from", "to") VALUES ($1, $2, $3, $4, $5)
            """;
        await house.Execute(Insert, Guid.CreateVersion7(), trust, ics, FirstDay, FirstDay.AddDays(9));
        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            house.Execute(Insert, Guid.CreateVersion7(), trust, ics, FirstDay.AddDays(9), FirstDay.AddDays(20))
        );
        Assert.Equal("ex_ics_links_one_at_a_time", refusal.ConstraintName);
    }

    [Fact]
    public async Task A_link_of_another_organisation_is_not_found()
    {
        var (ics, trust, other) = (await Made("ICS", OrganisationKind.Icb), await Made("Trust"), await Made("Other"));
        var link = Guid.CreateVersion7();
        await house.SendAsSystem(new PlaceInIcs(link, trust, ics, FirstDay));
        var administrator = await Administrator();
        await Assert.ThrowsAsync<NotFound>(() => house.Send(administrator, new LeaveIcs(other, link, FirstDay)));
        using var browser = await house.Browse(administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/organisations/{other}/ics/{link}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/organisations/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go("/organisations/nonsense")).Status);
    }

    [Fact]
    public async Task A_merger_is_told_to_others_and_a_split_waits_for_a_decision()
    {
        var (before, after) = (await Made("Before", OrganisationKind.Icb), await Made("After", OrganisationKind.Icb));
        var (split, left, right) = (await Made("Split"), await Made("Left"), await Made("Right"));
        using var browser = await house.Browse(await Administrator());
        var closed = await Close(browser, before, await NameOf(after));
        Assert.Contains("carries its history on", closed.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Told(before));

        await Close(browser, split, $"{await NameOf(left)}\n{await NameOf(right)}");
        Assert.Equal(0, await Told(split));
        Assert.Contains(await NameOf(split), (await browser.Go("/organisations/successions")).Text, StringComparison.Ordinal);

        var decide = await (await browser.Go($"/organisations/{split}")).Follow("Decide who carries");
        var undecided = await decide.Submit();
        Assert.Equal(["Select a successor"], undecided.Errors);
        await decide.Submit(("HeirId", right.ToString()));
        Assert.Equal(1, await Told(split));
        var again = await decide.Submit(("HeirId", left.ToString()));
        Assert.Equal(["This has been decided already"], again.Errors);
    }

    [Fact]
    public async Task An_unknown_successor_is_named_and_nothing_is_closed()
    {
        var id = await Made("Lonely");
        using var browser = await house.Browse(await Administrator());
        var page = await Close(browser, id, "No such place");
        Assert.Equal(["\"No such place\" is not the name or code of one organisation"], page.Errors);
        Assert.Contains("Still active", (await browser.Go($"/organisations/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_see_organisations()
    {
        var id = await Made("Closed door");
        using var browser = await house.Browse(await house.Person("Or Ganiser", (Role.Organiser, id)));
        foreach (var path in new[] { "/organisations", "/organisations/new", $"/organisations/{id}", "/organisations/import", "/people" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go(path)).Status);
        using var stranger = await house.Browse();
        Assert.Equal("/sign-in", (await stranger.Go("/organisations")).Url.AbsolutePath);
    }

    [Theory]
    [InlineData("?on=tomorrow")]
    [InlineData("?Kind=Bakery")]
    [InlineData("?p=-7")]
    [InlineData("?p=2147483647&Search=%25'")]
    public async Task A_strange_address_of_the_list_still_answers(string query)
    {
        using var browser = await house.Browse(await Administrator());
        Assert.Equal(HttpStatusCode.OK, (await browser.Go("/organisations" + query)).Status);
    }

    private Task<Guid> Administrator() => house.Person("Ad Ministrator", (Role.Administrator, Scope.System));

    private async Task<Guid> Made(string name, OrganisationKind kind = OrganisationKind.Trust)
    {
        var id = Guid.CreateVersion7();
        await house.SendAsSystem(new AddOrganisation(id, Name(name), kind, Code: null, FirstDay));
        return id;
    }

    private async Task<string> NameOf(Guid id) =>
        (await house.Scalar<string>("SELECT name FROM identity.organisations WHERE id = $1", id))!;

    private Task<long> Told(Guid predecessor) =>
        house.Scalar<long>(
            "SELECT count(*) FROM platform.events WHERE type LIKE '%OrganisationSucceeded' AND body::text LIKE '%' || $1 || '%'",
            predecessor.ToString()
        );

    private static async Task<BrowserPage> Close(Browser browser, Guid id, string successors) =>
        await (await browser.Go($"/organisations/{id}/closure")).Submit([
            .. DateFields("LastDay", new DateOnly(2026, 3, 31)),
            ("Successors", successors),
        ]);

    private static string Name(string of) => $"{of} {Guid.CreateVersion7().ToString("N")[18..]}";

    private static string Code() => Guid.CreateVersion7().ToString("N")[^8..].ToUpperInvariant();

    private static IEnumerable<(string, string)> Form(string name) =>
        [("Name", name), ("Kind", "Trust"), .. DateFields("ValidFrom", FirstDay)];

    private static IEnumerable<(string, string)> DateFields(string field, DateOnly day) =>
        [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];
}
