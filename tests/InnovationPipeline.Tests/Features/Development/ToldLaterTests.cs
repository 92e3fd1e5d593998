using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.Gates;
using InnovationPipeline.Development.Features.Initiatives;
using InnovationPipeline.Development.Features.Summary;
using InnovationPipeline.Development.Features.Transfers;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>A reason that is told later is read by nobody before, but by chairs and by the panel that decided.</summary>
public sealed class ToldLaterTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private const string Condition = "Finish the safety case";
    private static readonly string[] Why =
    [
        "Two wards agree with the plan",
        Condition,
        "Three wards said no",
        "A fourth ward that asks for it",
        "Seen in the minutes of May",
        Reasons.InWords(ReasonCode.WeakEvidence),
    ];

    [Fact]
    public async Task What_is_told_later_is_read_early_by_chairs_and_the_panel_and_on_no_surface_by_anybody_else()
    {
        var (place, gates) = await Decided();
        var early = house.Clock.GetUtcNow();
        var due = London.Day(TellingLater.Moment(5, early));
        Guid[] others = [place.Organiser, place.Verifier];

        foreach (var reader in others)
        foreach (var (surface, text) in await Surfaces(place, gates, reader, early))
        foreach (var word in Why)
            Assert.False(text.Contains(word, StringComparison.Ordinal), $"{surface} shows “{word}”");
        foreach (var reader in others)
        {
            var surfaces = await Surfaces(place, gates, reader, early);
            foreach (
                var surface in new[]
                {
                    "page",
                    "second gate",
                    "next gate",
                    "citing gate",
                    "as at now",
                    "as at then",
                    "summary",
                    "Word",
                    "API",
                }
            )
                Assert.Contains($"The reason will be told on {due}.", surfaces[surface], StringComparison.Ordinal);
            // What was decided is public.
            Assert.Contains("Parked", surfaces["page"], StringComparison.Ordinal);
        }
        foreach (var reader in new[] { place.Chair, place.OtherChair, place.Assessor })
            await ReadsAll(reader, early);

        foreach (var decision in (await house.Ask(place.Chair, new InitiativeToRead(place.Initiative))).Decisions)
            await house.Send(place.Chair, new ReleaseDecision(place.Initiative, decision.Id));
        await house.Settle();
        foreach (var reader in others)
        {
            await ReadsAll(reader, house.Clock.GetUtcNow());
            // The page of a moment before people were told stays as they saw it then.
            var then = (await Surfaces(place, gates, reader, early))["as at then"];
            Assert.All(Why, word => Assert.DoesNotContain(word, then, StringComparison.Ordinal));
        }
        Assert.Contains("Three wards said no", (await Surfaces(place, gates, place.Chair, early))["as at then"], StringComparison.Ordinal);

        async Task ReadsAll(Guid reader, DateTimeOffset at)
        {
            var surfaces = await Surfaces(place, gates, reader, at);
            var reason = new[] { "page", "second gate", "next gate", "citing gate", "as at now", "as at then", "summary", "Word", "API" };
            Assert.All(reason, surface => Assert.Contains("Three wards said no", surfaces[surface], StringComparison.Ordinal));
            var condition = new[] { "page", "first gate", "second gate", "as at now", "as at then", "delivery", "summary", "Word", "API" };
            Assert.All(condition, surface => Assert.Contains(Condition, surfaces[surface], StringComparison.Ordinal));
            var change = new[] { "page", "second gate", "as at now", "API" };
            Assert.All(change, surface => Assert.Contains("A fourth ward that asks for it", surfaces[surface], StringComparison.Ordinal));
            Assert.Contains("Seen in the minutes of May", surfaces["second gate"], StringComparison.Ordinal);
            Assert.Contains(Reasons.InWords(ReasonCode.WeakEvidence), surfaces["summary"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chair_who_contributed_hears_it_in_person_too_and_what_is_taken_back_first_is_never_told()
    {
        var place = await house.PlaceWithInitiative();
        var contributor = (await house.Upstream.Contributors(place.Idea, CancellationToken.None))[0].PersonId;
        await house.Give(contributor, Role.GateChair, place.Organisation);
        var gate = await Panels.Open(house, place);
        await GateTests.Score(house, place, gate);
        await house.Send(
            place.Chair,
            new DecideAtGate(place.Initiative, gate, GateTests.Form() with { Reason = "Three wards said yes", TellAfterWorkingDays = 5 })
        );
        Assert.StartsWith("The reason will be told on ", await Reason(contributor), StringComparison.Ordinal);

        var mistaken = (await house.Ask(place.Organiser, new NextGateOf(place.Initiative))).Reversible!;
        var back = Guid.CreateVersion7();
        await house.Send(place.Organiser, new OpenGate(back, place.Initiative, mistaken.Id));
        await house.Send(place.Chair, new DecideAtGate(place.Initiative, back, GateTests.Form(mustMeet: 1, scored: 0)));
        Assert.Equal("The reason was never told: the decision was taken back first.", await Reason(place.Organiser));
        Assert.Equal("Three wards said yes", await Reason(place.Chair));

        async Task<string> Reason(Guid reader) =>
            (await house.Ask(reader, new InitiativeToRead(place.Initiative))).Decisions.Single(d => d.GateId == gate).Reason;
    }

    /// <summary>It goes on with a condition and is parked at its next gate, both told 5 days later; a third gate is open that cites the second.</summary>
    private async Task<(Place Place, Guid[] Gates)> Decided()
    {
        var place = await house.PlaceWithInitiative();
        var first = await Panels.Open(house, place);
        await GateTests.Score(house, place, first);
        await house.Send(
            place.Chair,
            new DecideAtGate(
                place.Initiative,
                first,
                GateTests.Form(DecisionKind.ProceedWithConditions) with
                {
                    Reason = "Two wards agree with the plan",
                    TellAfterWorkingDays = 5,
                    Conditions = [new ConditionForm(Condition, DevelopmentHouse.Email(place.Owner), London.DayOf(house.Clock.GetUtcNow()))],
                }
            )
        );
        var second = await Panels.Open(house, place);
        await GateTests.Score(house, place, second);
        var criteria = (await house.Ask(place.Chair, new GateToRead(place.Initiative, second))).Criteria;
        await house.Send(
            place.Chair,
            new DecideAtGate(
                place.Initiative,
                second,
                GateTests.Form(DecisionKind.Park) with
                {
                    Reason = "Three wards said no",
                    WhatWouldChangeThis = "A fourth ward that asks for it",
                    TellAfterWorkingDays = 5,
                    Findings =
                    [
                        .. criteria.Select(c => new CriterionForm(
                            c.Number,
                            c.MustMeet ? Finding.Met : null,
                            c.MustMeet ? null : 4,
                            "Seen in the minutes of May"
                        )),
                    ],
                }
            )
        );
        var third = Guid.CreateVersion7();
        var parked = (await house.Ask(place.Organiser, new NextGateOf(place.Initiative))).Reversible!;
        await house.Send(place.Organiser, new OpenGate(third, place.Initiative, parked.Id));
        return (place, [first, second, third]);
    }

    /// <summary>Everything that somebody can read about the initiative and its decisions.</summary>
    private async Task<Dictionary<string, string>> Surfaces(Place place, Guid[] gates, Guid reader, DateTimeOffset then)
    {
        using var browser = await house.Browse(reader);
        var it = $"/initiatives/{place.Initiative}";
        var moment = Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture));
        var pages = new Dictionary<string, string>
        {
            ["page"] = it,
            ["first gate"] = $"{it}/gates/{gates[0]}",
            ["second gate"] = $"{it}/gates/{gates[1]}",
            ["citing gate"] = $"{it}/gates/{gates[2]}",
            ["as at now"] = $"{it}/as-at",
            ["as at then"] = $"{it}/as-at?at={moment}",
            ["summary"] = $"{it}/summary",
            ["delivery"] = $"{it}/delivery",
            ["people"] = $"{it}/people",
            ["funding"] = $"{it}/funding",
            ["origin"] = $"{it}/origin",
            ["thread"] = $"{it}/thread",
            ["inbox"] = "/messages",
            ["list"] = "/initiatives",
            ["board"] = "/initiatives/board",
            ["home"] = "/",
        };
        var read = new Dictionary<string, string>();
        foreach (var (surface, path) in pages)
        {
            var page = await browser.Go(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{surface}: {page.Status}");
            read[surface] = page.Text;
        }
        read["API"] = Regex.Unescape(await browser.Http.GetStringAsync($"/api/v1{it}"));
        read["next gate"] = (await house.Ask(reader, new NextGateOf(place.Initiative))).Reversible!.Reason;
        using var word = new MemoryStream((await house.Ask(reader, new SummaryInWord(place.Initiative))).Bytes);
        using var document = WordprocessingDocument.Open(word, isEditable: false);
        read["Word"] = document.MainDocumentPart!.Document!.InnerText;
        if (reader == place.Organiser)
            read["held"] = string.Join(
                "; ",
                (await house.Ask(reader, new HeldBy(DevelopmentHouse.Email(place.Owner)))).Select(h => h.What)
            );
        return read;
    }
}
