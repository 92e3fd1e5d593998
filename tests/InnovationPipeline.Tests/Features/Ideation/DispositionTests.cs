using System.Net;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Dispositions;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Features.Ideation;

public sealed class DispositionTests(SharedHouse house)
{
    [Fact]
    public async Task An_organiser_says_what_becomes_of_every_idea_before_the_event_is_archived()
    {
        var day = await IdeationDay.Make(house);
        var (one, two) = (await day.Idea(day.First, "One"), await day.Idea(day.Second, "Two", top: true));
        Assert.Equal(["2 ideas have no disposition"], await Objections(day));
        await day.CloseNow();
        using var organiser = await house.Browse(day.Organiser);

        var list = await organiser.Go($"/events/{day.Event}/ideas?which=open");
        Assert.Contains("2 without a disposition", list.Text, StringComparison.Ordinal);
        var form = await organiser.Go($"/ideas/{one}/disposition");
        Assert.Equal(["Enter a reason", "Select what becomes of the idea"], (await form.Submit()).Errors.Order(StringComparer.Ordinal));
        Assert.Equal(["Choose a theme or name a new one"], (await form.Submit(("Kind", "ToTheme"), ("Reason", "It belongs there"))).Errors);
        var saved = await form.Submit(
            ("Kind", "ToTheme"),
            ("NewThemeName", "Linked data"),
            ("Reason", "It belongs there"),
            ("Step", "record")
        );
        Assert.Contains("1 without a disposition", saved.Text, StringComparison.Ordinal);
        Assert.Equal(["1 idea has no disposition"], await Objections(day));

        await house.Settle();

        // The same theme in other letters is the same theme.
        await house.Send(
            day.Organiser,
            new DisposeIdea(two, DispositionKind.ToTheme, "So does this", NewThemeId: Guid.CreateVersion7(), NewThemeName: " linked DATA ")
        );
        Assert.Empty(await Objections(day));
        var subjects = await house.Scalar<long>(
            "SELECT count(DISTINCT body->>'Subject') FROM platform.events WHERE type = 'Ideation.IdeaDisposed' AND body->>'InnovationEventId' = $1",
            day.Event.ToString()
        );
        Assert.Equal(1, subjects);
        var theme = await house.Scalar<Guid>("SELECT disposition_theme_id FROM ideation.ideas WHERE id = $1", one);
        await using var scope = house.Services.CreateAsyncScope();
        var themes = scope.ServiceProvider.GetRequiredService<IThemeSuggestions>();
        Assert.Equal("Linked data", await themes.Name(theme, CancellationToken.None));
        Assert.Null(await themes.Name(Guid.CreateVersion7(), CancellationToken.None));
        var card = (await scope.ServiceProvider.GetRequiredService<IIdeas>().Cards([one], CancellationToken.None))[one];
        Assert.Equal(("NotSelected", "Part of a theme: It belongs there"), (card.State, card.Disposition));
    }

    [Fact]
    public async Task A_disposition_is_refused_while_the_session_is_open_and_to_those_who_are_not_organisers()
    {
        var day = await IdeationDay.Make(house);
        var idea = await day.Idea(day.First, "One");

        var early = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(day.Organiser, AnswerTests.Closed(idea)));
        Assert.Equal(Idea.Rules.SessionIsOver, early.Rule);
        await day.CloseNow();
        await Assert.ThrowsAsync<Forbidden>(() => house.Send(day.First.Member, AnswerTests.Closed(idea)));
        await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(day.Organiser, new DisposeIdea(idea, DispositionKind.Parked, "Later", ReviewOn: new DateOnly(2020, 1, 1)))
        );
        await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(day.Organiser, new DisposeIdea(idea, DispositionKind.OfferedToIcs, "Theirs", OrganisationId: Guid.CreateVersion7()))
        );
        await Assert.ThrowsAsync<Invalid>(() =>
            house.Send(day.Organiser, new DisposeIdea(idea, DispositionKind.ToTheme, "There", ThemeId: Guid.CreateVersion7()))
        );

        var elsewhere = await IdeationDay.Make(house);
        await Assert.ThrowsAsync<NotFound>(() => house.Send(elsewhere.Organiser, AnswerTests.Closed(idea)));
    }

    [Fact]
    public async Task The_wall_is_the_organisers_and_names_nobody()
    {
        var day = await IdeationDay.Make(house);
        await day.Idea(day.First, "Same-day scans", top: true);
        using var organiser = await house.Browse(day.Organiser);
        using var member = await house.Browse(day.First.Member);

        var wall = await organiser.Go($"/events/{day.Event}/wall");
        Assert.Contains("Ideas: 1. Top ideas chosen: 1 of 2.", wall.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mina", wall.Text, StringComparison.Ordinal);
        Assert.Contains("Ideas close at", wall.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await organiser.Go($"/events/{day.Event}/wall?screen=true")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Go($"/events/{day.Event}/wall")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Go($"/events/{day.Event}/ideas")).Status);

        await day.CloseNow();
        foreach (var address in (string[])["wall", "wall?screen=true"])
        {
            var closed = await organiser.Go($"/events/{day.Event}/{address}");
            Assert.Contains("The ideas session closed at", closed.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ideas close at", closed.Text, StringComparison.Ordinal);
        }
    }

    private Task<IReadOnlyList<string>> Objections(IdeationDay day) => Objections(house, day);

    internal static async Task<IReadOnlyList<string>> Objections(SharedHouse house, IdeationDay day)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var said = new List<string>();
        foreach (var objector in scope.ServiceProvider.GetServices<IObjectToArchiving>())
            said.AddRange(
                (await objector.Objections(day.Event, CancellationToken.None)).Where(s =>
                    s.Contains("disposition", StringComparison.Ordinal)
                )
            );
        return said;
    }
}
