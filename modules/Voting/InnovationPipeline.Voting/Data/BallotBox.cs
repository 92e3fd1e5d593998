using System.Security.Cryptography;
using System.Text.Json;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using Npgsql;
using NpgsqlTypes;

namespace InnovationPipeline.Voting.Data;

/// <summary>
/// Where ballots go in and a round's lock is taken. A cast shares the lock, a close takes it alone: a ballot is in if
/// and only if it committed before the close. The advisory lock before it only queues: PostgreSQL lets new sharers of a
/// row pass a waiting closer, so that a steady stream of casts would keep a round open.
/// </summary>
internal sealed class BallotBox(DatabaseSession session)
{
    /// <summary>Shares the round's lock until the transaction ends, and reads what each of these voters meets.</summary>
    /// <param name="keys">of the voters' ballots: the person, or what follows from a credential or a paper</param>
    /// <exception cref="NotFound">when there is no such round</exception>
    public async Task<IReadOnlyDictionary<Guid, BallotGate>> Enter(Guid roundId, IReadOnlyCollection<Guid> keys, CancellationToken ct)
    {
        await using var enter = await session.Command(
            """
            SELECT pg_advisory_xact_lock_shared(hashtextextended(@round::text, 0));
            SELECT innovation_event_id, state, method, ballot_rule, may_change, own_group, secrecy, closes_at
            FROM voting.rounds WHERE id = @round FOR SHARE;
            SELECT idea_id, number, title, group_id, area FROM voting.paper_entries WHERE round_id = @round ORDER BY number;
            SELECT ballot_key, marks, requests FROM voting.ballots WHERE round_id = @round AND ballot_key = ANY(@keys);
            SELECT person_id, dealt_as FROM voting.dealings WHERE round_id = @round AND person_id = ANY(@keys);
            SELECT ballot_key FROM voting.void_cards WHERE round_id = @round AND ballot_key = ANY(@keys);
            """,
            ct
        );
        enter.Parameters.AddWithValue("round", roundId);
        enter.Parameters.AddWithValue("keys", keys.ToArray());
        await using var row = await enter.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        if (!await row.ReadAsync(ct))
            throw new NotFound();
        var gate = new BallotGate(
            roundId,
            row.GetGuid(0),
            Enum.Parse<RoundState>(row.GetString(1)),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            Enum.Parse<VotingMethod>(row.GetString(2)),
            JsonSerializer.Deserialize<BallotRule>(row.GetString(3), JsonColumn.Options)!,
            row.GetBoolean(4),
            Enum.Parse<OwnGroupRule>(row.GetString(5)),
            Enum.Parse<Secrecy>(row.GetString(6)),
            Paper: [],
            Marked: null,
            Requests: [],
            Dealt: null,
            IsVoid: false
        );
        await row.NextResultAsync(ct);
        var paper = new List<PaperPlace>();
        while (await row.ReadAsync(ct))
            paper.Add(new(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetGuid(3), row.GetString(4)));
        await row.NextResultAsync(ct);
        var said = new Dictionary<Guid, (string Marks, byte[] Requests)>();
        while (await row.ReadAsync(ct))
            said[row.GetGuid(0)] = (row.GetString(1), row.GetFieldValue<byte[]>(2));
        await row.NextResultAsync(ct);
        var dealt = new Dictionary<Guid, DealtAs?>();
        while (await row.ReadAsync(ct))
            dealt[row.GetGuid(0)] = Enum.Parse<DealtAs>(row.GetString(1));
        await row.NextResultAsync(ct);
        var isVoid = new HashSet<Guid>();
        while (await row.ReadAsync(ct))
            isVoid.Add(row.GetGuid(0));
        return keys.Distinct()
            .ToDictionary(
                key => key,
                key =>
                {
                    var isIn = said.TryGetValue(key, out var ballot);
                    return gate with
                    {
                        Paper = paper,
                        Marked = isIn ? ballot.Marks : null,
                        Requests = isIn ? ballot.Requests : [],
                        Dealt = dealt.GetValueOrDefault(key),
                        IsVoid = isVoid.Contains(key),
                    };
                }
            );
    }

    public async Task<BallotGate> Enter(Guid roundId, Guid key, CancellationToken ct) => (await Enter(roundId, [key], ct))[key];

    /// <summary>Puts ballots in, each in the place of its voter's earlier one.</summary>
    /// <param name="ballots">by key, of the gate's round</param>
    /// <returns>keys that are in; not one whose voter's other request was first elsewhere, where the round takes no changes</returns>
    public async Task<IReadOnlySet<Guid>> Put(BallotGate gate, IReadOnlyDictionary<Guid, BallotPut> ballots, CancellationToken ct)
    {
        await using var put = await session.Command(
            $"""
            INSERT INTO voting.ballots AS b (round_id, ballot_key, marks, nonce, "order", code, requests)
            SELECT @round, key, marks, nonce, sequence::int[], code, requests
            FROM unnest(@keys, @marks, @nonces, @orders, @codes, @requests) AS brought (key, marks, nonce, sequence, code, requests)
            ON CONFLICT (round_id, ballot_key) DO UPDATE SET
                (marks, nonce, requests) = (
                    SELECT
                        CASE WHEN again THEN b.marks ELSE excluded.marks END,
                        CASE WHEN again OR b.marks = excluded.marks THEN b.nonce ELSE excluded.nonce END,
                        CASE WHEN again THEN b.requests ELSE substr(
                            b.requests || excluded.requests,
                            greatest(1, 1 + length(b.requests) + length(excluded.requests) - {Requests.Most * Requests.Length})) END
                    -- Tried again on another host, whose first try had not committed when this one entered.
                    FROM (SELECT length(excluded.requests) > 0
                        AND position(substr(excluded.requests, length(excluded.requests) - {Requests.Length
                - 1}) IN b.requests) > 0) x (again))
            WHERE @change OR b.marks = excluded.marks
            RETURNING ballot_key
            """,
            ct
        );
        // In one order on every host, so that two batches never wait for each other.
        var keys = ballots.Keys.Order().ToArray();
        put.Parameters.AddWithValue("round", gate.RoundId);
        put.Parameters.AddWithValue("keys", keys);
        put.Parameters.AddWithValue("marks", keys.Select(k => ballots[k].Marks).ToArray());
        put.Parameters.AddWithValue("nonces", keys.Select(_ => RandomNumberGenerator.GetBytes(16)).ToArray());
        put.Parameters.AddWithValue("orders", keys.Select(k => $"{{{string.Join(',', Order(gate, k))}}}").ToArray());
        put.Parameters.AddWithValue("codes", keys.Select(_ => Receipt.NewCode()).ToArray());
        put.Parameters.AddWithValue("requests", keys.Select(k => ballots[k].Requests).ToArray());
        put.Parameters.AddWithValue("change", gate.MayChange);
        await using var row = await put.ExecuteReaderAsync(ct);
        var kept = new HashSet<Guid>();
        while (await row.ReadAsync(ct))
            kept.Add(row.GetGuid(0));
        return kept;
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

    /// <summary>Keeps that the person has been dealt a ballot; nothing where that is kept already.</summary>
    public async Task Deal(Dealing dealing, CancellationToken ct)
    {
        await using var deal = await session.Command(
            """
            INSERT INTO voting.dealings (round_id, person_id, dealt_as, token) VALUES (@round, @person, @as, @token)
            ON CONFLICT DO NOTHING
            """,
            ct
        );
        deal.Parameters.AddWithValue("round", dealing.RoundId);
        deal.Parameters.AddWithValue("person", dealing.PersonId);
        deal.Parameters.AddWithValue("as", dealing.DealtAs.ToString());
        deal.Parameters.Add(new NpgsqlParameter("token", NpgsqlDbType.Bytea) { Value = (object?)dealing.Token ?? DBNull.Value });
        await deal.ExecuteNonQueryAsync(ct);
    }

    /// <returns>what was taken back; none where nothing had been handed out</returns>
    public async Task<DealtAs?> TakeBack(Guid roundId, Guid personId, CancellationToken ct)
    {
        await using var take = await session.Command(
            "DELETE FROM voting.dealings WHERE round_id = @round AND person_id = @person AND dealt_as <> 'App' RETURNING dealt_as",
            ct
        );
        take.Parameters.AddWithValue("round", roundId);
        take.Parameters.AddWithValue("person", personId);
        return await take.ExecuteScalarAsync(ct) is string dealt ? Enum.Parse<DealtAs>(dealt) : null;
    }

    /// <summary>The card's ballot can be cast no more.</summary>
    public async Task Void(Guid roundId, Guid key, CancellationToken ct)
    {
        await using var cancel = await session.Command("INSERT INTO voting.void_cards (round_id, ballot_key) VALUES (@round, @key)", ct);
        cancel.Parameters.AddWithValue("round", roundId);
        cancel.Parameters.AddWithValue("key", key);
        await cancel.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ballots on paper are handed out, taken back and typed in one after the other, so that their numbers agree.</summary>
    public Task QueueForPaper(Guid roundId, CancellationToken ct) =>
        Run("SELECT pg_advisory_xact_lock(hashtextextended(@id::text || 'paper', 0))", roundId, ct);

    /// <summary>
    /// Writes a secret round's ballots anew, all at once and by their keys, without the requests that brought them: neither place nor transaction
    /// tells any longer which of them was cast when, or how often it was changed.
    /// </summary>
    public Task Shuffle(Guid roundId, CancellationToken ct) =>
        Run(
            """
            WITH old AS (DELETE FROM voting.ballots WHERE round_id = @id RETURNING *)
            INSERT INTO voting.ballots (round_id, ballot_key, marks, nonce, "order", code, requests)
            SELECT round_id, ballot_key, marks, nonce, "order", code, '' FROM old ORDER BY ballot_key
            """,
            roundId,
            ct
        );

    /// <summary>From now on no ballot of the round says whose it is.</summary>
    public Task ForgetVoters(Guid roundId, CancellationToken ct) =>
        Run("UPDATE voting.ballots SET ballot_key = gen_random_uuid() WHERE round_id = @id", roundId, ct);

    /// <summary>The person's ballots stay, under an id that is nobody's.</summary>
    public Task ForgetVoter(Guid personId, CancellationToken ct) =>
        Run(
            """
            UPDATE voting.ballots SET ballot_key = gen_random_uuid() WHERE ballot_key = @id;
            UPDATE voting.dealings SET person_id = gen_random_uuid() WHERE person_id = @id;
            UPDATE voting.electors SET person_id = gen_random_uuid() WHERE person_id = @id;
            UPDATE voting.paper_ballots SET first_by = gen_random_uuid() WHERE first_by = @id;
            """,
            personId,
            ct
        );

    private static IEnumerable<int> Order(BallotGate gate, Guid key) =>
        PaperOrder.For(gate.RoundId, key, gate.Paper, e => e.IdeaId).Select(e => e.Number);

    private async Task Run(string sql, Guid id, CancellationToken ct)
    {
        await using NpgsqlCommand command = await session.Command(sql, ct);
        command.Parameters.AddWithValue("id", id);
        await command.ExecuteNonQueryAsync(ct);
    }
}
