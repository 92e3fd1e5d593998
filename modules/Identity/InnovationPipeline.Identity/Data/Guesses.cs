using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Identity.Data;

/// <summary>Wrong passwords or codes under one key since a moment. The key is a digest: no address is kept.</summary>
internal sealed class GuessCount
{
    public string Key { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public long Wrong { get; private set; }
}

internal sealed class GuessCountMap : IEntityTypeConfiguration<GuessCount>
{
    public void Configure(EntityTypeBuilder<GuessCount> count)
    {
        count.ToTable("guess_counts");
        count.HasKey(c => c.Key);
        count.HasIndex(c => c.Since);
    }
}

/// <summary>
/// Counts wrong guesses for all hosts together. Asking locks the key's row until the act has ended, so that guesses
/// made at once are counted one after the other.
/// </summary>
internal static class Guesses
{
    public static string Key(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    public static async Task<bool> MayGuess(
        this IdentityDb db,
        string key,
        long limit,
        TimeSpan window,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // Far ahead lies only what was counted before the installation's clock was moved back; hosts differ by less.
        var (start, ahead) = (now - window, now + window);
        var wrong = await db
            .Database.SqlQuery<long>(
                $"""
                INSERT INTO identity.guess_counts AS c (key, since, wrong) VALUES ({key}, {now}, 0)
                ON CONFLICT (key) DO UPDATE SET
                    wrong = CASE WHEN c.since <= {start} OR c.since > {ahead} THEN 0 ELSE c.wrong END,
                    since = CASE WHEN c.since <= {start} OR c.since > {ahead} THEN {now} ELSE c.since END
                RETURNING wrong AS "Value"
                """
            )
            .ToListAsync(ct);
        return wrong[0] < limit;
    }

    public static Task GuessedWrong(this IdentityDb db, string key, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE identity.guess_counts SET wrong = wrong + 1 WHERE key = {key}", ct);

    public static Task GuessedRight(this IdentityDb db, string key, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE identity.guess_counts SET wrong = 0 WHERE key = {key}", ct);
}
