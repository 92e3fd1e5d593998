using Npgsql;

namespace InnovationPipeline.Platform.Audit;

/// <summary>What a check of the whole chain found; no findings means that it holds.</summary>
public sealed record AuditCheck(long Entries, long Redacted, string Head, IReadOnlyList<string> Findings)
{
    public bool Holds => Findings.Count == 0;
}

/// <summary>Recomputes the chain from its first entry: an edit, a deletion, a reordering or a cut tail is found.</summary>
public sealed class AuditVerifier(NpgsqlDataSource source)
{
    private const int MostFindings = 20;

    public async Task<AuditCheck> Verify(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // One snapshot: the head and the entries of the same moment.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var findings = new List<string>();
        var previous = new byte[32];
        long expected = 0,
            redacted = 0;
        await using (
            var entries = new NpgsqlCommand(
                """
                SELECT e.number, e.at, e.actor_id, e.act, e.scope_id, e.digest, e.hash, p.number IS NOT NULL, p.salt, p.words
                FROM platform.audit_entries e LEFT JOIN platform.audit_payloads p ON p.number = e.number ORDER BY e.number
                """,
                connection,
                transaction
            )
        )
        await using (var row = await entries.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                var number = row.GetInt64(0);
                expected++;
                if (number != expected && findings.Count < MostFindings)
                {
                    findings.Add($"Entry {expected} is missing");
                    expected = number;
                }
                var digest = row.GetFieldValue<byte[]>(5);
                var hash = AuditEntry.HashOf(
                    previous,
                    number,
                    row.GetFieldValue<DateTimeOffset>(1),
                    row.IsDBNull(2) ? null : row.GetGuid(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetGuid(4),
                    digest
                );
                previous = row.GetFieldValue<byte[]>(6);
                if (!hash.AsSpan().SequenceEqual(previous) && findings.Count < MostFindings)
                    findings.Add($"Entry {number} is not what was written");
                if (!row.GetBoolean(7))
                    findings.Add($"The words of entry {number} are missing");
                else if (row.IsDBNull(8) && row.IsDBNull(9))
                    redacted++;
                else if (
                    row.IsDBNull(8)
                    || row.IsDBNull(9)
                    || !AuditEntry.DigestOf(row.GetFieldValue<byte[]>(8), row.GetString(9)).AsSpan().SequenceEqual(digest)
                )
                    findings.Add($"The words of entry {number} are not what was written");
            }
        }
        await using var read = new NpgsqlCommand("SELECT number, hash FROM platform.audit_head WHERE id = 1", connection, transaction);
        await using var head = await read.ExecuteReaderAsync(ct);
        if (!await head.ReadAsync(ct))
            findings.Add("The head of the chain is missing");
        else if (head.GetInt64(0) != expected || !head.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(previous))
            findings.Add("The chain does not end where its head says");
        return new AuditCheck(expected, redacted, Convert.ToHexStringLower(previous), findings);
    }
}
