using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Development.Data;

/// <summary>Asks the modules upstream for everything that an idea holds.</summary>
internal sealed class IdeaRecords(IIdeas ideas, IInnovationEvents events, IResults results, IPitchRecords pitches)
{
    /// <returns>none where the idea can no longer be read</returns>
    public async Task<CarriedOver?> Of(Guid ideaId, CancellationToken ct)
    {
        if (
            await ideas.Case(ideaId, ct) is not { } idea
            || await events.Find(idea.Idea.InnovationEventId, ct) is not { } held
            || await events.Group(idea.Idea.GroupId, ct) is not { } group
        )
            return null;
        var sources = await ideas.Cards(idea.Lineage.Select(l => l.SourceIdeaId).Distinct(), ct);
        var sourceGroups = new Dictionary<Guid, GroupCard>();
        foreach (var groupId in idea.Lineage.Select(l => l.SourceGroupId).Distinct())
            if (await events.Group(groupId, ct) is { } source)
                sourceGroups.Add(groupId, source);
        return CarryOver.Of(
            idea,
            held,
            group,
            sources,
            sourceGroups,
            await results.WithIdea(ideaId, ct),
            await ideas.Contributors(ideaId, ct),
            await pitches.Of(ideaId, ct)
        );
    }

    /// <summary>Of the people in the groups behind the ideas, each person's once, as they registered on the day.</summary>
    public async Task<IReadOnlyList<string>> Disciplines(IReadOnlyList<CarriedOver> records, CancellationToken ct)
    {
        var found = new Dictionary<Guid, string>();
        foreach (var day in records.Select(r => r.Idea!).GroupBy(i => i.InnovationEventId))
        {
            var members = new HashSet<Guid>();
            foreach (var groupId in day.Select(i => i.GroupId).Distinct())
                members.UnionWith((await events.Group(groupId, ct))?.MemberIds ?? []);
            foreach (var registered in await events.Registrations(day.Key, ct))
                if (members.Contains(registered.PersonId))
                    found.TryAdd(registered.PersonId, registered.Discipline);
        }
        return [.. found.Values];
    }
}
