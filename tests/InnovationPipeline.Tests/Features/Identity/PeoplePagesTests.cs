using System.Net;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Identity.Features.Organisations;
using InnovationPipeline.Identity.Features.People;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Identity;

public sealed class PeoplePagesTests(SharedHouse house)
{
    [Fact]
    public async Task An_administrator_adds_a_person_and_gives_them_a_role_after_a_confirmation()
    {
        var organisation = await Organisation();
        using var browser = await house.Browse(await Administrator());
        var name = $"Nestor {Guid.CreateVersion7():N}";
        var person = await (await browser.Go("/people/new")).Submit(("Name", name), ("OrganisationId", organisation.ToString()));
        Assert.Equal(name, person.Heading);
        var id = Guid.Parse(person.Url.Segments[^1]);

        var confirm = await (await person.Follow("Give a role")).Submit(
            ("Role", Role.Organiser),
            ("OrganisationId", organisation.ToString())
        );
        Assert.Equal(0, await Grants(id));
        var given = await confirm.Press("Give this role");
        Assert.Contains("Organiser", given.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Grants(id));
        await house.InTransaction(async s =>
        {
            var holders = await s.GetRequiredService<IPeople>().WithRole(Role.Organiser, organisation, CancellationToken.None);
            Assert.Equal([id], holders.Select(h => h.Id));
        });

        await (await given.Follow("Withdraw")).Press("Withdraw this role");
        Assert.Equal(0, await Grants(id));
    }

    [Fact]
    public async Task A_role_is_given_only_where_it_belongs()
    {
        var (administrator, person, organisation) = (await Administrator(), await house.Person("Somebody"), await Organisation());
        await Assert.ThrowsAsync<Invalid>(() => house.Send(administrator, new GiveRole(person, Role.Administrator, organisation)));
        await Assert.ThrowsAsync<Invalid>(() => house.Send(administrator, new GiveRole(person, Role.Organiser, Scope.System)));
        await Assert.ThrowsAsync<Invalid>(() => house.Send(administrator, new GiveRole(person, Role.Voter, organisation)));
        var innovationEvent = await house.NewScope("event", organisation);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(administrator, new GiveRole(person, Role.Organiser, innovationEvent)));
        await Assert.ThrowsAsync<NotFound>(() =>
            house.Send(administrator, new GiveRole(Guid.CreateVersion7(), Role.Organiser, organisation))
        );
        Assert.Equal(0, await Grants(person));
    }

    [Fact]
    public async Task An_organiser_gives_no_roles()
    {
        var organisation = await Organisation();
        var organiser = await house.Person("Or Ganiser", (Role.Organiser, organisation));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(organiser, new GiveRole(organiser, Role.Executive, organisation)));
    }

    [Fact]
    public async Task The_last_administrator_stays_even_when_two_leave_at_once()
    {
        await using var own = await Testing.House.Open();
        var first = await own.Person("First", (Role.Administrator, Scope.System));
        var second = await own.Person("Second", (Role.Administrator, Scope.System));
        var leaving = new[] { (Who: first, Whom: second), (Who: second, Whom: first) };
        var outcomes = await Task.WhenAll(
            leaving.Select(async pair =>
            {
                try
                {
                    await own.Send(pair.Who, new WithdrawRole(pair.Whom, Role.Administrator, Scope.System));
                    return true;
                }
                catch (Exception refusal) when (refusal is RuleBroken or NotFound)
                {
                    return false;
                }
            })
        );
        Assert.Single(outcomes, done => done);
        var last = await own.Scalar<Guid>("SELECT person_id FROM platform.grants WHERE role = 'Administrator'");
        using var browser = await own.Browse(last);
        var refused = await (await browser.Go($"/people/{last}/access")).Press("Disable signing in");
        Assert.Equal(["There must be an administrator. Make somebody else one first"], refused.Errors);
    }

    [Fact]
    public async Task A_forgotten_person_is_a_former_participant_and_others_are_told()
    {
        var name = $"Isolde {Guid.CreateVersion7():N}";
        var person = await house.Person(name);
        using var theirs = await house.Browse(person);
        Assert.Contains(name, (await theirs.Go("/me/data")).Text, StringComparison.Ordinal);
        using var browser = await house.Browse(await Administrator());
        await (await browser.Go($"/people/{person}/erasure")).Press("Forget this person");

        await house.InTransaction(async s =>
        {
            var people = s.GetRequiredService<IPeople>();
            Assert.Equal("Former participant", (await people.Cards([person], CancellationToken.None))[person].Name);
            Assert.Null(await people.WithEmail($"{person:N}@example.org", CancellationToken.None));
        });
        Assert.Equal(
            1,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events WHERE type LIKE '%PersonForgotten' AND body::text LIKE '%' || $1 || '%'",
                person.ToString()
            )
        );
        Assert.Equal("/sign-in", (await theirs.Go("/me")).Url.AbsolutePath);
        Assert.Contains(
            "Nobody matches",
            (await browser.Go($"/people?Search={Uri.EscapeDataString(name)}")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Somebody_is_found_by_name_address_or_organisation_and_the_list_has_pages()
    {
        var organisation = await Organisation();
        var name = await house.Scalar<string>("SELECT name FROM identity.organisations WHERE id = $1", organisation);
        for (var i = 0; i < 27; i++)
            await house.SendAsSystem(new AddPerson(Guid.CreateVersion7(), $"Person {i:00}", Email: null, organisation));
        using var browser = await house.Browse(await Administrator());
        var page = await browser.Go($"/people?Search={Uri.EscapeDataString(name!)}");
        Assert.Contains("27 people", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Person 26", page.Text, StringComparison.Ordinal);
        Assert.Contains("Person 26", (await browser.Go(page.Url.PathAndQuery + "&p=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_used_once()
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var browser = await house.Browse(await Administrator());
        var form = await browser.Go("/people/new");
        await form.Submit(("Name", "First"), ("Email", email));
        var page = await (await browser.Go("/people/new")).Submit(("Name", "Second"), ("Email", email.ToUpperInvariant()));
        Assert.Equal(["Somebody is already registered with this email address"], page.Errors);
        var malformed = await form.Submit(("Name", "Third"), ("Email", "not an address"), ("Id", Guid.CreateVersion7().ToString()));
        Assert.Equal(["Enter an email address in the correct format, like name@example.com"], malformed.Errors);
    }

    [Fact]
    public async Task Enrolling_twice_with_one_id_does_nothing_the_second_time()
    {
        var id = await house.Person("Once");
        await house.InTransaction(s => s.GetRequiredService<IPeople>().Enrol(id, "Twice", null, null, CancellationToken.None));
        Assert.Equal("Once", await house.Scalar<string>("SELECT name FROM identity.people WHERE id = $1", id));
    }

    [Fact]
    public async Task Somebody_unknown_is_not_found()
    {
        using var browser = await house.Browse(await Administrator());
        var id = Guid.CreateVersion7();
        foreach (var path in new[] { $"/people/{id}", $"/people/{id}/roles", $"/people/{id}/access", $"/people/{id}/erasure" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Go(path)).Status);
        var known = await house.Person("Known");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Go($"/people/{known}/roles/{id}/Organiser")).Status);
    }

    private Task<Guid> Administrator() => house.Person("Ad Ministrator", (Role.Administrator, Scope.System));

    private Task<long> Grants(Guid person) => house.Scalar<long>("SELECT count(*) FROM platform.grants WHERE person_id = $1", person);

    private async Task<Guid> Organisation()
    {
        var id = Guid.CreateVersion7();
        await house.SendAsSystem(
            new AddOrganisation(id, $"Unit {id.ToString("N")[18..]}", OrganisationKind.SupportUnit, Code: null, new DateOnly(2022, 7, 1))
        );
        return id;
    }
}
