using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Voting.Data;

internal sealed class PitchSessionMap : IEntityTypeConfiguration<PitchSession>
{
    public void Configure(EntityTypeBuilder<PitchSession> session)
    {
        session.ToTable(
            "pitch_sessions",
            table => table.HasCheckConstraint("ck_pitch_sessions_clock", "ends_at IS NULL OR \"left\" IS NULL")
        );
        session.Property(s => s.Seed).HasMaxLength(64);
        session.Ignore(s => s.OnTheFloor);
        session.HasIndex(s => s.InnovationEventId);
        session.HasMany(s => s.Slots).WithOne().HasForeignKey(s => s.SessionId);
        session.Navigation(s => s.Slots).AutoInclude();
    }
}

internal sealed class PitchSlotMap : IEntityTypeConfiguration<PitchSlot>
{
    public void Configure(EntityTypeBuilder<PitchSlot> slot)
    {
        slot.ToTable("pitch_slots");
        slot.HasKey(s => new { s.SessionId, s.IdeaId });
        slot.HasIndex(s => new { s.SessionId, s.Place }).IsUnique();
        slot.HasIndex(s => s.SessionId, "ux_pitch_slots_one_floor")
            .HasDatabaseName("ux_pitch_slots_one_floor")
            .IsUnique()
            .HasFilter("phase IN ('Pitching', 'Questions')");
        slot.HasIndex(s => s.IdeaId);
    }
}

internal sealed class DeckMap : IEntityTypeConfiguration<Deck>
{
    public void Configure(EntityTypeBuilder<Deck> deck)
    {
        deck.ToTable("decks", table => table.HasCheckConstraint("ck_decks_address", "address LIKE 'https://%'"));
        deck.Property(d => d.Address).HasMaxLength(Deck.LongestAddress);
        deck.Ignore(d => d.Site);
    }
}

internal sealed class DeckFileMap : IEntityTypeConfiguration<DeckFile>
{
    public void Configure(EntityTypeBuilder<DeckFile> file)
    {
        file.ToTable("deck_files", table => table.HasCheckConstraint("ck_deck_files_size", "length(bytes) BETWEEN 1 AND 10485760"));
        file.Property(f => f.Name).HasMaxLength(DeckFile.LongestName);
        file.Property(f => f.Sha256).HasMaxLength(64);
    }
}

internal sealed class PitchFeedbackMap : IEntityTypeConfiguration<PitchFeedback>
{
    public void Configure(EntityTypeBuilder<PitchFeedback> feedback)
    {
        feedback.ToTable("pitch_feedback", table => table.HasCheckConstraint("ck_pitch_feedback_says", "strong <> '' OR would_help <> ''"));
        feedback.Property(f => f.Strong).HasMaxLength(PitchFeedback.Longest);
        feedback.Property(f => f.WouldHelp).HasMaxLength(PitchFeedback.Longest);
        feedback.HasIndex(f => new { f.IdeaId, f.PersonId }).IsUnique();
        feedback.HasIndex(f => f.PersonId);
    }
}

internal sealed class PanelCommentaryMap : IEntityTypeConfiguration<PanelCommentary>
{
    public void Configure(EntityTypeBuilder<PanelCommentary> commentary)
    {
        commentary.ToTable("commentaries");
        commentary.Property(c => c.Strengths).HasMaxLength(PanelCommentary.Longest);
        commentary.Property(c => c.Concerns).HasMaxLength(PanelCommentary.Longest);
        commentary.Property(c => c.Suggestions).HasMaxLength(PanelCommentary.Longest);
        commentary.HasIndex(c => new { c.IdeaId, c.PanellistId }).IsUnique();
        commentary.HasIndex(c => c.PanellistId);
    }
}
