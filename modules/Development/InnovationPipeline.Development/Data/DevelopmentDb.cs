using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal sealed class DevelopmentDb(ModuleDbServices services) : ModuleDb(services, "development")
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
    public DbSet<Risk> Risks => Set<Risk>();
    public DbSet<InitiativeAppraisal> Appraisals => Set<InitiativeAppraisal>();
    public DbSet<Benefit> Benefits => Set<Benefit>();
}
