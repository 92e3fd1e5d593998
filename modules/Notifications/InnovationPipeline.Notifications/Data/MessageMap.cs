using InnovationPipeline.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InnovationPipeline.Notifications.Data;

internal sealed class MessageMap : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages", table => table.HasCheckConstraint("ck_messages_read_later", "read_at IS NULL OR read_at >= at"));
        message.Property(m => m.Kind).HasMaxLength(40);
        message.HasIndex(m => new { m.PersonId, m.CauseId }).IsUnique();
        message.HasIndex(m => m.PersonId).HasFilter("read_at IS NULL").HasDatabaseName("ix_messages_unread");
        message.HasIndex(m => new { m.PersonId, m.At });
        message.HasIndex(m => m.CauseId);
    }
}
