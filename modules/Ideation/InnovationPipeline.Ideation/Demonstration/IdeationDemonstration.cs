using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Ideation.Features.Board;
using InnovationPipeline.Ideation.Features.Case;
using InnovationPipeline.Ideation.Features.Dispositions;
using InnovationPipeline.Ideation.Features.Exchange;
using InnovationPipeline.Ideation.Features.Ideas;
using InnovationPipeline.Ideation.Features.TopIdea;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;

namespace InnovationPipeline.Ideation.Demonstration;

/// <summary>The ideas session of the day, and a week later what becomes of each idea that did not win.</summary>
internal sealed class IdeationDemonstration : IDemonstrate
{
    private static readonly DateTimeOffset Starts = London.At(Script.TheDay, new TimeOnly(10, 40));
    private static readonly DateTimeOffset Decided = London.At(new DateOnly(2025, 11, 27), new TimeOnly(14, 0));

    public IEnumerable<Step> Steps() =>
        LongLists().Concat(Shortlists()).Concat(Exchange()).Concat(TopIdeas()).Concat(Cases()).Concat(Dispositions());

    public static Guid IdOf(int group, ScriptedIdea idea) =>
        ReferenceEquals(DayOfIdeas.ByGroup[group][0], idea) ? Script.TopIdea(group) : Script.Id($"idea/{idea.Key}");

    private static IEnumerable<Step> LongLists() =>
        Everywhere(
            idea => !idea.IsTaken,
            (group, idea, place) =>
                Acts(
                    Starts.AddMinutes(place * 9 + group),
                    group,
                    idea.Seat,
                    (stage, who, ct) => stage.Send(who, new AddIdea(Script.Group(group), IdOf(group, idea), idea.Title, idea.Text), ct)
                )
        );

    private static IEnumerable<Step> Shortlists() =>
        Everywhere(
            idea => idea.Shortlisted && !idea.IsTaken,
            (group, idea, place) =>
                Acts(
                    Starts.AddMinutes(70 + place * 4),
                    group,
                    3,
                    (stage, who, ct) => stage.Send(who, new ShortlistIdea(Script.Group(group), IdOf(group, idea)), ct)
                )
        );

    private static IEnumerable<Step> Exchange()
    {
        foreach (var (group, seat, from, key, newKey, note) in DayOfIdeas.Takes)
        {
            var source = Script.Id($"idea/{key}");
            var grown = DayOfIdeas.ByGroup[group].SingleOrDefault(i => i.IsTaken && string.Equals(i.Key, newKey, StringComparison.Ordinal));
            var own = grown is null ? Script.Id($"idea/{newKey}") : IdOf(group, grown);
            yield return Acts(
                Starts.AddMinutes(100),
                from,
                2,
                (stage, who, ct) => stage.Send(who, new ShareIdea(Script.Group(from), source), ct)
            );
            yield return Acts(
                Starts.AddMinutes(110),
                group,
                seat,
                (stage, who, ct) => stage.Send(who, new TakeIdea(Script.Group(group), source, own, LinkKind.BuiltOn, note), ct)
            );
            if (grown is not null)
                yield return Acts(Starts.AddMinutes(120), group, seat, (stage, who, ct) => Grow(stage, who, group, own, grown, ct));
        }
    }

    /// <summary>What was taken gets the group's own words and goes on its shortlist.</summary>
    private static async Task Grow(Stage stage, string who, int group, Guid idea, ScriptedIdea grown, CancellationToken ct)
    {
        var shown = await stage.Ask(who, new WordsOf(idea), ct);
        await stage.Send(who, new EditIdea(idea, shown.Version, grown.Title, grown.Text), ct);
        await stage.Send(who, new ShortlistIdea(Script.Group(group), idea), ct);
    }

    private static IEnumerable<Step> TopIdeas() =>
        DayOfIdeas.ByGroup.Keys.Select(group =>
            Acts(
                Starts.AddMinutes(150 + group),
                group,
                1,
                (stage, who, ct) => stage.Send(who, new ChooseTopIdea(Script.Group(group), Script.TopIdea(group)), ct)
            )
        );

    private static IEnumerable<Step> Cases()
    {
        foreach (var (group, worked) in WorkedUp.ByGroup)
        {
            var idea = Script.TopIdea(group);
            yield return Acts(
                Starts.AddMinutes(180 + group),
                group,
                1,
                (stage, who, ct) => Propose(stage, who, idea, worked.Proposition, ct)
            );
            foreach (var ((angle, isOpportunity, text), n) in worked.Angles.Select((a, n) => (a, n)))
                yield return Acts(
                    Starts.AddMinutes(195 + n),
                    group,
                    n % 6 + 1,
                    (stage, who, ct) =>
                        stage.Send(who, new NoteAngle(idea, Script.Id($"angle/{group}/{n}"), angle, isOpportunity, text), ct)
                );
            foreach (var (b, n) in worked.Barriers.Select((b, n) => (b, n)))
                yield return Acts(
                    Starts.AddMinutes(215 + n),
                    group,
                    n % 6 + 1,
                    (stage, who, ct) =>
                        stage.Send(
                            who,
                            new NoteBarrier(
                                idea,
                                Script.Id($"barrier/{group}/{n}"),
                                b.Category,
                                b.Text,
                                b.Likelihood,
                                b.Impact,
                                b.Mitigation,
                                b.Owner
                            ),
                            ct
                        )
                );
            yield return Acts(Starts.AddMinutes(230 + group), group, 2, (stage, who, ct) => AskFor(stage, who, idea, worked.Ask, ct));
        }
    }

    private static async Task Propose(Stage stage, string who, Guid idea, PropositionWords w, CancellationToken ct)
    {
        var shown = await stage.Ask(who, new PropositionOf(idea), ct);
        var write = new WriteProposition(
            idea,
            shown.Version,
            w.Headline,
            w.Line1,
            w.Line2,
            w.Line3,
            w.Users,
            w.Jobs,
            w.Pains,
            w.Gains,
            w.Offer,
            w.PainRelievers,
            w.GainCreators,
            w.MeasureOfSuccess,
            w.ValueMaximisers,
            w.Evidence,
            w.Inequalities,
            w.Carbon
        );
        await stage.Send(who, write, ct);
    }

    private static async Task AskFor(Stage stage, string who, Guid idea, AskFacts ask, CancellationToken ct)
    {
        var shown = await stage.Ask(who, new AskOf(idea), ct);
        var write = new WriteAsk(
            idea,
            shown.Version,
            ask.Capital,
            ask.RevenueOneOff,
            ask.RevenueRecurrent,
            ask.WholeTimeEquivalents,
            ask.InKind,
            ask.SupportTypes,
            ask.NeededBy
        );
        await stage.Send(who, write, ct);
    }

    private static IEnumerable<Step> Dispositions() =>
        WhatBecame.OfEach.Select((ending, n) => new Step(Decided.AddMinutes(n), (stage, ct) => stage.Send("olive", ending, ct)));

    private static IEnumerable<Step> Everywhere(Func<ScriptedIdea, bool> where, Func<int, ScriptedIdea, int, Step> act) =>
        DayOfIdeas.ByGroup.SelectMany(group => group.Value.Where(where).Select((idea, place) => act(group.Key, idea, place)));

    private static Step Acts(DateTimeOffset at, int group, int seat, Func<Stage, string, CancellationToken, Task> act) =>
        new(at, (stage, ct) => act(stage, Script.Seat(group, seat).Key, ct));
}
