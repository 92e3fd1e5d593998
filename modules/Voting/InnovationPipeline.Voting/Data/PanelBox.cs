using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Voting.Data;

/// <summary>
/// The panel's row lock, as a round's: marks and interests share it; closing, and revealing the room's result, take it alone, so
/// that what is counted is all that committed before.
/// </summary>
internal sealed class PanelBox(DatabaseSession session)
{
    public async Task Enter(Guid innovationEventId, CancellationToken ct)
    {
        if (!await Lock("FOR SHARE", innovationEventId, ct))
            throw new NotFound();
    }

    public async Task Shut(Guid innovationEventId, CancellationToken ct)
    {
        if (!await Lock("FOR UPDATE", innovationEventId, ct))
            throw new NotFound();
    }

    /// <summary>The same, where the event may have no panel.</summary>
    public Task ShutIfAny(Guid innovationEventId, CancellationToken ct) => Lock("FOR UPDATE", innovationEventId, ct);

    private async Task<bool> Lock(string strength, Guid innovationEventId, CancellationToken ct)
    {
        await using var command = await session.Command($"SELECT 1 FROM voting.panels WHERE id = @id {strength}", ct);
        command.Parameters.AddWithValue("id", innovationEventId);
        return await command.ExecuteScalarAsync(ct) is not null;
    }
}
