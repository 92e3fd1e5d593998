using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Pitching;

namespace InnovationPipeline.Voting.Features.Pitches;

[Requires(PitchingPermission.Chair)]
internal sealed record StartPitch(Guid InnovationEventId, Guid SessionId, Guid IdeaId) : ICommand, IInEvent;

internal sealed class StartPitchHandler(VotingDb db, TimeProvider clock) : ICommandHandler<StartPitch>
{
    public Task Handle(StartPitch command, CancellationToken ct) =>
        db.OnTheFloor(command.InnovationEventId, command.SessionId, s => s.Start(command.IdeaId, clock.GetUtcNow()), ct);
}

[Requires(PitchingPermission.Chair)]
internal sealed record PausePitch(Guid InnovationEventId, Guid SessionId) : ICommand, IInEvent;

internal sealed class PausePitchHandler(VotingDb db, TimeProvider clock) : ICommandHandler<PausePitch>
{
    public Task Handle(PausePitch command, CancellationToken ct) =>
        db.OnTheFloor(command.InnovationEventId, command.SessionId, s => s.Pause(clock.GetUtcNow()), ct);
}

[Requires(PitchingPermission.Chair)]
internal sealed record GoOnWithPitch(Guid InnovationEventId, Guid SessionId) : ICommand, IInEvent;

internal sealed class GoOnWithPitchHandler(VotingDb db, TimeProvider clock) : ICommandHandler<GoOnWithPitch>
{
    public Task Handle(GoOnWithPitch command, CancellationToken ct) =>
        db.OnTheFloor(command.InnovationEventId, command.SessionId, s => s.GoOn(clock.GetUtcNow()), ct);
}

[Requires(PitchingPermission.Chair)]
internal sealed record ExtendPitch(
    Guid InnovationEventId,
    Guid SessionId,
    [property: Range(1, 30, ErrorMessage = "Enter 1 to 30 minutes")] int Minutes
) : ICommand, IInEvent;

internal sealed class ExtendPitchHandler(VotingDb db, TimeProvider clock) : ICommandHandler<ExtendPitch>
{
    public Task Handle(ExtendPitch command, CancellationToken ct) =>
        db.OnTheFloor(command.InnovationEventId, command.SessionId, s => s.Extend(command.Minutes, clock.GetUtcNow()), ct);
}

[Requires(PitchingPermission.Chair)]
internal sealed record TakeQuestions(Guid InnovationEventId, Guid SessionId) : ICommand, IInEvent;

internal sealed class TakeQuestionsHandler(VotingDb db, TimeProvider clock) : ICommandHandler<TakeQuestions>
{
    public Task Handle(TakeQuestions command, CancellationToken ct) =>
        db.OnTheFloor(command.InnovationEventId, command.SessionId, s => s.TakeQuestions(clock.GetUtcNow()), ct);
}

[Requires(PitchingPermission.Chair)]
internal sealed record EndPitch(Guid InnovationEventId, Guid SessionId) : ICommand, IInEvent;

internal sealed class EndPitchHandler(VotingDb db) : ICommandHandler<EndPitch>
{
    public Task Handle(EndPitch command, CancellationToken ct) =>
        db.OnTheFloor(command.InnovationEventId, command.SessionId, s => s.End(), ct);
}

/// <summary>Only before anybody has had the floor: what was pitched stays.</summary>
[Requires(PitchingPermission.Chair)]
internal sealed record RemovePitchSession(Guid InnovationEventId, Guid SessionId) : ICommand, IInEvent;

internal sealed class RemovePitchSessionHandler(VotingDb db) : ICommandHandler<RemovePitchSession>
{
    public async Task Handle(RemovePitchSession command, CancellationToken ct)
    {
        var session = await db.PitchSessionOf(command.InnovationEventId, command.SessionId, ct);
        Chairing.NothingPitched.Require(session.Slots.All(s => s.Phase == SlotPhase.Waiting));
        db.Remove(session);
        db.Changed(PitchingTopic.Pitches, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}

internal static class Chairing
{
    public static readonly Kernel.Rule NothingPitched = new("Somebody has pitched already, so these pitches stay");

    public static async Task OnTheFloor(
        this VotingDb db,
        Guid innovationEventId,
        Guid sessionId,
        Action<PitchSession> act,
        CancellationToken ct
    )
    {
        act(await db.PitchSessionOf(innovationEventId, sessionId, ct));
        db.Changed(PitchingTopic.Pitches, innovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
