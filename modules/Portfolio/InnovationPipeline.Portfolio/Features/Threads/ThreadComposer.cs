using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;
using InnovationPipeline.Voting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Portfolio.Features.Threads;

/// <summary>Asks every module upstream for its part of the thread; people by id until their names are asked for, once.</summary>
internal sealed class ThreadComposer(
    PortfolioDb db,
    IChallengeSubmissions submissions,
    IInnovationEvents events,
    IIdeas ideas,
    IResults results,
    IInitiatives initiatives,
    IPeople people,
    IOrganisations organisations
)
{
    private sealed record Draft(
        string Kind,
        DateOnly? On,
        string Title,
        IReadOnlyList<string> Words,
        IReadOnlyList<(string Capacity, Guid Person)> People,
        IReadOnlyList<ThreadFigure> Figures
    );

    public async Task<GoldenThread> OfInitiative(Guid initiativeId, CancellationToken ct)
    {
        var initiative = (await initiatives.Cards([initiativeId], ct)).GetValueOrDefault(initiativeId) ?? throw new NotFound();
        var drafts = new List<Draft>();
        if (initiative.IdeaId is { } ideaId)
            drafts.AddRange(await IdeaSteps(ideaId, ct));
        if (initiative.SubmissionId is { } submissionId)
            drafts.AddRange(await SubmissionSteps(submissionId, ct));
        drafts.AddRange(await InitiativeSteps(initiative, ct));
        return new(initiativeId, initiative.Title, await Named(drafts, ct));
    }

    public async Task<GoldenThread> OfIdea(Guid ideaId, CancellationToken ct)
    {
        var idea = (await ideas.Cards([ideaId], ct)).GetValueOrDefault(ideaId) ?? throw new NotFound();
        var drafts = await IdeaSteps(ideaId, ct);
        var taken = await db
            .Facts.AsNoTracking()
            .OfType<InitiativeEntered>()
            .Where(f => f.IdeaId == ideaId)
            .OrderBy(f => f.At)
            .Select(f => f.InitiativeId)
            .ToListAsync(ct);
        foreach (var initiative in (await initiatives.Cards(taken, ct)).Values.OrderBy(i => i.OpenedAt))
            drafts.AddRange(await InitiativeSteps(initiative, ct));
        return new(ideaId, idea.Title, await Named(drafts, ct));
    }

    /// <summary>A challenge, the areas it was asked in, and what it became without an event.</summary>
    public async Task<GoldenThread> OfSubmission(SubmissionCard submission, CancellationToken ct)
    {
        var drafts = await SubmissionSteps(submission.Id, ct);
        foreach (var asked in await events.AreasFrom(submission.Id, ct))
            drafts.Add(new("Challenge area", asked.Day, asked.Area.Title, [asked.Area.Question, $"Asked at {asked.EventName}"], [], []));
        if (await initiatives.OfSubmission(submission.Id, ct) is { } taken)
            drafts.AddRange(await InitiativeSteps((await initiatives.Cards([taken], ct))[taken], ct));
        return new(submission.Id, submission.Title, await Named(drafts, ct));
    }

    /// <summary>Its result is revealed, it has been taken forward, or it has its disposition.</summary>
    public async Task<bool> HasOutcome(Guid ideaId, CancellationToken ct) =>
        await results.WithIdea(ideaId, ct) is not null
        || await db.Facts.OfType<InitiativeEntered>().AnyAsync(f => f.IdeaId == ideaId, ct)
        || (await ideas.Cards([ideaId], ct)).GetValueOrDefault(ideaId)?.Disposition is not null;

    private async Task<List<Draft>> IdeaSteps(Guid ideaId, CancellationToken ct)
    {
        var steps = new List<Draft>();
        if (await ideas.Case(ideaId, ct) is not { Idea: var idea } whole)
            return steps;
        var day = await events.Find(idea.InnovationEventId, ct);
        var group = await events.Group(idea.GroupId, ct);
        var area = group?.Area;
        var contributors = await ideas.Contributors(ideaId, ct);

        if (area?.SubmissionId is { } submissionId)
            steps.AddRange(await SubmissionSteps(submissionId, ct));
        if (area is not null && day is not null)
            steps.Add(new("Challenge area", day.Day, area.Title, [area.Question, $"Asked at {day.Name}"], [], []));
        if (group is not null)
            steps.Add(
                new(
                    "Working group",
                    day?.Day,
                    group.Name,
                    [],
                    [("Facilitator", group.FacilitatorId), .. group.MemberIds.Select(m => ("Group member", m))],
                    []
                )
            );
        foreach (var link in whole.Lineage.OrderBy(l => l.At))
            steps.Add(await Borrowed(link, contributors, ct));
        steps.Add(
            new(
                "Idea",
                day?.Day,
                idea.Title,
                [.. new[] { idea.Headline, idea.Text, idea.Disposition }.OfType<string>().Where(w => w.Length > 0)],
                [.. contributors.Where(c => c.Capacity is "Author").Select(c => (c.Capacity, c.PersonId))],
                []
            )
        );
        if (await results.WithIdea(ideaId, ct) is { } result && result.Options.FirstOrDefault(o => o.IdeaId == ideaId) is { } stood)
            steps.Add(
                new(
                    "Vote",
                    London.DayOf(result.RevealedAt),
                    result.Title,
                    [result.WinnerIdeaIds.Contains(ideaId) ? (result.WinnerIdeaIds.Count > 1 ? "Joint winner" : "Winner") : "Did not win"],
                    [],
                    [
                        new("Rank", stood.Rank, $"of {result.Options.Count}"),
                        new("Votes", stood.Votes, stood.Votes == 1 ? "vote" : "votes"),
                        new("Turnout", result.Turnout, $"of {result.Electorate} who could vote"),
                    ]
                )
            );
        return steps;
    }

    private async Task<List<Draft>> SubmissionSteps(Guid submissionId, CancellationToken ct) =>
        await submissions.Find(submissionId, ct) is { } submission
            ?
            [
                new(
                    "Challenge submission",
                    London.DayOf(submission.SubmittedAt),
                    submission.Title,
                    [
                        $"From {await NameOf(submission.FromOrganisationId, ct)}",
                        .. submission.Answer is { } answer ? new[] { $"{submission.State}: {answer}" } : [submission.State],
                    ],
                    [("Submitted by", submission.SubmittedBy)],
                    []
                ),
            ]
            : [];

    private async Task<Draft> Borrowed(LineageFact link, IReadOnlyList<Contributor> contributors, CancellationToken ct)
    {
        var source = (await ideas.Cards([link.SourceIdeaId], ct)).GetValueOrDefault(link.SourceIdeaId);
        var lender = await events.Group(link.SourceGroupId, ct);
        var how = link.Kind switch
        {
            "InspiredBy" => "Inspired by",
            "BuiltOn" => "Built on",
            "MergedFrom" => "Merged from",
            "SplitFrom" => "Split from",
            var other => other,
        };
        var credited = (await ideas.Contributors(link.SourceIdeaId, ct)).Where(c => c.Capacity is "Author").ToList();
        return new(
            "Taken from another group",
            London.DayOf(link.At),
            source?.Title ?? "Another group's idea",
            [.. new[] { $"{how} the idea of {lender?.Name ?? "another group"}", link.Note }.OfType<string>().Where(w => w.Length > 0)],
            [
                .. credited.Count > 0
                    ? credited.Select(c => ("With credit to", c.PersonId))
                    : contributors.Where(c => c.Capacity is "Author of a source idea").Select(c => ("With credit to", c.PersonId)),
            ],
            []
        );
    }

    private async Task<List<Draft>> InitiativeSteps(InitiativeCard initiative, CancellationToken ct)
    {
        var facts = await db.Facts.AsNoTracking().OfType<InitiativeFact>().Where(f => f.InitiativeId == initiative.Id).ToListAsync(ct);
        var steps = new List<Draft>
        {
            new(
                "Taken forward",
                London.DayOf(initiative.OpenedAt),
                initiative.Title,
                [
                    $"By {await NameOf(initiative.OrganisationId, ct)}",
                    .. initiative.ThemeName is { } theme ? new[] { $"Theme: {theme}" } : [],
                    $"Stage now: {Stages.InWords(initiative.Stage)}",
                ],
                [],
                []
            ),
        };
        steps.AddRange(
            (await initiatives.Decisions(initiative.Id, ct)).Select(decision => new Draft(
                "Gate decision",
                London.DayOf(decision.At),
                Stages.InWords(decision.Decision),
                [
                    $"From {Stages.InWords(decision.FromStage)} to {Stages.InWords(decision.ToStage)}",
                    $"Reason: {decision.Reason}",
                    .. decision.WhatWouldChangeThis is { } change ? new[] { $"What would change this: {change}" } : [],
                ],
                [("Decided by", decision.DecidedBy)],
                []
            ))
        );
        foreach (var benefit in await initiatives.Benefits(initiative.Id, ct))
            steps.AddRange(BenefitSteps(benefit, facts));
        // Those of one day stay in the order in which they are told.
        return [.. steps.OrderBy(s => s.On ?? DateOnly.MaxValue)];
    }

    private static IEnumerable<Draft> BenefitSteps(BenefitFact benefit, IReadOnlyCollection<InitiativeFact> facts)
    {
        var kind = Stages.InWords(benefit.Class);
        var planned = facts.OfType<ValuePlanned>().Where(f => f.BenefitId == benefit.Id).MinBy(f => f.Sequence);
        yield return new(
            "Benefit planned",
            planned is null ? benefit.BaselineOn : London.DayOf(planned.At),
            benefit.Measure,
            [kind],
            [],
            [
                new($"Baseline on {London.Day(benefit.BaselineOn)}", benefit.BaselineValue, benefit.Unit),
                new($"Target on {London.Day(benefit.TargetOn)}", benefit.TargetValue, benefit.Unit),
                .. Pounds("Planned", benefit.Planned, benefit),
            ]
        );
        foreach (var actual in benefit.Actuals)
        {
            var claimed = facts.OfType<ValueClaimed>().FirstOrDefault(f => f.ActualId == actual.Id);
            var verified = facts.OfType<ValueVerified>().FirstOrDefault(f => f.ActualId == actual.Id);
            var period = $"Period from {London.Day(actual.Period)}";
            if (verified?.ReversesId is not null)
            {
                yield return new(
                    "Benefit reversed",
                    London.DayOf(verified.At),
                    benefit.Measure,
                    [kind, period, "A verified figure was taken back"],
                    [.. actual.VerifiedBy is { } who ? new[] { ("Reversed by", who) } : []],
                    [.. Pounds("Verified", actual.Verified, benefit)]
                );
                continue;
            }
            yield return new(
                "Benefit claimed",
                claimed is null ? actual.Period : London.DayOf(claimed.At),
                benefit.Measure,
                [kind, period, .. actual.State is "Returned" ? new[] { "Sent back to its owner: it does not count" } : []],
                [("Recorded by", actual.RecordedBy)],
                [new("Measured", actual.Value, benefit.Unit), .. Pounds("Claimed", actual.Claimed, benefit)]
            );
            if (actual.State is "Verified")
                yield return new(
                    "Benefit verified",
                    verified is null ? null : London.DayOf(verified.At),
                    benefit.Measure,
                    [kind, period],
                    [.. actual.VerifiedBy is { } by ? new[] { ("Verified by", by) } : []],
                    [.. Pounds("Verified", actual.Verified, benefit)]
                );
        }
    }

    /// <summary>The whole change, and what of it is counted where not all of it is due to the initiative.</summary>
    private static IEnumerable<ThreadFigure> Pounds(string name, Attributed? amount, BenefitFact benefit)
    {
        if (amount is not { } pounds)
            yield break;
        yield return new(name, pounds.Whole, ThreadFigure.Pounds);
        if (benefit.AttributionPercent < 100)
            yield return new($"{name}, the {benefit.AttributionPercent}% due to this initiative", pounds.Ours, ThreadFigure.Pounds);
    }

    private async Task<string> NameOf(Guid organisation, CancellationToken ct) =>
        (await organisations.Find(organisation, ct))?.Name ?? "an organisation that is no longer listed";

    private async Task<IReadOnlyList<ThreadStep>> Named(IReadOnlyList<Draft> drafts, CancellationToken ct)
    {
        var cards = await people.Cards(drafts.SelectMany(d => d.People).Select(p => p.Person).Distinct(), ct);
        return
        [
            .. drafts.Select(d => new ThreadStep(
                d.Kind,
                d.On,
                d.Title,
                d.Words,
                [.. d.People.Select(p => new ThreadPerson(p.Capacity, Card(cards.GetValueOrDefault(p.Person))))],
                d.Figures
            )),
        ];
    }

    private static string Card(PersonCard? person) =>
        person is null ? "Former participant"
        : person.OrganisationName is { } organisation ? $"{person.Name}, {organisation}"
        : person.Name;
}
