using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain;
using Npgsql;

namespace InnovationPipeline.Voting.Data;

/// <summary>
/// Where ballots go in and a round's lock is taken. A cast shares the lock, a close takes it alone: a ballot is in if
/// and only if it committed before the close. The advisory lock before it only queues: PostgreSQL lets new sharers of a
/// row pass a waiting closer, so that a steady stream of casts would keep a round open.
/// </summary>
internal sealed class BallotBox(DatabaseSession session)
{
    /// <summary>Shares the round's lock until the transaction ends, and reads what the voter meets.</summary>
    /// <exception cref="NotFound">when there is no such round</exception>
    public async Task<BallotGate> Enter(Guid roundId, Guid voterId, Guid ideaId, CancellationToken ct)
    {
        await using var enter = await session.Command(
            """
            SELECT pg_advisory_xact_lock_shared(hashtextextended(@round::text, 0));
            SELECT r.state, r.may_change, r.own_group,
                   (SELECT e.group_id FROM voting.paper_entries e WHERE e.round_id = r.id AND e.idea_id = @idea),
                   (SELECT b.idea_id FROM voting.ballots b WHERE b.round_id = r.id AND b.voter_id = @voter)
            FROM voting.rounds r WHERE r.id = @round FOR SHARE OF r;
            """,
            ct
        );
        enter.Parameters.AddWithValue("round", roundId);
        enter.Parameters.AddWithValue("voter", voterId);
        enter.Parameters.AddWithValue("idea", ideaId);
        await using var row = await enter.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        if (!await row.ReadAsync(ct))
            throw new NotFound();
        return new BallotGate(
            Enum.Parse<RoundState>(row.GetString(0)),
            row.GetBoolean(1),
            Enum.Parse<OwnGroupRule>(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetGuid(3),
            row.IsDBNull(4) ? null : row.GetGuid(4)
        );
    }

    /// <returns>false when this voter's other request has put in a ballot meanwhile, and the round takes no changes</returns>
    public async Task<bool> Put(Ballot ballot, bool mayChange, CancellationToken ct)
    {
        await using var put = await session.Command(
            """
            INSERT INTO voting.ballots AS b (round_id, voter_id, idea_id, nonce, "order", code)
            VALUES (@round, @voter, @idea, @nonce, @order, @code)
            ON CONFLICT (round_id, voter_id) DO UPDATE SET idea_id = excluded.idea_id, nonce = excluded.nonce
            WHERE @change OR b.idea_id = excluded.idea_id
            """,
            ct
        );
        put.Parameters.AddWithValue("round", ballot.RoundId);
        put.Parameters.AddWithValue("voter", ballot.VoterId);
        put.Parameters.AddWithValue("idea", ballot.IdeaId);
        put.Parameters.AddWithValue("nonce", ballot.Nonce);
        put.Parameters.AddWithValue("order", ballot.Order);
        put.Parameters.AddWithValue("code", ballot.Code);
        put.Parameters.AddWithValue("change", mayChange);
        return await put.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Takes the round's lock alone until the transaction ends: every cast has committed or will find the new state.</summary>
    public async Task Shut(Guid roundId, CancellationToken ct)
    {
        await using var shut = await session.Command(
            """
            SELECT pg_advisory_xact_lock(hashtextextended(@round::text, 0));
            SELECT 1 FROM voting.rounds WHERE id = @round FOR UPDATE;
            """,
            ct
        );
        shut.Parameters.AddWithValue("round", roundId);
        await shut.ExecuteNonQueryAsync(ct);
    }

    /// <summary>From now on no ballot of the round says whose it is.</summary>
    public Task ForgetVoters(Guid roundId, CancellationToken ct) =>
        Run("UPDATE voting.ballots SET voter_id = gen_random_uuid() WHERE round_id = @id", roundId, ct);

    /// <summary>The person's ballots stay, under an id that is nobody's.</summary>
    public Task ForgetVoter(Guid personId, CancellationToken ct) =>
        Run("UPDATE voting.ballots SET voter_id = gen_random_uuid() WHERE voter_id = @id", personId, ct);

    private async Task Run(string sql, Guid id, CancellationToken ct)
    {
        await using NpgsqlCommand command = await session.Command(sql, ct);
        command.Parameters.AddWithValue("id", id);
        await command.ExecuteNonQueryAsync(ct);
    }
}
