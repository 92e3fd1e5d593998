using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Platform;

/// <summary>The Platform with the test module alone, over a database of its own; no worker runs unless a test runs it.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Ground(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;
    public Faults Faults => _services.GetRequiredService<Faults>();
    public Deliveries Deliveries => _services.GetRequiredService<Deliveries>();
    public DatabaseClock Clock => _services.GetRequiredService<DatabaseClock>();
    public Guid Organisation { get; private set; }
    public Guid Organiser { get; } = Guid.CreateVersion7();

    public static async Task<Ground> Open()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddPlatform(new ConfigurationBuilder().Build(), await TestDatabase.Clone(), [new TestModule()]);
        var ground = new Ground(services.BuildServiceProvider(validateScopes: true));
        await ground.Execute(TestDb.Tables);
        await ground.Clock.Read(CancellationToken.None);
        ground.Organisation = await ground.NewScope("organisation", Scope.System);
        await ground.Give(ground.Organiser, Role.Organiser, ground.Organisation);
        return ground;
    }

    public Task Send(Guid person, ICommand command, Guid? within = null, bool notPatientDetails = false) =>
        Messenger.Send(command, Callers.Person(person, within), CancellationToken.None, notPatientDetails);

    public Task Send(ICommand command) => Send(Organiser, command);

    public Task<T> Ask<T>(Guid person, IQuery<T> query, Guid? within = null) =>
        Messenger.Ask(query, Callers.Person(person, within), CancellationToken.None);

    public Messenger Messenger => _services.GetRequiredService<Messenger>();

    public Task<AuditCheck> VerifyAudit() => _services.GetRequiredService<AuditVerifier>().Verify(CancellationToken.None);

    public async Task<Guid> NewJar(string label = "Jar")
    {
        var id = Guid.CreateVersion7();
        await Send(new MakeJar(id, Organisation, label));
        return id;
    }

    /// <summary>Jars with three coins each: that many times three events.</summary>
    public async Task FillJars(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var jar = await NewJar();
            for (var coin = 0; coin < 3; coin++)
                await Send(new PutCoin(jar, Guid.CreateVersion7()));
        }
    }

    public async Task<Guid> NewScope(string kind, Guid parent)
    {
        var id = Guid.CreateVersion7();
        await Execute("INSERT INTO platform.scopes (id, kind, parent_id) VALUES ($1, $2, $3)", id, kind, parent);
        return id;
    }

    public Task Give(Guid person, string role, Guid scope) =>
        Execute("INSERT INTO platform.grants (person_id, role, scope_id) VALUES ($1, $2, $3)", person, role, scope);

    /// <summary>Takes what is due, until nothing is.</summary>
    public async Task Drain()
    {
        while (await Deliveries.TakeOne(CancellationToken.None)) { }
    }

    public async Task<T?> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync() is { } found and not DBNull ? (T)found : default;
    }

    public async Task Execute(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
