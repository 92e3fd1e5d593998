using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Portfolio.Features.Home;

/// <summary>One thing to do or to go to.</summary>
internal sealed record HomeLink(string Text, string Href, string? Detail = null);

/// <param name="Name">none: nobody is signed in</param>
/// <param name="ToDo">what waits for this person now</param>
internal sealed record Home(
    string? Name,
    IReadOnlyList<HomeLink> ToDo,
    IReadOnlyList<HomeLink> Events,
    IReadOnlyList<HomeLink> Groups,
    IReadOnlyList<HomeLink> Challenges,
    IReadOnlyList<HomeLink> Initiatives,
    bool SeesPortfolio
)
{
    public static readonly Home OfNobody = new(null, [], [], [], [], [], SeesPortfolio: false);
}

[ForEveryone("says what the service is; to a person, what is theirs")]
internal sealed record HomeNow : IQuery<Home>;

internal sealed class HomeNowHandler(
    PortfolioDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IChallengeSubmissions submissions,
    IInnovationEvents events,
    IInitiatives initiatives,
    IEnumerable<ICountUnread> unread
) : IQueryHandler<HomeNow, Home>
{
    private const int Most = 10;

    public async Task<Home> Handle(HomeNow query, CancellationToken ct)
    {
        if (caller.PersonId is not { } person)
            return Home.OfNobody;
        var card = (await people.Cards([person], ct)).GetValueOrDefault(person);
        var groups = await OwnGroups(ct);
        var days = await OwnEvents(groups, ct);
        List<HomeLink> toDo =
        [
            .. await Votes(ct),
            .. groups
                .Where(g => days.Exists(d => d.Id == g.InnovationEventId && d.State is "Live"))
                .Select(g => new HomeLink($"Go to your group's board: {g.Name}", $"/groups/{g.Id}/board", g.Area.Question)),
            .. await Waiting(ct),
            .. await Unread(ct),
        ];
        return new(
            card?.Name ?? "",
            toDo,
            [.. days.Select(d => new HomeLink(d.Name, $"/events/{d.Id}", $"{London.Day(d.Day)} – {d.State}"))],
            [.. groups.Select(g => new HomeLink(g.Name, $"/groups/{g.Id}/board", g.Area.Question))],
            await OwnChallenges(person, ct),
            await OwnInitiatives(ct),
            (await access.JudgeAnywhere(caller, PortfolioPermission.See, ct)).Allowed
        );
    }

    private async Task<List<GroupCard>> OwnGroups(CancellationToken ct)
    {
        var groups = new List<GroupCard>();
        var scopes = await access.ScopesWith(caller, PortfolioPermission.OwnGroups, ct);
        foreach (var id in (await db.ScopesOfKind("group", scopes, ct)).OrderDescending().Take(Most))
            if (await events.Group(id, ct) is { } group)
                groups.Add(group);
        return groups;
    }

    private async Task<List<EventCard>> OwnEvents(IEnumerable<GroupCard> groups, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, PortfolioPermission.OwnEvents, ct);
        var ids = (await db.ScopesOfKind("event", scopes, ct)).Concat(groups.Select(g => g.InnovationEventId)).Distinct();
        return
        [
            .. (await events.Cards(ids, ct)).Values.OrderByDescending(e => e.Day).ThenBy(e => e.Name, StringComparer.Ordinal).Take(Most),
        ];
    }

    private async Task<IReadOnlyList<HomeLink>> Votes(CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, PortfolioPermission.OwnVotes, ct);
        var moves = await db.Facts.RoundsVisibleTo(scopes).ToListAsync(ct);
        var open = moves.GroupBy(m => m.RoundId).Select(r => r.MaxBy(m => m.Sequence)!).Where(m => m.State == RoundState.Open).ToList();
        var days = await events.Cards(open.Select(m => m.InnovationEventId).Distinct(), ct);
        return
        [
            .. open.Select(m => new HomeLink(
                "Vote for the top ideas",
                $"/events/{m.InnovationEventId}/vote",
                days.GetValueOrDefault(m.InnovationEventId)?.Name
            )),
        ];
    }

    private async Task<IReadOnlyList<HomeLink>> Waiting(CancellationToken ct)
    {
        var links = new List<HomeLink>();
        if (await ToTriage(ct) is > 0 and var challenges)
            links.Add(new(challenges == 1 ? "1 challenge to triage" : $"{challenges:N0} challenges to triage", "/triage"));
        if (await ToVerify(ct) is > 0 and var figures)
            links.Add(new(figures == 1 ? "1 recorded benefit to verify" : $"{figures:N0} recorded benefits to verify", "/verification"));
        return links;
    }

    private async Task<int> ToTriage(CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, PortfolioPermission.TriageWaiting, ct);
        var answered = db.Facts.OfType<ChallengeAnswered>().Select(a => a.SubmissionId);
        var waiting = await db
            .Facts.SentTo(scopes)
            .Select(a => a.SubmissionId)
            .Distinct()
            .Where(id => !answered.Contains(id))
            .ToListAsync(ct);
        var count = 0;
        foreach (var id in waiting)
            // A withdrawal or a duplicate is not announced.
            if (await submissions.Find(id, ct) is { State: not ("Withdrawn" or "Duplicate") })
                count++;
        return count;
    }

    private async Task<int> ToVerify(CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, PortfolioPermission.VerificationWaiting, ct);
        var facts = await db.Facts.InitiativesVisibleTo(scopes).ToListAsync(ct);
        var done = facts
            .OfType<ValueVerified>()
            .Select(f => f.ActualId)
            .Concat(facts.OfType<ClaimReturned>().Select(f => f.ActualId))
            .ToHashSet();
        return facts.OfType<ValueClaimed>().Count(f => !done.Contains(f.ActualId));
    }

    private async Task<IReadOnlyList<HomeLink>> Unread(CancellationToken ct)
    {
        var messages = 0;
        foreach (var counter in unread)
            messages += await counter.For(caller, ct);
        return messages == 0 ? [] : [new(messages == 1 ? "1 unread message" : $"{messages:N0} unread messages", "/messages")];
    }

    private async Task<IReadOnlyList<HomeLink>> OwnChallenges(Guid person, CancellationToken ct)
    {
        if (caller.Within is not null)
            return [];
        var own = await db
            .Facts.AsNoTracking()
            .OfType<ChallengeArrived>()
            .Where(f => f.SubmittedBy == person)
            .OrderByDescending(f => f.At)
            .Select(f => f.SubmissionId)
            .ToListAsync(ct);
        var links = new List<HomeLink>();
        foreach (var id in own.Distinct().Take(Most))
            if (await submissions.Find(id, ct) is { } submission)
                links.Add(
                    await initiatives.OfSubmission(id, ct) is null
                        ? new(submission.Title, $"/challenges/{id}", submission.State)
                        : new(submission.Title, $"/challenges/{id}/thread", "Taken forward as an initiative")
                );
        return links;
    }

    private async Task<IReadOnlyList<HomeLink>> OwnInitiatives(CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, PortfolioPermission.OwnInitiatives, ct);
        var cards = await initiatives.Cards(await db.ScopesOfKind("initiative", scopes, ct), ct);
        return
        [
            .. cards
                .Values.OrderByDescending(i => i.OpenedAt)
                .Take(Most)
                .Select(i => new HomeLink(i.Title, $"/initiatives/{i.Id}", Stages.InWords(i.Stage))),
        ];
    }
}
