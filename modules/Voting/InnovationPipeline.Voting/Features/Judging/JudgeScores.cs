using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Judging;

/// <param name="Aside">why the judge stands aside; none where they may score</param>
/// <param name="Lifted">the reason with which the chair lifted it</param>
internal sealed record OwnPitch(
    Guid IdeaId,
    string Title,
    InterestKind? Declared,
    string? Aside,
    string? Lifted,
    bool IsScored,
    string? Shown
)
{
    public bool IsNext => !IsScored && Aside is null;

    public string StateInWords =>
        Aside is not null ? $"You stand aside: {Aside}"
        : IsScored ? "Scored"
        : Declared is null ? "Not declared"
        : "To be scored";
}

/// <param name="NoMoreMarks">why none are taken, though scores are open</param>
internal sealed record OwnScores(string EventName, PanelState State, string? NoMoreMarks, bool IsJudge, IReadOnlyList<OwnPitch> Pitches);

/// <summary>What one judge has before them: their own marks, and nobody else's.</summary>
[Requires(PitchingPermission.Judge)]
internal sealed record ScoresOf(Guid InnovationEventId) : IQuery<OwnScores>, IInEvent;

internal sealed class ScoresOfHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, ClosenessReader reader, ICaller caller)
    : IQueryHandler<ScoresOf, OwnScores>
{
    public async Task<OwnScores> Handle(ScoresOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var panel = await db.PanelOf(held.Id, ct);
        var isJudge = (await db.JudgesOf(panel, ct)).Contains(caller.Person());
        return new OwnScores(
            held.Name,
            panel.State,
            panel.NoMoreMarks(await db.RoomIsRevealed(panel.Id, ct)),
            isJudge,
            isJudge && db.IsDeclared(panel) ? await db.OwnPitches(panel, caller.Person(), ideas, reader, ct) : []
        );
    }
}

/// <param name="Marks">the judge's own, in the order of the criteria</param>
/// <param name="Next">another pitch that this judge has still to score</param>
internal sealed record OwnSheet(
    string EventName,
    PanelState State,
    string? NoMoreMarks,
    OwnPitch Pitch,
    string? Headline,
    string? InterestNote,
    IReadOnlyList<CriterionLine> Criteria,
    IReadOnlyList<int> Marks,
    Guid? Next,
    int Done,
    int Of
);

[Requires(PitchingPermission.Judge)]
internal sealed record SheetOf(Guid InnovationEventId, Guid IdeaId) : IQuery<OwnSheet>, IInEvent;

internal sealed class SheetOfHandler(VotingDb db, IInnovationEvents events, IIdeas ideas, ClosenessReader reader, ICaller caller)
    : IQueryHandler<SheetOf, OwnSheet>
{
    public async Task<OwnSheet> Handle(SheetOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var panel = await db.PanelOf(held.Id, ct);
        var judge = caller.Person();
        if (!db.IsDeclared(panel) || !(await db.JudgesOf(panel, ct)).Contains(judge))
            throw new NotFound();
        var own = await db.OwnPitches(panel, judge, ideas, reader, ct);
        var pitch = own.FirstOrDefault(p => p.IdeaId == query.IdeaId) ?? throw new NotFound();
        var sheet = await db.ScoreSheets.FindAsync([panel.Id, judge, pitch.IdeaId], ct);
        var interest = await db.Interests.FindAsync([panel.Id, judge, pitch.IdeaId], ct);
        return new OwnSheet(
            held.Name,
            panel.State,
            panel.NoMoreMarks(await db.RoomIsRevealed(panel.Id, ct)),
            pitch,
            (await ideas.Cards([pitch.IdeaId], ct)).GetValueOrDefault(pitch.IdeaId)?.Headline,
            interest?.Note,
            [.. panel.InOrder.Select(c => new CriterionLine(c.Id, c.Name, c.Hint, c.Weight))],
            sheet?.Marks ?? [],
            own.SkipWhile(p => p.IdeaId != pitch.IdeaId)
                .Skip(1)
                .Concat(own)
                .FirstOrDefault(p => p.IsNext && p.IdeaId != pitch.IdeaId)
                ?.IdeaId,
            own.Count(p => p.IsScored),
            own.Count(p => p.Aside is null)
        );
    }
}

/// <summary>From when the panel is being prepared until scores close: interests are known before the first mark.</summary>
[Requires(PitchingPermission.Judge)]
internal sealed record DeclareInterest(
    Guid InnovationEventId,
    Guid IdeaId,
    [property: EnumDataType(typeof(InterestKind), ErrorMessage = "Select your interest in this pitch. None is an answer")]
        InterestKind Kind,
    [property: StringLength(InterestDeclaration.LongestNote, ErrorMessage = "Use 300 characters or fewer")] string? Note
) : ICommand, IInEvent;

internal sealed class DeclareInterestHandler(VotingDb db, PanelBox box, IIdeas ideas, ICaller caller, TimeProvider clock)
    : ICommandHandler<DeclareInterest>
{
    public async Task Handle(DeclareInterest command, CancellationToken ct)
    {
        // Before scores open the idea is put down with the first declaration: one judge after the other. A panel never goes back to that.
        if (await db.Panels.AnyAsync(p => p.Id == command.InnovationEventId && p.State == PanelState.Draft, ct))
            await box.Shut(command.InnovationEventId, ct);
        else
            await box.Enter(command.InnovationEventId, ct);
        // Not tracked: what a judge declares is no change to the panel, whose chair may be editing it.
        var panel = await db.Panels.AsNoTracking().SingleAsync(p => p.Id == command.InnovationEventId, ct);
        var judge = caller.Person();
        Panel.Rules.TakesInterests.Require(panel.State is PanelState.Draft or PanelState.Open);
        Panel.Rules.IsAJudge.Require((await db.JudgesOf(panel, ct)).Contains(judge));
        var idea = (await panel.IdeasOf(ideas, ct)).FirstOrDefault(i => i.Id == command.IdeaId);
        if (idea.Title is null)
            throw new NotFound();
        if (panel.Ideas.All(i => i.IdeaId != idea.Id))
            db.Add(PanelIdea.Expected(panel.Id, idea.Id, idea.Title));
        var declaration = await db.Interests.FindAsync([panel.Id, judge, command.IdeaId], ct);
        if (declaration is null)
            db.Add(declaration = new InterestDeclaration(panel.Id, judge, command.IdeaId));
        declaration.Say(command.Kind, command.Note, clock.GetUtcNow());
        db.Changed(PitchingTopic.Pitches, panel.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <param name="Marks">1 to 5, in the order of the criteria</param>
[Requires(PitchingPermission.Judge)]
internal sealed record ScorePitch(Guid InnovationEventId, Guid IdeaId, [property: Sealed] IReadOnlyList<int> Marks) : ICommand, IInEvent;

internal sealed class ScorePitchHandler(VotingDb db, PanelBox box, ClosenessReader reader, ICaller caller, TimeProvider clock)
    : ICommandHandler<ScorePitch>
{
    public async Task Handle(ScorePitch command, CancellationToken ct)
    {
        await box.Enter(command.InnovationEventId, ct);
        // Not tracked: a judge's marks are no change to the panel, and judges do not queue for its row.
        var panel = await db.Panels.AsNoTracking().SingleAsync(p => p.Id == command.InnovationEventId, ct);
        if (panel.State != PanelState.Draft && panel.Ideas.All(i => i.IdeaId != command.IdeaId))
            throw new NotFound();
        var judge = caller.Person();
        var standing = (await db.StandingOf(panel, [judge], [command.IdeaId], reader, ct)).Single();
        panel.RequireMarks(standing, await db.RoomIsRevealed(panel.Id, ct), command.Marks);
        var sheet = await db.ScoreSheets.FindAsync([panel.Id, judge, command.IdeaId], ct);
        if (sheet is null)
            db.Add(sheet = new ScoreSheet(panel.Id, judge, command.IdeaId));
        sheet.Mark(command.Marks, clock.GetUtcNow());
        db.Changed(PitchingTopic.Pitches, panel.Id);
        await db.SaveChangesAsync(ct);
    }
}

internal static class OwnPitchReading
{
    /// <summary>Its chair has begun to prepare it.</summary>
    public static bool IsDeclared(this VotingDb db, Panel panel) => db.Entry(panel).State != EntityState.Detached;

    public static async Task<IReadOnlyList<OwnPitch>> OwnPitches(
        this VotingDb db,
        Panel panel,
        Guid judge,
        IIdeas ideas,
        ClosenessReader reader,
        CancellationToken ct
    )
    {
        var judged = (await panel.IdeasOf(ideas, ct)).ToList();
        var standing = (await db.StandingOf(panel, [judge], judged.ConvertAll(i => i.Id), reader, ct)).ToDictionary(s => s.IdeaId);
        var scored = await db.ScoreSheets.Where(s => s.PanelId == panel.Id && s.JudgeId == judge).Select(s => s.IdeaId).ToListAsync(ct);
        return judged.ConvertAll(idea =>
        {
            var own = standing[idea.Id];
            var lift = panel.LiftOf(own);
            return new OwnPitch(
                idea.Id,
                idea.Title,
                own.Declared,
                panel.StandsAside(own) ? PanelWords.Of(panel.CausesFor(own)) : null,
                lift?.Reason,
                scored.Contains(idea.Id),
                own.Closeness.SameOrganisation ? "An author belongs to your organisation" : null
            );
        });
    }
}
