using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Features.HandOffs;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Dispositions;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Tests.Features.Portfolio;

namespace InnovationPipeline.Tests.Features.Development;

/// <summary>Taking an idea forward and declining it, through both modules as they are.</summary>
[Collection(nameof(LivedHouse))]
public sealed class DeclinedHandOffTests(LivedHouse house)
{
    private static readonly Guid Olive = LivedHouse.Id("olive");

    [Fact]
    public async Task An_idea_that_waits_is_closed_with_reasons_from_the_list_and_leaves_it()
    {
        var idea = await Waiting("idea/lease");
        using var browser = await house.Browse(Olive);
        var waiting = await browser.Go("/initiatives/waiting");
        var link = waiting.Document.QuerySelector($"main a[href='/ideas/{idea}/disposition?kind=Closed']");
        Assert.NotNull(link);

        var form = await browser.Go(link.GetAttribute("href")!);
        var saved = await form.Submit(
            ("Code", "NoOwner"),
            ("Reason", "Nobody has a van to lend after all"),
            ("WhatNext", "An owner with 2 vans"),
            ("Step", "record")
        );
        Assert.Empty(saved.Errors);
        await house.Settle();

        Assert.DoesNotContain(
            idea.ToString(),
            (await browser.Go("/initiatives/waiting")).Document.Body!.InnerHtml,
            StringComparison.Ordinal
        );
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Send(Olive, new TakeForward(Guid.CreateVersion7(), idea)));
        Assert.Equal(HandOff.Rules.StillWaits, refused.Rule);
    }

    [Fact]
    public async Task Taken_forward_and_declined_at_once_an_idea_becomes_one_of_the_two()
    {
        var (idea, at) = (await Waiting("idea/desk"), await AnsweredAt("idea/desk"));
        var acts = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Try(() =>
                        n % 2 == 0
                            ? house.Send(Olive, new TakeForward(Guid.CreateVersion7(), idea))
                            : house.Send(
                                Olive,
                                new DisposeIdea(
                                    idea,
                                    DispositionKind.Closed,
                                    $"Not now {n}",
                                    Code: ReasonCode.NoFunding,
                                    WhatNext: "New money",
                                    Over: at
                                )
                            )
                    )
                )
        );

        Assert.Single(acts, a => a is null);
        var taken = await house.Scalar<long>("SELECT count(*) FROM development.initiatives WHERE idea_id = $1", idea);
        var closed = await house.Scalar<long>("SELECT count(*) FROM ideation.ideas WHERE id = $1 AND disposition = 'Closed'", idea);
        Assert.Equal(1, taken + closed);
    }

    [Fact]
    public async Task An_idea_that_has_been_taken_forward_is_answered_by_its_gates()
    {
        using var browser = await house.Browse(Olive);
        var winner = Script.TopIdea(Script.WinningGroup);
        var form = await browser.Go($"/ideas/{winner}/disposition?kind=Closed");
        Assert.Contains("From now on its gates answer", form.Text, StringComparison.Ordinal);
        var refused = await form.Submit(("Code", "NoOwner"), ("Reason", "No"), ("WhatNext", "Nothing"), ("Step", "record"));
        Assert.Equal([Idea.Rules.NotTakenForward.Sentence], refused.Errors);
    }

    /// <summary>An idea of the demonstration that its organiser now gives to initiatives.</summary>
    private async Task<Guid> Waiting(string key)
    {
        var idea = Script.Id(key);
        await house.Send(
            Olive,
            new DisposeIdea(idea, DispositionKind.ToInitiative, "Somebody wants to begin", Over: await AnsweredAt(key))
        );
        await house.Settle();
        return idea;
    }

    private async Task<DateTimeOffset?> AnsweredAt(string key) => (await house.Ask(Olive, new DisposalOf(Script.Id(key)))).Stored?.At;

    private static async Task<Rule?> Try(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleBroken refused)
        {
            return refused.Rule;
        }
    }
}
