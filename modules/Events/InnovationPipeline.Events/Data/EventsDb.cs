using InnovationPipeline.Events.Domain;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Data;

internal sealed class EventsDb(ModuleDbServices services) : ModuleDb(services, "events")
{
    public DbSet<InnovationEvent> Events => Set<InnovationEvent>();
    public DbSet<Speaker> Speakers => Set<Speaker>();
    public DbSet<RunSheet> RunSheets => Set<RunSheet>();
    public DbSet<Places> Places => Set<Places>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<WorkingGroup> Groups => Set<WorkingGroup>();
    public DbSet<SeatMove> SeatMoves => Set<SeatMove>();
    public DbSet<SavedDesign> Designs => Set<SavedDesign>();
    public DbSet<DesignRun> DesignRuns => Set<DesignRun>();
    public DbSet<PairBook> PairBooks => Set<PairBook>();
}
