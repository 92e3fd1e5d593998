using System.Text.Json;
using InnovationPipeline.Platform.Data;
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
                table.HasCheckConstraint(
                    "ck_rounds_credentials",
                    "(credential_key IS NOT NULL) = (secrecy = 'Secret' AND opened_at IS NOT NULL)"
                );
                table.HasCheckConstraint("ck_rounds_snapshot_key", "(snapshot_key IS NOT NULL) = (opened_at IS NOT NULL)");
                table.HasCheckConstraint("ck_rounds_cast_for", "cast_for IS NULL OR tie_policy = 'PanelCasting'");
                table.HasCheckConstraint("ck_rounds_closed", "state NOT IN ('Closed', 'Revealed') OR closed_at IS NOT NULL");
                table.HasCheckConstraint("ck_rounds_revealed", "(state = 'Revealed') = (revealed_at IS NOT NULL)");
            }
        );
        round.Property(r => r.Title).HasMaxLength(Round.LongestTitle);
        round.Property(r => r.DefinitionHash).HasMaxLength(64);
        round.Property(r => r.Rule).HasColumnName("ballot_rule").IsJson();
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
        ballot.ToTable(
            "ballots",
            table =>
            {
                table.HasCheckConstraint("ck_ballots_nonce", "length(nonce) = 16");
                table.HasCheckConstraint("ck_ballots_marks", "marks ~ '^[0-9]{1,4}:[0-9]{1,3}(,[0-9]{1,4}:[0-9]{1,3})*$'");
            }
        );
        ballot.HasKey(b => new { b.RoundId, b.Key });
        ballot.Property(b => b.Key).HasColumnName("ballot_key");
        ballot.Property(b => b.Code).HasMaxLength(Receipt.Length);
        ballot.Property(b => b.Requests).HasDefaultValueSql("''::bytea");
        ballot.HasIndex(b => new { b.RoundId, b.Code }).IsUnique();
        ballot.HasIndex(b => b.Key);
        ballot.HasOne<Round>().WithMany().HasForeignKey(b => b.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DealingMap : IEntityTypeConfiguration<Dealing>
{
    public void Configure(EntityTypeBuilder<Dealing> dealing)
    {
        dealing.ToTable(
            "dealings",
            table => table.HasCheckConstraint("ck_dealings_token", "(dealt_as = 'App') = (token IS NOT NULL AND length(token) = 32)")
        );
        dealing.HasKey(d => new { d.RoundId, d.PersonId });
        dealing.HasOne<Round>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ElectorMap : IEntityTypeConfiguration<Elector>
{
    public void Configure(EntityTypeBuilder<Elector> elector)
    {
        elector.ToTable("electors");
        elector.HasKey(e => new { e.RoundId, e.PersonId });
        elector.HasIndex(e => e.PersonId);
        elector.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VoidCardMap : IEntityTypeConfiguration<VoidCard>
{
    public void Configure(EntityTypeBuilder<VoidCard> card)
    {
        card.ToTable("void_cards");
        card.HasKey(c => new { c.RoundId, c.BallotKey });
        card.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Restrict);
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

internal sealed class PaperBallotMap : IEntityTypeConfiguration<PaperBallot>
{
    public void Configure(EntityTypeBuilder<PaperBallot> paper)
    {
        paper.ToTable("paper_ballots", table => table.HasCheckConstraint("ck_paper_ballots_serial", "serial BETWEEN 1 AND 9999"));
        paper.HasIndex(p => new { p.RoundId, p.Serial }).IsUnique();
        paper.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
