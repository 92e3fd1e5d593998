using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal sealed class DevelopmentDb(ModuleDbServices services, IOrganisations organisations) : ModuleDb(services, "development")
{
    public DbSet<Initiative> Initiatives => Set<Initiative>();
    public DbSet<InitiativeHistory> InitiativeHistory => Set<InitiativeHistory>();
    public DbSet<HandOff> HandOffs => Set<HandOff>();
    public DbSet<Theme> Themes => Set<Theme>();
    public DbSet<ThemeHistory> ThemeHistory => Set<ThemeHistory>();
    public DbSet<Assessment> Assessments => Set<Assessment>();
    public DbSet<GateReview> GateReviews => Set<GateReview>();
    public DbSet<GateDecision> GateDecisions => Set<GateDecision>();
    public DbSet<GateScorecard> Scorecards => Set<GateScorecard>();
    public DbSet<DecisionRelease> Releases => Set<DecisionRelease>();
    public DbSet<StageModel> StageModels => Set<StageModel>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<CatalogueMeasure> Measures => Set<CatalogueMeasure>();
    public DbSet<VerifierAppointment> Verifiers => Set<VerifierAppointment>();
    public DbSet<EvidenceDocument> Documents => Set<EvidenceDocument>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<ClockPause> Pauses => Set<ClockPause>();
    public DbSet<Milestone> Milestones => Set<Milestone>();
    public DbSet<InitiativeTask> Tasks => Set<InitiativeTask>();
    public DbSet<FundingEntry> FundingEntries => Set<FundingEntry>();
    public DbSet<PlanObjective> Objectives => Set<PlanObjective>();
    public DbSet<ObjectiveHistory> ObjectiveHistory => Set<ObjectiveHistory>();
    public DbSet<InitiativeObjective> ObjectiveLinks => Set<InitiativeObjective>();
    public DbSet<SupplierInvolvement> Suppliers => Set<SupplierInvolvement>();
    public DbSet<ExpertQuestion> Questions => Set<ExpertQuestion>();
    public DbSet<TransferOffer> Transfers => Set<TransferOffer>();
    public DbSet<AdoptionChange> Adoptions => Set<AdoptionChange>();
    public DbSet<InitiativeSnapshot> Snapshots => Set<InitiativeSnapshot>();
    public DbSet<Risk> Risks => Set<Risk>();
    public DbSet<InitiativeAppraisal> Appraisals => Set<InitiativeAppraisal>();
    public DbSet<Benefit> Benefits => Set<Benefit>();

    /// <summary>The newest approved plan of each benefit: what counts.</summary>
    public IQueryable<BenefitPlan> CurrentPlans =>
        Set<BenefitPlan>()
            .Where(p =>
                p.ApprovedAt != null
                && !Set<BenefitPlan>().Any(later => later.BenefitId == p.BenefitId && later.ApprovedAt != null && later.Number > p.Number)
            );

    /// <summary>What initiatives merged into this one planned for after the merger, and nobody has planned here.</summary>
    public IQueryable<Benefit> ToPlanAgain(Guid initiativeId) =>
        from b in Benefits.IgnoreAutoIncludes()
        join p in CurrentPlans on b.Id equals p.BenefitId
        join i in Initiatives on b.InitiativeId equals i.Id
        where
            i.MergedIntoId == initiativeId
            && b.IsMerged
            && p.TargetOn > b.ExpectedUntil
            && !Benefits.Any(again => again.PlannedAgainFromId == b.Id && again.InitiativeId == initiativeId)
        select b;

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        // The one rule of attribution, where the database does the adding up.
        model.HasDbFunction(typeof(Attributed).GetMethod(nameof(Attributed.Share))!).HasName("share");
    }

    /// <summary>Whoever writes a line of history keeps, in the same transaction, what the initiative is from then on.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var told = ChangeTracker
            .Entries<InitiativeHistory>()
            .Where(e => e.State == EntityState.Added)
            .GroupBy(e => e.Entity.SubjectId)
            .Select(g => (Id: g.Key, At: g.Max(e => e.Entity.At)))
            .OrderBy(t => t.Id)
            .ToList();
        await WriteRoles(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (told.Count == 0)
            return saved;
        foreach (var (id, at) in told)
        {
            // Of two people who change different parts at once the second waits here, so that what it keeps holds both changes.
            await Database.ExecuteSqlAsync($"SELECT 1 FROM development.initiatives WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
            Add(new InitiativeSnapshot(id, at, await this.FactsOf(organisations, id, London.DayOf(at), cancellationToken)));
        }
        return saved + await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>As the grants stand before this is saved: whoever hands something on still acts as what they were.</summary>
    private async Task WriteRoles(CancellationToken ct)
    {
        var lines = ChangeTracker.Entries<InitiativeHistory>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        foreach (var acts in lines.Where(l => l is { Who: not null, Role: null }).GroupBy(l => (l.SubjectId, Who: l.Who!.Value)))
        {
            // An initiative that begins with this has no scope yet, but its organisation has.
            var begins = ChangeTracker
                .Entries<Scope>()
                .FirstOrDefault(e => e.State == EntityState.Added && e.Entity.Id == acts.Key.SubjectId);
            var scope = begins?.Entity.ParentId ?? acts.Key.SubjectId;
            var roles = await Database
                .SqlQuery<string>(
                    $"""
                    WITH RECURSIVE up AS (
                        SELECT id, parent_id FROM platform.scopes WHERE id = {scope}
                        UNION ALL
                        SELECT s.id, s.parent_id FROM platform.scopes s JOIN up ON s.id = up.parent_id)
                    SELECT DISTINCT g.role AS "Value" FROM up JOIN platform.grants g ON g.scope_id = up.id AND g.person_id = {acts.Key.Who}
                    """
                )
                .ToListAsync(ct);
            roles.Sort(StringComparer.Ordinal);
            foreach (var line in acts)
                line.ActedAs(roles);
        }
    }
}
