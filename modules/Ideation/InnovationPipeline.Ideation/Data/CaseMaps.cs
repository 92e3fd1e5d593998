using InnovationPipeline.Ideation.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Ideation.Data;

internal sealed class PropositionMap : IEntityTypeConfiguration<Proposition>
{
    public void Configure(EntityTypeBuilder<Proposition> proposition)
    {
        proposition.ToTable("propositions");
        proposition.ComplexProperty(p => p.Words, CaseColumns.Plain);
        proposition.HasOne<Idea>().WithOne().HasForeignKey<Proposition>(p => p.Id);
    }
}

internal sealed class AngleNoteMap : IEntityTypeConfiguration<AngleNote>
{
    public void Configure(EntityTypeBuilder<AngleNote> note)
    {
        note.ToTable("angle_notes");
        note.Property(n => n.Text).HasMaxLength(AngleNote.LongestText);
        note.HasOne<Idea>().WithMany().HasForeignKey(n => n.IdeaId);
    }
}

internal sealed class BarrierMap : IEntityTypeConfiguration<Barrier>
{
    public void Configure(EntityTypeBuilder<Barrier> barrier)
    {
        barrier.ToTable(
            "barriers",
            table => table.HasCheckConstraint("ck_barriers_grades", "likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5")
        );
        barrier.ComplexProperty(b => b.Facts, CaseColumns.Plain);
        barrier.HasOne<Idea>().WithMany().HasForeignKey(b => b.IdeaId);
    }
}

internal sealed class InvestmentAskMap : IEntityTypeConfiguration<InvestmentAsk>
{
    public void Configure(EntityTypeBuilder<InvestmentAsk> ask)
    {
        ask.ToTable(
            "asks",
            table =>
                table.HasCheckConstraint(
                    "ck_asks_not_negative",
                    "capital >= 0 AND revenue_one_off >= 0 AND revenue_recurrent >= 0 AND whole_time_equivalents >= 0"
                )
        );
        ask.ComplexProperty(
            a => a.Facts,
            facts =>
            {
                CaseColumns.Plain(facts);
                facts.Property(f => f.Capital).HasPrecision(14, 2);
                facts.Property(f => f.RevenueOneOff).HasPrecision(14, 2);
                facts.Property(f => f.RevenueRecurrent).HasPrecision(14, 2);
                facts.Property(f => f.WholeTimeEquivalents).HasPrecision(8, 2);
            }
        );
        ask.HasOne<Idea>().WithOne().HasForeignKey<InvestmentAsk>(a => a.Id);
    }
}

internal static class CaseColumns
{
    /// <summary>A value's columns have their own names, without the property that holds it.</summary>
    public static void Plain<T>(ComplexPropertyBuilder<T> value)
        where T : notnull
    {
        foreach (var property in value.Metadata.ComplexType.GetProperties())
            property.SetColumnName(
                string.Concat(
                    property.Name.Select(
                        (c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()
                    )
                )
            );
    }
}
