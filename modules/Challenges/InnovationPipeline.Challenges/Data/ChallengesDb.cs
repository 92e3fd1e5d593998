using InnovationPipeline.Challenges.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Data;

internal sealed class ChallengesDb(ModuleDbServices services) : ModuleDb(services, "challenges")
{
    public DbSet<ChallengeSubmission> Submissions => Set<ChallengeSubmission>();
}
