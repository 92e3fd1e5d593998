using InnovationPipeline.Host;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InnovationPipeline.Testing;

/// <summary>
/// The real host on a real port over a database of its own. One for a test project: a test makes its own organisation
/// and event and cleans nothing, so that tests run side by side.
/// </summary>
public class House : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private WebApplication _app = null!;

    protected House() { }

    public string ConnectionString { get; private set; } = "";

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public Messenger Messenger => Services.GetRequiredService<Messenger>();

    public DatabaseClock Clock => Services.GetRequiredService<DatabaseClock>();

    /// <param name="database">an existing database for a second host over the same one; otherwise a fresh clone</param>
    /// <param name="settings">configuration, for example "Service:Organisation"</param>
    public static async Task<House> Open(
        string environment = "Development",
        string? database = null,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var house = new House();
        await house.Start(environment, database ?? await TestDatabase.Clone(), settings);
        return house;
    }

    /// <param name="standIns">answers to registered questions, in place of the modules' own</param>
    protected async Task Start(
        string environment,
        string database,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? standIns = null
    )
    {
        ConnectionString = database;
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "InnovationPipeline.Host",
                EnvironmentName = environment,
                ContentRootPath = AppContext.BaseDirectory,
                Args = ["--urls=http://127.0.0.1:0"],
            }
        );
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            builder.Configuration[key] = value;
        Furnish(builder);
        if (standIns is not null)
            builder.Host.ConfigureContainer<IServiceCollection>((_, services) => standIns(services));
        _app = PipelineHost.Build(builder, database);
        await Clock.Read(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await Services.GetRequiredService<Listener>().Listening.WaitAsync(Patience);
        await Services.GetRequiredService<JobSchedule>().Known.WaitAsync(Patience);
    }

    /// <summary>What a house of a test's own has otherwise than the real one, for example who listens to its logs.</summary>
    protected virtual void Furnish(WebApplicationBuilder builder) { }

    public Task Send(Guid person, ICommand command) => Messenger.Send(command, Callers.Person(person), CancellationToken.None);

    public Task<T> Send<T>(Guid person, ICommand<T> command) => Messenger.Send(command, Callers.Person(person), CancellationToken.None);

    public Task<T> Ask<T>(Guid person, IQuery<T> query) => Messenger.Ask(query, Callers.Person(person), CancellationToken.None);

    public Task SendAsSystem(ICommand command) => Messenger.Send(command, Callers.System, CancellationToken.None);

    public Task<T> SendAsSystem<T>(ICommand<T> command) => Messenger.Send(command, Callers.System, CancellationToken.None);

    /// <summary>Runs deliveries until none is due anywhere.</summary>
    /// <exception cref="InvalidOperationException">a reaction has failed</exception>
    public async Task Settle()
    {
        using var patience = new CancellationTokenSource(Patience);
        var deliveries = Services.GetRequiredService<Deliveries>();
        while (true)
        {
            while (await deliveries.TakeOne(patience.Token)) { }
            var failure = await Scalar<string>(
                "SELECT handler || ': ' || failure FROM platform.deliveries WHERE failure IS NOT NULL LIMIT 1"
            );
            if (failure is not null)
                throw new InvalidOperationException(failure);
            if (await Scalar<long>("SELECT count(*) FROM platform.deliveries WHERE done_at IS NULL AND dead_at IS NULL") == 0)
                return;
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>A new person, with roles in scopes.</summary>
    public async Task<Guid> Person(string name, params (string Role, Guid Scope)[] grants)
    {
        var id = Guid.CreateVersion7();
        await InTransaction(async services =>
        {
            await services
                .GetRequiredService<IPeople>()
                .Enrol(id, name, $"{id:N}@example.org", organisationId: null, CancellationToken.None);
        });
        foreach (var (role, scope) in grants)
            await Give(id, role, scope);
        return id;
    }

    public Task Give(Guid person, string role, Guid scope) =>
        Execute("INSERT INTO platform.grants (person_id, role, scope_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", person, role, scope);

    /// <summary>A scope where a test needs one without the module that makes it.</summary>
    public async Task<Guid> NewScope(string kind, Guid? parent = null)
    {
        var id = Guid.CreateVersion7();
        await Execute("INSERT INTO platform.scopes (id, kind, parent_id) VALUES ($1, $2, $3)", id, kind, parent ?? Scope.System);
        return id;
    }

    /// <summary>A browser without JavaScript; signed in as the person where one is named.</summary>
    public async Task<Browser> Browse(Guid? person = null)
    {
        var browser = new Browser(Address);
        if (person is { } id)
            await browser.SignIn(id);
        return browser;
    }

    /// <summary>Runs something in a scope with one transaction, as a handler would.</summary>
    public async Task InTransaction(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DatabaseSession>();
        await session.Begin(CancellationToken.None);
        await work(scope.ServiceProvider);
        await session.Commit(CancellationToken.None);
    }

    public async Task<T?> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return await command.ExecuteScalarAsync() is { } found and not DBNull ? (T)found : default;
    }

    public async Task Execute(string sql, params object[] values)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
