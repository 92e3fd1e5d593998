using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Data;

internal sealed class IdentityDb(ModuleDbServices services) : ModuleDb(services, "identity")
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Succession> Successions => Set<Succession>();
    public DbSet<Pass> Passes => Set<Pass>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Grant> Grants => Set<Grant>();

    /// <summary>What other modules call their places: each is searchable under its own id.</summary>
    public IQueryable<SearchDocument> Titles => Set<SearchDocument>();
}
