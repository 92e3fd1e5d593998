using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Voting.Data;

/// <summary>
/// The panel's row lock, as a round's: marks and interests share it, closing takes it alone, so that what is counted is all
/// that committed before.
/// </summary>
internal sealed class PanelBox(DatabaseSession session)
{
    public Task Enter(Guid innovationEventId, CancellationToken ct) => Lock("FOR SHARE", innovationEventId, ct);

    public Task Shut(Guid innovationEventId, CancellationToken ct) => Lock("FOR UPDATE", innovationEventId, ct);

    private async Task Lock(string strength, Guid innovationEventId, CancellationToken ct)
    {
        await using var command = await session.Command($"SELECT 1 FROM voting.panels WHERE id = @id {strength}", ct);
        command.Parameters.AddWithValue("id", innovationEventId);
        if (await command.ExecuteScalarAsync(ct) is null)
            throw new NotFound();
    }
}
