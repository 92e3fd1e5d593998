using InnovationPipeline.Portfolio.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Portfolio.Data;

/// <summary>One table of all facts; a column is shared by the kinds that have it.</summary>
internal sealed class FactMap : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> fact)
    {
        fact.ToTable("facts");
        fact.HasKey(f => new { f.AggregateId, f.Sequence });
        fact.HasDiscriminator<string>("kind");
        fact.HasIndex("kind");
        fact.Property<string>("kind").HasMaxLength(40);
    }
}

internal sealed class InitiativeFactMap : IEntityTypeConfiguration<InitiativeFact>
{
    public void Configure(EntityTypeBuilder<InitiativeFact> fact) => fact.HasIndex(f => f.InitiativeId);
}

internal sealed class InitiativeEnteredMap : IEntityTypeConfiguration<InitiativeEntered>
{
    public void Configure(EntityTypeBuilder<InitiativeEntered> fact)
    {
        fact.Property(f => f.OrganisationId).HasColumnName("organisation_id");
        fact.Property(f => f.InnovationEventId).HasColumnName("innovation_event_id");
        fact.HasIndex(f => f.IdeaId);
        fact.HasIndex([nameof(InitiativeEntered.InitiativeId)], "ix_facts_entered_once")
            .IsUnique()
            .HasFilter("kind = 'InitiativeEntered'")
            .HasDatabaseName("ix_facts_entered_once");
    }
}

internal sealed class StageDecidedMap : IEntityTypeConfiguration<StageDecided>
{
    public void Configure(EntityTypeBuilder<StageDecided> fact) => fact.Property(f => f.ToStage).HasMaxLength(40);
}

internal sealed class ValueFactMap : IEntityTypeConfiguration<ValueFact>
{
    public void Configure(EntityTypeBuilder<ValueFact> fact)
    {
        fact.Property(f => f.BenefitId).HasColumnName("benefit_id");
        fact.Property(f => f.Class).HasMaxLength(40);
        fact.Property(f => f.Pounds).HasPrecision(14, 2);
    }
}

internal sealed class ValuePlannedMap : IEntityTypeConfiguration<ValuePlanned>
{
    public void Configure(EntityTypeBuilder<ValuePlanned> fact) => fact.HasBaseType<ValueFact>();
}

internal sealed class ValueClaimedMap : IEntityTypeConfiguration<ValueClaimed>
{
    public void Configure(EntityTypeBuilder<ValueClaimed> fact) => fact.Property(f => f.ActualId).HasColumnName("actual_id");
}

internal sealed class ValueVerifiedMap : IEntityTypeConfiguration<ValueVerified>
{
    public void Configure(EntityTypeBuilder<ValueVerified> fact) => fact.Property(f => f.ActualId).HasColumnName("actual_id");
}

internal sealed class ClaimReturnedMap : IEntityTypeConfiguration<ClaimReturned>
{
    public void Configure(EntityTypeBuilder<ClaimReturned> fact) => fact.Property(f => f.ActualId).HasColumnName("actual_id");
}

internal sealed class ValueExcludedMap : IEntityTypeConfiguration<ValueExcluded>
{
    public void Configure(EntityTypeBuilder<ValueExcluded> fact) => fact.Property(f => f.BenefitId).HasColumnName("benefit_id");
}

internal sealed class ChallengeArrivedMap : IEntityTypeConfiguration<ChallengeArrived>
{
    public void Configure(EntityTypeBuilder<ChallengeArrived> fact)
    {
        fact.Property(f => f.SubmissionId).HasColumnName("submission_id");
        fact.Property(f => f.OrganisationId).HasColumnName("organisation_id");
        fact.HasIndex(f => f.SubmittedBy);
    }
}

internal sealed class ChallengeAnsweredMap : IEntityTypeConfiguration<ChallengeAnswered>
{
    public void Configure(EntityTypeBuilder<ChallengeAnswered> fact) => fact.Property(f => f.SubmissionId).HasColumnName("submission_id");
}

internal sealed class RoundMovedMap : IEntityTypeConfiguration<RoundMoved>
{
    public void Configure(EntityTypeBuilder<RoundMoved> fact)
    {
        fact.Property(f => f.InnovationEventId).HasColumnName("innovation_event_id");
        fact.HasIndex(f => f.RoundId);
    }
}
