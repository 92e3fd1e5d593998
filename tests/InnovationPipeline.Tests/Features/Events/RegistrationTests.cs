using System.Net;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Features.Home;
using InnovationPipeline.Events.Features.Joining;
using InnovationPipeline.Events.Features.Registrations;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Tests.Features.Events;

public class RegistrationTests(SharedHouse house)
{
    private const string Good = """
        name,email,discipline,organisation,seniority,access_needs
        "Apple, Anna",anna-{0}@example.org,Clinical,A practice,Early career,"A ramp,
        near the door"
        Ben Berry,ben-{0}@example.org,finance,,Executive,
        """;

    private static string File(string text) => text.Replace("{0}", $"{Guid.CreateVersion7():N}", StringComparison.Ordinal);

    [Fact]
    public async Task Many_who_register_at_once_for_the_last_place_get_one_between_them()
    {
        var kit = await (await EventKit.Create(house, places: 3)).Opened();

        var joined = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => kit.Register($"Person {i}")));

        Assert.Equal(3, joined.Count(j => !j.Waiting));
        var all = await kit.Read(db => db.Registrations.Where(r => r.InnovationEventId == kit.Event).ToListAsync());
        Assert.Equal(3, all.Count(r => r.State == PlaceState.Placed));
        Assert.Equal(Enumerable.Range(1, 9).Select(n => (long?)n), all.Select(r => r.WaitingNumber).Where(n => n is not null).Order());
    }

    [Fact]
    public async Task Places_given_up_at_once_go_to_the_first_in_the_queue_and_are_never_over_booked()
    {
        var kit = await (await EventKit.Create(house, places: 6)).Opened();
        for (var i = 0; i < 10; i++)
            await kit.Register($"Person {i}");
        var placed = await kit.Read(db =>
            db.Registrations.Where(r => r.InnovationEventId == kit.Event && r.State == PlaceState.Placed).Select(r => r.Id).ToListAsync()
        );

        await Task.WhenAll(placed.Take(3).Select(id => house.Send(kit.Organiser, new CancelRegistration(kit.Event, id))));

        var all = await kit.Read(db => db.Registrations.Where(r => r.InnovationEventId == kit.Event).ToListAsync());
        Assert.Equal(6, all.Count(r => r.State == PlaceState.Placed));
        Assert.Equal(4L, Assert.Single(all, r => r.State == PlaceState.Waiting).WaitingNumber);
        Assert.All(
            await Task.WhenAll(
                all.Where(r => r.State == PlaceState.Placed).Select(r => kit.Holds(r.PersonId, Role.Participant, kit.Event))
            ),
            Assert.True
        );
    }

    [Fact]
    public async Task Nobody_registers_twice_and_a_known_address_is_given_no_link_on_the_screen()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var email = $"{Guid.CreateVersion7():N}@example.org";
        Assert.NotNull((await kit.Register("Nora New", email)).Code);

        Assert.Equal(
            Registration.Rules.OncePerEvent,
            (await Assert.ThrowsAsync<RuleBroken>(() => kit.Register("Nora New", email.ToUpperInvariant()))).Rule
        );

        var other = await (await EventKit.Create(house)).Opened();
        var known = await other.Register("Somebody Else", email);
        Assert.Null(known.Code);
        Assert.Null(known.Path);
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_once()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var form = new Register(
            Guid.CreateVersion7(),
            kit.Event,
            new AboutMe(
                "Dora Double",
                $"{Guid.CreateVersion7():N}@example.org",
                "A practice",
                "Finance",
                SeniorityBand.Senior,
                Sector.NHS,
                AttendanceMode.Remote,
                null,
                null,
                null,
                null,
                null
            ),
            Agreed: true
        );

        var first = await house.SendAsSystem(form);
        var second = await house.SendAsSystem(form);

        Assert.NotNull(first.Code);
        Assert.Null(second?.Code);
        Assert.Equal(1, await kit.Read(db => db.Registrations.CountAsync(r => r.InnovationEventId == kit.Event)));
    }

    [Fact]
    public async Task Registration_is_closed_until_it_opens_and_a_draft_is_not_there()
    {
        var kit = await EventKit.Create(house);
        using var anyone = await house.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Go($"{kit.Root}/register")).Status);
        await Assert.ThrowsAsync<NotFound>(() => kit.Register("Early Eve"));
        await kit.Opened();
        var page = await (await anyone.Go($"{kit.Root}/register")).Submit(("Name", "Only a name"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Select your discipline", page.Errors);
        await kit.Live();
        Assert.Contains("You cannot register now", (await anyone.Go($"{kit.Root}/register")).Text);
    }

    [Fact]
    public async Task A_file_is_imported_and_imported_again_changes_the_same_people()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var file = File(Good);

        var first = await house.Send(kit.Organiser, new ImportRegistrations(kit.Event, file, GoodRowsOnly: false));
        var second = await house.Send(
            kit.Organiser,
            new ImportRegistrations(kit.Event, file.Replace("Executive", "Senior", StringComparison.Ordinal), GoodRowsOnly: false)
        );

        Assert.Equal((true, 2, 0), (first.Saved, first.New, first.Changed));
        Assert.Equal((true, 0, 2), (second.Saved, second.New, second.Changed));
        var all = await kit.Read(db => db.Registrations.Include(r => r.Needs).Where(r => r.InnovationEventId == kit.Event).ToListAsync());
        Assert.Equal(2, all.Count);
        Assert.Equal("A ramp,\nnear the door", all.Single(r => r.Discipline == "Clinical").Needs?.AccessNeeds);
        Assert.Equal(SeniorityBand.Senior, all.Single(r => r.Discipline == "Finance").Seniority);
    }

    [Fact]
    public async Task A_file_with_wrong_rows_saves_nothing_and_names_each_line_until_the_good_rows_are_asked_for()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var file =
            File(Good).TrimEnd()
            + "\nCara,not-an-address,Clinical\nDan,dan@example.org,Wizardry\nEve 943 476 5919,eve@example.org,Clinical\n";
        using var office = await house.Browse(kit.Organiser);
        var page = await office.Go($"{kit.Root}/registrations/import");

        var refused = await page.Upload("main form[method=post]", "Upload", "people.csv", file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var rows = refused
            .Document.QuerySelectorAll("main tbody tr")
            .Select(r => r.QuerySelectorAll("td").Select(d => d.TextContent.Trim()).ToArray());
        Assert.Collection(
            rows,
            row => Assert.Equal(["5", "Enter an email address like name@example.org"], row),
            row => Assert.True(row[0] == "6" && row[1].StartsWith("“Wizardry” is not one of the disciplines", StringComparison.Ordinal)),
            row => Assert.Equal(["7", "A field contains what looks like an NHS number. Remove it"], row)
        );
        Assert.Contains("Import the 2 good rows", refused.Text);
        Assert.Equal(0, await kit.Read(db => db.Registrations.CountAsync(r => r.InnovationEventId == kit.Event)));

        var taken = await refused.Upload("main form[method=post]", "Upload", "people.csv", file, ("GoodRowsOnly", "true"));
        Assert.Contains("2 people registered", taken.Text);
        Assert.Equal(2, await kit.Read(db => db.Registrations.CountAsync(r => r.InnovationEventId == kit.Event)));
    }

    [Theory]
    [InlineData("", "Select a CSV file")]
    [InlineData("name;email\nAnna;anna@example.org\n", "The column “discipline” is missing")]
    [InlineData("name,email,discipline\n", "The file has no rows below its heading")]
    [InlineData("name,email,discipline\n\"Anna,a@example.org,Clinical\n", "A quotation mark is in the wrong place")]
    [InlineData("name,email,discipline\nAnna,a@example.org,Clinical,Finance,more\n", "There are more fields than columns")]
    public async Task A_malformed_file_is_refused_with_a_sentence(string text, string sentence)
    {
        var kit = await (await EventKit.Create(house)).Opened();
        using var office = await house.Browse(kit.Organiser);

        var page = await (await office.Go($"{kit.Root}/registrations/import")).Upload(
            "main form[method=post]",
            "Upload",
            "people.csv",
            text
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Text);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_too_long_is_refused()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        var large = "name,email,discipline\n" + new string('x', RegistrationFile.MostBytes);
        var many = "name,email,discipline\n" + string.Concat(Enumerable.Range(0, 2001).Select(i => $"P{i},p{i}@example.org,Clinical\n"));

        await Assert.ThrowsAsync<Invalid>(() => house.Send(kit.Organiser, new ImportRegistrations(kit.Event, large, GoodRowsOnly: true)));
        var report = await house.Send(kit.Organiser, new ImportRegistrations(kit.Event, many, GoodRowsOnly: true));

        Assert.False(report.Saved);
        Assert.Contains("more than 2,000 rows", Assert.Single(report.Errors).Sentence);
    }

    [Fact]
    public async Task An_export_runs_no_formula_and_tells_no_needs()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Register("=HYPERLINK(\"x\")");
        using var office = await house.Browse(kit.Organiser);

        var csv = await office.Http.GetStringAsync($"{kit.Root}/registrations?handler=Export");

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv);
        Assert.DoesNotContain("A ramp", csv);
    }

    [Fact]
    public async Task Only_the_events_own_organiser_sees_registrations_and_needs()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Register("Nina Needs");
        var registration = await kit.Read(db => db.Registrations.SingleAsync(r => r.InnovationEventId == kit.Event));
        var other = await (await EventKit.Create(house)).Opened();

        Assert.Equal("A ramp", (await house.Ask(kit.Organiser, new RegistrationInFull(kit.Event, registration.Id))).AccessNeeds);
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new RegistrationInFull(kit.Event, registration.Id)));
        await Assert.ThrowsAsync<NotFound>(() => house.Ask(other.Organiser, new RegistrationInFull(other.Event, registration.Id)));
        await Assert.ThrowsAsync<NotFound>(() => house.Send(other.Organiser, new CancelRegistration(other.Event, registration.Id)));
        await Assert.ThrowsAsync<Forbidden>(() => house.Ask(registration.PersonId, new RegistrationInFull(kit.Event, registration.Id)));
    }

    [Fact]
    public async Task Giving_up_a_place_frees_the_seat_in_the_group_too()
    {
        var kit = await (await EventKit.Create(house)).Opened();
        await kit.Groups();
        var group = await kit.Read(db => db.Groups.Where(g => g.InnovationEventId == kit.Event).OrderBy(g => g.Number).FirstAsync());
        var leaving = group.Members[0].PersonId;

        await house.Send(leaving, new GiveUpMyPlace(kit.Event));

        Assert.False(await kit.Holds(leaving, Role.GroupMember, group.Id));
        Assert.False(await kit.Holds(leaving, Role.Participant, kit.Event));
        var after = await kit.Read(db => db.Groups.SingleAsync(g => g.Id == group.Id));
        Assert.DoesNotContain(after.Members, m => m.PersonId == leaving);
        Assert.Equal(
            2L,
            await house.Scalar<long>(
                "SELECT count(*) FROM platform.events WHERE aggregate_id = $1 AND type LIKE '%WorkingGroupPublished'",
                group.Id
            )
        );
    }
}
