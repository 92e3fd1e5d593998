using System.Text.Json;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Recount;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Voting.Data;

internal sealed class RoundMap : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable(
            "rounds",
            table =>
            {
                table.HasCheckConstraint("ck_rounds_quorum", "quorum IS NULL OR quorum >= 1");
                table.HasCheckConstraint(
                    "ck_rounds_definition",
                    "state IN ('Draft', 'Cancelled') OR (definition_hash IS NOT NULL AND definition_text IS NOT NULL)"
                );
                table.HasCheckConstraint("ck_rounds_closed", "state NOT IN ('Closed', 'Revealed') OR closed_at IS NOT NULL");
                table.HasCheckConstraint("ck_rounds_revealed", "(state = 'Revealed') = (revealed_at IS NOT NULL)");
            }
        );
        round.Property(r => r.Title).HasMaxLength(Round.LongestTitle);
        round.Property(r => r.DefinitionHash).HasMaxLength(64);
        round.HasIndex(r => r.InnovationEventId);
        round
            .HasIndex(r => r.InnovationEventId, "ux_rounds_one_open")
            .HasDatabaseName("ux_rounds_one_open")
            .IsUnique()
            .HasFilter("state = 'Open'");
        round.HasIndex(r => r.RunOffOf).HasDatabaseName("ux_rounds_one_run_off").IsUnique().HasFilter("state <> 'Cancelled'");
        round.HasOne<Round>().WithMany().HasForeignKey(r => r.RunOffOf).OnDelete(DeleteBehavior.Restrict);
        round.HasMany(r => r.Paper).WithOne().HasForeignKey(e => e.RoundId);
        round.HasMany(r => r.Adjustments).WithOne().HasForeignKey(a => a.RoundId);
        round.Navigation(r => r.Paper).AutoInclude();
        round.Navigation(r => r.Adjustments).AutoInclude();
    }
}

internal sealed class PaperEntryMap : IEntityTypeConfiguration<PaperEntry>
{
    public void Configure(EntityTypeBuilder<PaperEntry> entry)
    {
        entry.ToTable("paper_entries");
        entry.HasKey(e => new { e.RoundId, e.IdeaId });
        entry.HasIndex(e => new { e.RoundId, e.Number }).IsUnique();
        entry.HasIndex(e => e.IdeaId);
        entry
            .Property(e => e.Proposition)
            .HasColumnType("jsonb")
            .HasConversion(
                passages => JsonSerializer.Serialize(passages, JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<List<Passage>>(json, JsonSerializerOptions.Default)!,
                new ValueComparer<IReadOnlyList<Passage>>((a, b) => a!.SequenceEqual(b!), passages => passages.Count, passages => passages)
            );
    }
}

internal sealed class AdjustmentMap : IEntityTypeConfiguration<Adjustment>
{
    public void Configure(EntityTypeBuilder<Adjustment> adjustment)
    {
        adjustment.ToTable("adjustments");
        adjustment.HasIndex(a => a.RoundId);
    }
}

internal sealed class BallotMap : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> ballot)
    {
        ballot.ToTable("ballots", table => table.HasCheckConstraint("ck_ballots_nonce", "length(nonce) = 16"));
        ballot.HasKey(b => new { b.RoundId, b.VoterId });
        ballot.Property(b => b.Code).HasMaxLength(Receipt.Length);
        ballot.HasIndex(b => new { b.RoundId, b.Code }).IsUnique();
        ballot.HasOne<PaperEntry>().WithMany().HasForeignKey(b => new { b.RoundId, b.IdeaId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SealedResultMap : IEntityTypeConfiguration<SealedResult>
{
    public void Configure(EntityTypeBuilder<SealedResult> result)
    {
        result.ToTable("sealed_results");
        result.HasKey(r => r.RoundId);
        result.Ignore(r => r.Outcome);
        result.Property(r => r.Hash).HasMaxLength(64);
        result.Property(r => r.Seal).HasMaxLength(64);
        result.HasOne<Round>().WithOne().HasForeignKey<SealedResult>(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
