using System.Globalization;
using InnovationPipeline.Development;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Assessments;
using InnovationPipeline.Development.Features.ExpertQuestions;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Objectives;
using InnovationPipeline.Development.Features.Owners;
using InnovationPipeline.Development.Features.Themes;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Journey.Tests.Visiting;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Position = InnovationPipeline.Development.Domain.Position;

namespace InnovationPipeline.Journey.Tests;

/// <summary>The demonstration's winner through every gate to benefits verified after its end, over three simulated years; beside it one stops and one merges.</summary>
public sealed class DevelopmentTests(Chromium chromium) : IAsyncLifetime
{
    private const int Phone = 320;
    private const string Measure = "Agency hours at reception";
    private const string StopReason = "Both community trusts have since filled these posts, so nobody is left to begin with.";
    private const string MergeReason = "Both change how practices are reached, and together they need one supplier and one board.";

    private static readonly Guid Winner = Script.Id("initiative/winner");
    private static readonly Guid Host = Script.Id($"organisation/{Cast.Host}");
    private static readonly Guid Millbrook = Script.Id("organisation/millbrook");
    private House _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await House.Open();
        await _house.Services.GetRequiredService<Seeder>().Seed(Ct, until: At(2025, 12, 1).AddHours(-2));
        await _house.Settle();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_winner_passes_every_gate_to_verified_benefit_while_one_stops_and_one_merges()
    {
        await On(2025, 12, 1);
        var (stopped, merged) = await The_others_are_taken_forward();
        await The_winner_has_owners_and_an_objective();
        await The_winner_is_assessed();

        await On(2026, 1, 15);
        await Gate(Winner, "orson", DecisionKind.ProceedWithConditions, "Practices feel the 8am rush every day.", byPage: true);
        await Reads("greta", $"/initiatives/{Winner}/delivery", "Name a fifth practice", "From a condition");

        await On(2026, 2, 12);
        await Gate(stopped, "olive", DecisionKind.Stop, StopReason, byKeyboard: true);
        await The_stop_is_told_after_two_working_days();

        await On(2026, 3, 5);
        await Gate(merged, "olive", DecisionKind.Merge, MergeReason);
        await IsTold(Script.Seat(7, 1), "is merged into another initiative", MergeReason);
        await Reads("orson", $"/initiatives/{Winner}", "Another initiative merged into this");

        await On(2026, 3, 10);
        var benefit = await A_benefit_is_planned();
        await A_milestone_slips();

        await On(2026, 4, 16);
        await Gate(Winner, "orson", DecisionKind.Proceed, "It worked at Millbrook, and its benefits have an owner.");
        // Whoever brought what was merged hears of it too.
        await IsTold(Script.Seat(7, 1), "goes on to: benefit realisation", "It worked at Millbrook");
        await Reads("benita", $"/benefits/{benefit}", "locked on 16 April 2026");

        await On(2026, 7, 6);
        await Claimed(benefit, new DateOnly(2026, 4, 1), "900", "5000", byKeyboard: true);
        await Verified_once_its_budget_is_named(benefit);
        await Two_themes_are_merged_by_keyboard();
        await Every_page_stands_without_javascript(benefit);

        await On(2027, 4, 15);
        await Gate(Winner, "orson", DecisionKind.Proceed, "Four practices work this way every day.");
        await On(2028, 1, 12);
        await Gate(Winner, "orson", DecisionKind.Proceed, "Nothing is left to do but to go on measuring.");
        await Reads("edith", $"/initiatives/{Winner}", "Closed");

        // The initiative has ended; what it changed is still measured.
        await On(2028, 1, 20);
        await Claimed(benefit, new DateOnly(2027, 10, 1), "400", "9000");
        await using (var verity = await As("verity"))
        {
            await verity.Go($"/benefits/{benefit}");
            await verity.Follow("Verify or return");
            await verity.Press("Verify");
            await verity.Go($"/benefits/{benefit}");
            await verity.Reads("£13,500");
        }
        await What_happened_can_be_read(stopped);
    }

    private async Task<(Guid Stopped, Guid Merged)> The_others_are_taken_forward()
    {
        await using var olive = await As("olive");
        var opened = new Dictionary<Guid, Guid>();
        for (var i = 0; i < 2; i++)
        {
            await olive.Go("/initiatives/waiting");
            await olive.Press("Take forward");
            var id = olive.IdAfter("initiatives");
            opened.Add(await _house.Scalar<Guid>("SELECT idea_id FROM development.initiatives WHERE id = $1", id), id);
        }
        await _house.Settle();
        return (opened[Script.TopIdea(2)], opened[Script.TopIdea(7)]);
    }

    private async Task The_winner_has_owners_and_an_objective()
    {
        foreach (
            var (position, member) in ((Position, string)[])
                [(Position.ProjectOwner, "orson"), (Position.BenefitOwner, "benita"), (Position.SeniorResponsibleOwner, "edith")]
        )
            await Send("olive", new NamePerson(Winner, position, Cast.Member(member).Email, null));
        await Send(
            "olive",
            new AddObjective(
                Guid.CreateVersion7(),
                Host,
                "Better access to general practice",
                "Joint forward plan",
                new DateOnly(2025, 4, 1),
                null
            )
        );
        await using var olive = await As("olive");
        await olive.Go($"/initiatives/{Winner}/people");
        await olive.Reads("Orson Ownerby");
        await olive.Go($"/initiatives/{Winner}/objectives");
        await olive.Choose("Better access to general practice");
        await olive.Press("Save");
    }

    private async Task The_winner_is_assessed()
    {
        await using var asher = await As("asher");
        await asher.Go($"/initiatives/{Winner}/assessment");
        await asher.Choose("None");
        await asher.Press("Declare");
        foreach (var section in NeedsAssessment.Sections)
        {
            var shown = await _house.Ask(Cast.Member("asher").Id, new AssessmentOf(Winner));
            if (section != NeedsAssessment.Sections[^1])
            {
                var answers = section
                    .Questions.Select(q => new AnswerForm(q.Key, q.Choices.Contains(Answer.Yes) ? Answer.Yes : q.Choices[^1], null))
                    .ToList();
                await Send("asher", new SaveAssessmentSection(Winner, section.Key, shown.Version, answers));
                continue;
            }
            await asher.Go($"/initiatives/{Winner}/assessment/{section.Key}");
            foreach (var yes in await asher.Page.Locator("main input[type=radio][value=Yes]").AllAsync())
                await yes.CheckAsync(new() { Force = true });
            await asher.Press("Save and go back");
        }
        await asher.Reads("Completed by");
    }

    /// <summary>Opened, scored and decided; the decision always through the page, the rest where asked for.</summary>
    private async Task Gate(
        Guid initiative,
        string opener,
        DecisionKind decision,
        string reason,
        bool byPage = false,
        bool byKeyboard = false,
        Guid? opened = null
    )
    {
        var gate = opened ?? (byPage ? await Opened(initiative, opener) : Guid.CreateVersion7());
        if (!byPage && opened is null)
            await Send(opener, new OpenGate(gate, initiative));
        var quorum = await _house.Scalar<int>("SELECT quorum FROM development.gate_reviews WHERE id = $1", gate);
        if (quorum > 0)
            await Scored(initiative, gate, byPage);

        await using var greta = await As("greta", keyboardOnly: byKeyboard);
        if (byPage)
            await greta.Go("/gates");
        await greta.Go($"/initiatives/{initiative}/gates/{gate}");
        await greta.Set("Interest", "None");
        foreach (var met in await greta.Page.Locator("main input[type=radio][value=Met]").AllAsync())
            await greta.Set((await met.GetAttributeAsync("name"))!, "Met");
        await greta.Set("Decision", $"{decision}");
        if (decision == DecisionKind.ProceedWithConditions)
        {
            await greta.Set("Conditions[0].Text", "Name a fifth practice that begins in summer");
            await greta.Set("Conditions[0].OwnerEmail", Cast.Member("orson").Email);
            await greta.Set("Conditions[0].DueOn", new DateOnly(2026, 3, 31));
        }
        if (decision == DecisionKind.Merge)
            await greta.Set("MergedIntoId", $"{Winner}");
        if (decision is DecisionKind.Stop or DecisionKind.Merge)
            await greta.Set("Code", $"{(decision == DecisionKind.Stop ? ReasonCode.NotAPriority : ReasonCode.Duplicate)}");
        await greta.Set("Reason", reason);
        if (decision is DecisionKind.Stop or DecisionKind.Merge or DecisionKind.Rework)
            await greta.Set(
                "WhatWouldChangeThis",
                decision switch
                {
                    DecisionKind.Stop => "Bring it back when a trust has posts to offer again.",
                    DecisionKind.Merge => "Your work goes on there, with your names.",
                    _ => "Come back with a second quarter's figures.",
                }
            );
        if (decision == DecisionKind.Stop)
            await greta.Set("TellAfterWorkingDays", "2");
        await greta.Press("Preview the message");
        await greta.Reads("What contributors will read");
        await greta.Reads(reason);
        await greta.Press("Record the decision");
        await greta.Reads("Decision recorded");
        await _house.Settle();
    }

    private async Task<Guid> Opened(Guid initiative, string opener)
    {
        await using var orson = await As(opener);
        await orson.Go($"/initiatives/{initiative}/gates/new");
        await orson.Press("Open the gate review");
        return await _house.Scalar<Guid>("SELECT open_gate_id FROM development.initiatives WHERE id = $1", initiative);
    }

    private async Task Scored(Guid initiative, Guid gate, bool byPage)
    {
        if (byPage)
        {
            await using var asher = await As("asher");
            await asher.Go($"/initiatives/{initiative}/gates/{gate}");
            await asher.Press("Score this gate");
            await asher.Set("Interest", "None");
            await asher.Press("Declare");
            foreach (var answer in await asher.Page.Locator("main input[type=radio]:is([value=Met], [value='4'])").AllAsync())
                await answer.CheckAsync(new() { Force = true });
            await asher.Press("Submit");
            return;
        }
        await Send("asher", new JoinPanel(initiative, gate));
        await Send("asher", new DeclareInterest(initiative, gate, InterestKind.None, null));
        var own = await _house.Ask(Cast.Member("asher").Id, new OwnScorecardOf(initiative, gate));
        var scores = own.Criteria.Select(c => new CriterionForm(c.Number, c.MustMeet ? Finding.Met : null, c.MustMeet ? null : 4, null));
        await Send("asher", new SaveScores(initiative, gate, own.Version, [.. scores], PrivateNote: null, Submits: true));
    }

    private async Task The_stop_is_told_after_two_working_days()
    {
        var author = Script.Seat(2, 1);
        await using (var early = await As(author.Key, Phone))
        {
            await early.Go("/messages");
            await early.DoesNotRead("is stopped");
            await early.Go($"/ideas/{Script.TopIdea(2)}/thread");
            await early.DoesNotRead(StopReason);
        }
        // Friday, and Monday at nine.
        await _house.Clock.MoveTo(London.At(new DateOnly(2026, 2, 16), new TimeOnly(9, 1)), Ct);
        await new ReleaseDecisionsWhenDue(_house.Messenger).Run(Ct);
        await _house.Settle();
        await IsTold(author, "is stopped", StopReason, "Other work comes first", "Bring it back when a trust has posts to offer again.");
    }

    /// <summary>One message, on a phone, with all that it must say.</summary>
    private async Task IsTold(Member person, string heading, params string[] words)
    {
        await using var phone = await As(person.Key, Phone);
        await phone.Go("/messages");
        Assert.Equal(1, await phone.Page.Locator("main td a, main th a").Filter(new() { HasText = heading }).CountAsync());
        await phone.Follow(heading);
        foreach (var word in words)
            await phone.Reads(word);
    }

    private async Task<Guid> A_benefit_is_planned()
    {
        await using var benita = await As("benita");
        await benita.Go($"/initiatives/{Winner}/benefits/new");
        await benita.Set("Class", "CashReleasing");
        await benita.Set("Measure", Measure);
        await benita.Set("Unit", "hours a quarter");
        await benita.Set("Direction", "Down");
        await benita.Set("BaselineValue", "1200");
        await benita.Set("BaselineOn", new DateOnly(2026, 2, 28));
        await benita.Set("BaselineSource", "Invoices of 4 practices");
        await benita.Set("TargetValue", "400");
        await benita.Set("TargetOn", new DateOnly(2027, 9, 30));
        await benita.Set("Interval", "Quarter");
        await benita.Set("Confidence", "Medium");
        await benita.Set("AttributionPercent", "80");
        await benita.Set("BeneficiaryOrganisationId", $"{Millbrook}");
        await benita.Press("Save and plan the periods");
        var benefit = benita.IdAfter("benefits");
        foreach (var value in await benita.Page.Locator("main input[name$='.Value'][name^='Periods']").AllAsync())
            await value.FillAsync("800");
        foreach (var pounds in await benita.Page.Locator("main input[name$='.Pounds'][name^='Periods']").AllAsync())
            await pounds.FillAsync("6000");
        await benita.Press("Save the plan");
        await benita.Go($"/benefits/{benefit}/terms");
        await benita.Set("CollectorEmail", Cast.Member("olive").Email);
        await benita.Set("PeriodsAfter", "4");
        await benita.Press("Save the collection");
        await _house.Settle();
        return benefit;
    }

    private async Task A_milestone_slips()
    {
        await using var orson = await As("orson");
        await orson.Go($"/initiatives/{Winner}/milestones/new");
        await orson.Set("Title", "Whole network is live");
        await orson.Set("BaselineOn", new DateOnly(2026, 6, 1));
        await orson.Press("Add");
        await orson.Follow("Whole network is live");
        await orson.Set("ForecastOn", new DateOnly(2026, 7, 1));
        await orson.Set("Reason", "One practice moves house in June");
        await orson.Press("Save");
        await orson.Reads("+30 days");
        await using var phone = await As("orson", Phone);
        await phone.Go($"/initiatives/{Winner}/delivery");
    }

    private async Task Claimed(Guid benefit, DateOnly period, string value, string pounds, bool byKeyboard = false)
    {
        await using var benita = await As("benita", keyboardOnly: byKeyboard);
        await benita.Go($"/benefits/{benefit}/actuals/new");
        await benita.Set("Period", period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await benita.Set("Value", value);
        await benita.Set("Pounds", pounds);
        await benita.Set("Evidence", "Agency invoices of the quarter");
        await benita.Press("Record");
        await benita.Reads("Claimed");
    }

    private async Task Two_themes_are_merged_by_keyboard()
    {
        var (from, into) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (theme, name) in new[] { (from, "The front door"), (into, "Same-day access") })
        {
            await Send("olive", new MakeTheme(theme, Host, name));
            await Send("olive", new LinkIdea(theme, Script.TopIdea(theme == from ? 2 : 7)));
        }
        await Send("olive", new LinkIdea(from, Script.TopIdea(7)));
        await using (var phone = await As("olive", Phone))
        {
            await phone.Go($"/themes/{from}/split");
            await phone.Go($"/themes/{from}/merger");
        }
        await using var olive = await As("olive", keyboardOnly: true);
        await olive.Go($"/themes/{from}/split");
        await olive.Go($"/themes/{from}/merger");
        await olive.Set("IntoId", $"{into}");
        await olive.Set("Reason", "The same practices work on both");
        await olive.Set("Confirmed", "true");
        await olive.Press("Merge the themes");
        await olive.Reads("Same-day access");
        await olive.Go($"/themes/{from}");
        await olive.Reads("merged into");
    }

    /// <summary>Every page of the module, found in the code, at both widths, with a gate that is open.</summary>
    private async Task Every_page_stands_without_javascript(Guid benefit)
    {
        string[] roles = [Role.Organiser, Role.Assessor, Role.GateChair, Role.Verifier, Role.ProjectOwner, Role.BenefitOwner];
        var ivy = await _house.Person("Ivy Everywhere", [.. roles.Select(role => (role, Host))]);
        var (gate, asked) = (Guid.CreateVersion7(), Script.Seat(7, 1));
        await Send("orson", new OpenGate(gate, Winner));
        await _house.Send(ivy, new JoinPanel(Winner, gate));
        var question = new AskExperts(Guid.CreateVersion7(), Winner, "Which tariff applies to a call back?", [asked.Id]);
        await Send("orson", question);
        var offer = new OfferPosition(Guid.CreateVersion7(), Winner, Position.ProjectOwner, asked.Email);
        await Send("orson", offer);
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/benefits/{id"] = $"/benefits/{benefit}",
            ["/themes/{id"] = $"/themes/{await One("id FROM development.themes WHERE organisation_id = $1 AND state <> 'Closed'", Host)}",
            ["/programmes/{id"] = $"/programmes/{Host}",
            ["/questions/{id"] = $"/questions/{question.Id}",
            ["/transfers/{id"] = $"/transfers/{offer.Id}",
            ["/initiatives/{id"] = $"/initiatives/{Winner}",
            ["{section"] = NeedsAssessment.Sections[0].Key,
            ["{gateId"] = $"{gate}",
            ["{scorecardId"] = $"{await One("id FROM development.gate_scorecards WHERE gate_id = $1", gate)}",
            ["{riskId"] = $"{await One("id FROM development.risks WHERE initiative_id = $1 AND NOT is_closed", Winner)}",
            ["{taskId"] = $"{await One("id FROM development.tasks WHERE initiative_id = $1 AND state = 'Open'", Winner)}",
            ["{milestoneId"] = $"{await One("id FROM development.milestones WHERE initiative_id = $1 AND actual_on IS NULL", Winner)}",
            ["{modelId"] = $"{await One("stage_model_id FROM development.initiatives WHERE id = $1", Winner)}",
            ["{objectiveId"] = $"{await One("id FROM development.plan_objectives WHERE organisation_id = $1", Host)}",
            ["{measureId"] = $"{await One("id FROM development.catalogue_measures WHERE organisation_id = $1", Host)}",
            ["{actualId"] = $"{await One("id FROM development.actuals WHERE benefit_id = $1", benefit)}",
        };
        var pages = new RazorCompiledItemLoader()
            .LoadItems(typeof(DevelopmentModule).Assembly)
            .SelectMany(item => item.Metadata.OfType<RazorCompiledItemMetadataAttribute>())
            .Where(m => m.Key is "RouteTemplate")
            .Select(m => "/" + m.Value.Replace(":guid", "", StringComparison.Ordinal).TrimStart('/'))
            .Select(route => known.Aggregate(route, (address, k) => address.Replace(k.Key + "}", k.Value, StringComparison.Ordinal)))
            .ToLookup(address =>
                address.StartsWith("/questions/", StringComparison.Ordinal) || address.StartsWith("/transfers/", StringComparison.Ordinal)
            );
        foreach (var width in (int[])[1280, Phone])
        {
            await using (var everywhere = await chromium.Visit(_house.Address, width, javaScript: false))
            {
                await everywhere.SignIn(ivy);
                foreach (var address in pages[false])
                    await everywhere.Go(address);
            }
            await using var seat = await chromium.Visit(_house.Address, width, javaScript: false);
            await seat.SignIn(asked.Id);
            foreach (var address in pages[true])
                await seat.Go(address);
        }
        await Gate(Winner, "orson", DecisionKind.Rework, "One quarter is too few to see.", opened: gate);

        async Task<Guid> One(string what, Guid where) => await _house.Scalar<Guid>($"SELECT {what} LIMIT 1", where);
    }

    private async Task Verified_once_its_budget_is_named(Guid benefit)
    {
        await using var olive = await As("olive");
        await olive.Go("/programmes");
        await olive.Go($"{await olive.Page.Locator("main a[href^='/programmes/']").First.GetAttributeAsync("href")}/verifiers");
        await olive.Set("Email", Cast.Member("verity").Email);
        await olive.Set("Kind", "Finance");
        await olive.Set("OfOrganisation", $"{Millbrook}");
        await olive.Press("Appoint");

        await using var verity = await As("verity");
        await verity.Go("/verification");
        await verity.Go($"/benefits/{benefit}");
        await verity.Follow("Verify or return");
        await verity.Set("Value", "920");
        await verity.Set("Pounds", "4500");
        await verity.Set("Reason", "One invoice belongs to March");
        await verity.Press("Verify");
        await verity.Reads("budget");

        await using var benita = await As("benita");
        await benita.Go($"/benefits/{benefit}/terms");
        await benita.Set("Budget", "Agency staff at reception, 4 practices");
        await benita.Set("ReducedOn", new DateOnly(2026, 4, 1));
        await benita.Press("Save the budget");

        // What was typed is still there.
        await verity.Press("Verify");
        await verity.Go($"/benefits/{benefit}");
        await verity.Reads("£4,500 verified");
        await _house.Settle();
    }

    private async Task What_happened_can_be_read(Guid stopped)
    {
        await _house.Settle();
        foreach (var width in (int[])[1280, Phone])
        {
            await using var edith = await As("edith", width);
            await edith.Go($"/initiatives/{Winner}/summary");
            await edith.Reads("£13,500");
            await edith.Go($"/initiatives/{Winner}/as-at?On.Day=1&On.Month=3&On.Year=2026");
            await edith.Reads("Development");
            await edith.DoesNotRead(Measure);
        }
        await using var reader = await As("edith");
        await reader.Go($"/initiatives/{stopped}");
        await reader.Reads(StopReason);
        await reader.Go($"/initiatives/{Winner}/thread");
        await reader.Reads("It worked at Millbrook");
        await reader.Reads("£4,500");
        // 80% of it is the initiative's.
        await reader.Go("/portfolio");
        await reader.Reads("£10,800");
        await reader.Go("/continuation");
    }

    private async Task Reads(string member, string path, params string[] words)
    {
        await using var visitor = await As(member);
        await visitor.Go(path);
        foreach (var word in words)
            await visitor.Reads(word);
    }

    private Task Send(string member, InnovationPipeline.Platform.Messages.ICommand command) => _house.Send(Cast.Member(member).Id, command);

    private Task On(int year, int month, int day) => _house.Clock.MoveTo(At(year, month, day), Ct);

    private static DateTimeOffset At(int year, int month, int day) => London.At(new DateOnly(year, month, day), new TimeOnly(10, 0));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<Visitor> As(string member, int width = 1280, bool keyboardOnly = false)
    {
        var visitor = await chromium.Visit(_house.Address, width, keyboardOnly: keyboardOnly);
        await visitor.SignIn(Cast.Member(member).Id);
        return visitor;
    }
}
