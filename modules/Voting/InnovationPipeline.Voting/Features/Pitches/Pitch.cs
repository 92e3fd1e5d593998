using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed record CommentaryLine(string By, string Strengths, string Concerns, string Suggestions, bool WouldSponsor);

internal sealed record FeedbackLine(string Strong, string WouldHelp);

/// <param name="Feedback">what the room said, without names; none for readers to whom it is not addressed</param>
/// <param name="Commentary">none where the reader may see none</param>
internal sealed record PitchInFull(
    Guid InnovationEventId,
    Guid IdeaId,
    string EventName,
    string Title,
    string? Headline,
    IReadOnlyList<string> Lines,
    string Group,
    string Area,
    string? Ask,
    string? Deck,
    string? DeckSite,
    string? DeckFile,
    bool MayLinkDeck,
    bool MaySayFeedback,
    FeedbackLine? Own,
    IReadOnlyList<FeedbackLine>? Feedback,
    bool MayComment,
    bool HasCommented,
    IReadOnlyList<CommentaryLine>? Commentary,
    int OpenQuestions
);

[Requires(PitchingPermission.See)]
internal sealed record PitchToRead(Guid InnovationEventId, Guid IdeaId) : IQuery<PitchInFull>, IInEvent;

internal sealed class PitchToReadHandler(
    VotingDb db,
    IInnovationEvents events,
    IIdeas ideas,
    IPeople people,
    AccessTables access,
    ICaller caller
) : IQueryHandler<PitchToRead, PitchInFull>
{
    public async Task<PitchInFull> Handle(PitchToRead query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var idea = await db.PitchedIdea(held.Id, query.IdeaId, ideas, ct);
        var group = await events.Group(idea.GroupId, ct);
        var isOver = held.IsOver(await db.DeskOf(held.Id, ct));
        var person = caller.Person();
        var isOwn = group?.MemberIds.Contains(person) == true;
        var deck = await db.Decks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == idea.Id, ct);
        var said = await db.Feedback.AsNoTracking().Where(f => f.IdeaId == idea.Id).OrderBy(f => f.Id).ToListAsync(ct);
        var commentary = await db.CommentaryFor(idea, isOver, caller, access, events, ct);
        var names = await people.Cards((commentary ?? []).Select(c => c.PanellistId).Distinct(), ct);
        var mayChair = await access.May(caller, PitchingPermission.Chair, held.Id, ct);
        return new PitchInFull(
            held.Id,
            idea.Id,
            held.Name,
            idea.Title,
            idea.Headline,
            idea.Lines,
            group?.Name ?? "",
            group?.Area.Title ?? "",
            idea.AskInWords,
            deck?.Address,
            deck?.Site,
            await db.DeckFiles.Where(d => d.Id == idea.Id).Select(d => d.Name).SingleOrDefaultAsync(ct),
            !isOver && (mayChair || isOwn),
            !isOver && await access.May(caller, PitchingPermission.Ask, held.Id, ct),
            said.Where(f => f.PersonId == person).Select(f => new FeedbackLine(f.Strong, f.WouldHelp)).FirstOrDefault(),
            isOwn || mayChair || commentary is not null ? said.ConvertAll(f => new FeedbackLine(f.Strong, f.WouldHelp)) : null,
            !isOver && await access.May(caller, PitchingPermission.Comment, held.Id, ct),
            await db.Commentaries.AnyAsync(c => c.IdeaId == idea.Id && c.PanellistId == person, ct),
            commentary
                ?.Select(c => new CommentaryLine(
                    names.GetValueOrDefault(c.PanellistId)?.Name ?? "",
                    c.Strengths,
                    c.Concerns,
                    c.Suggestions,
                    c.WouldSponsor
                ))
                .ToList(),
            await db.Questions.CountAsync(q => q.SubjectId == idea.Id && q.IsShown && q.EndedAt == null, ct)
        );
    }
}

/// <summary>One for each person and pitch, changed as long as the day lasts.</summary>
[Requires(PitchingPermission.Ask)]
internal sealed record SayFeedback(
    Guid InnovationEventId,
    Guid IdeaId,
    [property: StringLength(PitchFeedback.Longest, ErrorMessage = "Use 500 characters or fewer")] string? Strong,
    [property: StringLength(PitchFeedback.Longest, ErrorMessage = "Use 500 characters or fewer")] string? WouldHelp
) : ICommand, IInEvent;

internal sealed class SayFeedbackHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, ICaller caller, TimeProvider clock)
    : ICommandHandler<SayFeedback>
{
    public async Task Handle(SayFeedback command, CancellationToken ct)
    {
        var held = await events.Find(command.InnovationEventId, ct) ?? throw new NotFound();
        var idea = await db.PitchedIdea(held.Id, command.IdeaId, ideas, ct);
        PitchFeedback.Rules.EventIsOpen.Require(!held.IsOver(await db.DeskOf(held.Id, ct)));
        var person = caller.Person();
        var feedback = await db.Feedback.SingleOrDefaultAsync(f => f.IdeaId == idea.Id && f.PersonId == person, ct);
        if (feedback is null)
            db.Add(feedback = new PitchFeedback(Guid.CreateVersion7(clock.GetUtcNow()), held.Id, idea.Id, person));
        feedback.Say(command.Strong, command.WouldHelp);
        db.Changed(PitchingTopic.Pitches, held.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The group whose pitch it is may, and the chair. Empty takes the link away.</summary>
[Requires(PitchingPermission.See)]
internal sealed record LinkDeck(
    Guid InnovationEventId,
    Guid IdeaId,
    [property: NotFreeText, StringLength(Deck.LongestAddress, ErrorMessage = "Use 500 characters or fewer")] string? Address
) : ICommand, IInEvent;

internal sealed class LinkDeckHandler(VotingDb db, PitchKeepers keepers) : ICommandHandler<LinkDeck>
{
    public async Task Handle(LinkDeck command, CancellationToken ct)
    {
        var ideaId = await keepers.MayChange(command.InnovationEventId, command.IdeaId, ct);
        var deck = await db.Decks.SingleOrDefaultAsync(d => d.Id == ideaId, ct);
        if (string.IsNullOrWhiteSpace(command.Address))
        {
            if (deck is not null)
                db.Remove(deck);
        }
        else
        {
            if (!Deck.IsSafe(command.Address.Trim()))
                throw new Invalid(nameof(command.Address), Deck.Rules.SafeAddress.Sentence);
            if (deck is null)
                db.Add(deck = new Deck(ideaId, command.InnovationEventId));
            deck.LinkTo(command.Address);
        }
        db.Changed(PitchingTopic.Pitches, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
