using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Voting.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Tests.Platform;

/// <summary>The smallest module there can be: jars that hold three coins, and a reaction to each coin.</summary>
internal sealed class TestModule : InnovationPipeline.Platform.Modules.Module
{
    public const string See = "tests.see";
    public const string Fill = "tests.fill";

    public override Type Db => typeof(TestDb);

    public override IReadOnlyDictionary<string, string[]> Roles =>
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [Role.Organiser] = [See, Fill], [Role.Facilitator] = [See] };

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Faults>();
}

/// <summary>Where a test steps in between.</summary>
internal sealed class Faults
{
    /// <summary>By event id: runs when the effect is saved and not committed.</summary>
    public ConcurrentDictionary<Guid, Func<TestDb, Task>> AfterEffect { get; } = new();

    public Func<Task> BeforeSave { get; set; } = () => Task.CompletedTask;
}

internal sealed class Jar : Aggregate
{
    public static readonly Rule Cap = new("A jar holds 3 coins");
    private readonly List<Coin> _coins = [];

    private Jar()
        : base(Guid.Empty) { }

    public Jar(Guid id, string label)
        : base(id) => Label = label;

    public string Label { get; private set; } = "";
    public IReadOnlyList<Coin> Coins => _coins;

    public void Put(Guid coinId)
    {
        Cap.Require(_coins.Count < 3);
        _coins.Add(new Coin(coinId));
        Announce(new RoundOpened(Id, coinId));
    }

    public void Rename(string label) => Label = label;
}

internal sealed class Coin(Guid id)
{
    public Guid Id { get; private set; } = id;
    public Guid JarId { get; private set; }
}

/// <summary>A new row for each time that the reaction ran to its end.</summary>
internal sealed class Effect(Guid id, Guid eventId, Guid aggregateId, long sequence)
{
    public Guid Id { get; private set; } = id;
    public Guid EventId { get; private set; } = eventId;
    public Guid AggregateId { get; private set; } = aggregateId;
    public long Sequence { get; private set; } = sequence;
}

internal sealed class TestDb(ModuleDbServices services) : ModuleDb(services, "tests")
{
    public const string Tables = """
        CREATE SCHEMA tests;
        CREATE TABLE tests.jars (id uuid CONSTRAINT pk_jars PRIMARY KEY, sequence bigint NOT NULL, revision bigint NOT NULL, label text NOT NULL);
        CREATE TABLE tests.coins (id uuid CONSTRAINT pk_coins PRIMARY KEY, jar_id uuid NOT NULL REFERENCES tests.jars);
        CREATE TABLE tests.effects (id uuid PRIMARY KEY, event_id uuid NOT NULL, aggregate_id uuid NOT NULL, sequence bigint NOT NULL);
        """;

    public DbSet<Jar> Jars => Set<Jar>();
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Jar>(jar =>
        {
            jar.ToTable("jars");
            jar.HasMany(j => j.Coins).WithOne().HasForeignKey(c => c.JarId);
            jar.Navigation(j => j.Coins).AutoInclude();
        });
        model.Entity<Coin>().ToTable("coins");
        model.Entity<Effect>().ToTable("effects");
        base.OnModelCreating(model);
    }
}

internal sealed class WhenRoundOpened(TestDb db, Faults faults) : IReaction<RoundOpened>
{
    public async Task When(RoundOpened happened, CancellationToken ct)
    {
        db.Add(new Effect(Guid.CreateVersion7(), happened.Id, happened.AggregateId, happened.Sequence));
        await db.SaveChangesAsync(ct);
        if (faults.AfterEffect.TryGetValue(happened.Id, out var fault))
            await fault(db);
    }
}

[Requires(TestModule.Fill)]
internal sealed record MakeJar(
    Guid Id,
    Guid OrganisationId,
    [property: Required(ErrorMessage = "Enter a label"), StringLength(80, ErrorMessage = "Use 80 characters or fewer")] string Label,
    [property: Sealed] string? Combination = null
) : ICommand, ICreates, IInOrganisation;

internal sealed class MakeJarHandler(TestDb db) : ICommandHandler<MakeJar>
{
    public async Task Handle(MakeJar command, CancellationToken ct)
    {
        db.Add(new Jar(command.Id, command.Label));
        await db.OpenScope(command.Id, "jar", command.OrganisationId, ct);
        await db.Index(
            new SearchDocument(command.Id, "Jar", command.Id, TestModule.See, command.Label, "A jar of coins", $"/jars/{command.Id}"),
            ct
        );
        await db.SaveChangesAsync(ct);
    }
}

[Requires(TestModule.Fill)]
internal sealed record PutCoin(Guid JarId, Guid CoinId) : ICommand, IScoped
{
    Guid IScoped.ScopeId => JarId;
}

internal sealed class PutCoinHandler(TestDb db, Faults faults) : ICommandHandler<PutCoin>
{
    public async Task Handle(PutCoin command, CancellationToken ct)
    {
        var jar = await db.Jars.Get(command.JarId, ct);
        jar.Put(command.CoinId);
        await faults.BeforeSave();
        await db.SaveChangesAsync(ct);
    }
}

[Requires(TestModule.Fill)]
internal sealed record RenameJar(Guid JarId, uint Version, string Label) : ICommand, IEdits, IScoped
{
    Guid IScoped.ScopeId => JarId;
}

internal sealed class RenameJarHandler(TestDb db, Faults faults) : ICommandHandler<RenameJar>
{
    public async Task Handle(RenameJar command, CancellationToken ct)
    {
        var jar = await db.Jars.Get(command.JarId, command.Version, ct);
        jar.Rename(command.Label);
        await faults.BeforeSave();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Saves, and is refused afterwards.</summary>
[Requires(TestModule.Fill)]
internal sealed record BreakJar(Guid JarId) : ICommand, IScoped
{
    Guid IScoped.ScopeId => JarId;
}

internal sealed class BreakJarHandler(TestDb db) : ICommandHandler<BreakJar>
{
    public async Task Handle(BreakJar command, CancellationToken ct)
    {
        var jar = await db.Jars.Get(command.JarId, ct);
        jar.Rename("Broken");
        jar.Put(Guid.CreateVersion7());
        await db.SaveChangesAsync(ct);
        Jar.Cap.Require(false);
    }
}

internal sealed record JarView(string Label, uint Version, int Coins);

[Requires(TestModule.See)]
internal sealed record JarOf(Guid JarId) : IQuery<JarView>, IScoped
{
    Guid IScoped.ScopeId => JarId;
}

internal sealed class JarOfHandler(TestDb db) : IQueryHandler<JarOf, JarView>
{
    public async Task<JarView> Handle(JarOf query, CancellationToken ct)
    {
        var jar = await db.Jars.Get(query.JarId, ct);
        return new JarView(jar.Label, jar.Version, jar.Coins.Count);
    }
}
