using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Data;

/// <summary>Schema ideation.</summary>
internal sealed class IdeationDb(ModuleDbServices services) : ModuleDb(services, "ideation")
{
    public DbSet<GroupBoard> Boards => Set<GroupBoard>();
    public DbSet<SubmissionClose> SubmissionCloses => Set<SubmissionClose>();
    public DbSet<Idea> Ideas => Set<Idea>();
    public DbSet<IdeaLink> Links => Set<IdeaLink>();
    public DbSet<Proposition> Propositions => Set<Proposition>();
    public DbSet<AngleNote> AngleNotes => Set<AngleNote>();
    public DbSet<Barrier> Barriers => Set<Barrier>();
    public DbSet<InvestmentAsk> Asks => Set<InvestmentAsk>();
    public DbSet<ThemeSuggestion> ThemeSuggestions => Set<ThemeSuggestion>();
}
