using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Live;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Platform.Verbs;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scrutor;

namespace InnovationPipeline.Platform.Modules;

/// <summary>Registers the Platform and everything found in the modules; nothing is registered by hand anywhere.</summary>
public static class PlatformServices
{
    /// <summary>What modules may bring any number of.</summary>
    private static readonly Type[] Found =
    [
        typeof(IJob),
        typeof(ILongRun),
        typeof(IVerb),
        typeof(IDemonstrate),
        typeof(IHoldPersonalData),
        typeof(ICountUnread),
    ];

    public static IServiceCollection AddPlatform(
        this IServiceCollection services,
        IConfiguration configuration,
        string connectionString,
        IReadOnlyList<Module> modules
    )
    {
        var catalogue = new ModuleCatalogue(modules);
        services.AddSingleton(catalogue);
        services.AddSingleton(_ => DataSource(connectionString));

        services.AddSingleton(s => new DatabaseClock(s.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System));
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<DatabaseClock>());
        services.AddSingleton<ReactionCatalogue>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<Seeder>();
        services.AddSingleton<Listener>();
        services.AddSingleton<RoleReader>();

        services.AddScoped<DatabaseSession>();
        services.AddScoped<ModuleDbServices>();
        services.AddScoped<MessageContext>();
        services.AddScoped<ICaller>(s => s.GetRequiredService<MessageContext>().Caller);
        services.AddScoped<AccessTables>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<AuditList>();
        services.AddScoped<DeliveryList>();
        services.AddDbContext<PlatformDb>();

        services.AddScoped<ServiceFactory>(s => s.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PermissionStep<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationStep<,>));

        foreach (var module in modules)
        {
            if (module.Db is { } db)
                services.AddScoped(db);
            module.AddServices(services, configuration);
        }
        services.Scan(scan =>
            scan.FromAssemblies(modules.Select(m => m.GetType().Assembly))
                .AddClasses(c => c.AssignableToAny(typeof(IRequestHandler<,>)), publicOnly: false)
                .As(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableToAny(Found), publicOnly: false)
                .As(t => t.GetInterfaces().Where(i => Found.Contains(i)))
                .WithScopedLifetime()
                .AddClasses(c => c.Where(IsAnswer), publicOnly: false)
                .As(t => t.GetInterfaces().Where(i => catalogue.ContractTypes.Contains(i)))
                .WithScopedLifetime()
        );

        services.AddDataProtection().SetApplicationName("InnovationPipeline").PersistKeysToDbContext<PlatformDb>();
        return services;
    }

    /// <summary>What runs only where a host serves: listening, deliveries, long runs, the clock, jobs.</summary>
    public static IServiceCollection AddPlatformWorkers(this IServiceCollection services)
    {
        services.AddHostedService(s => s.GetRequiredService<Listener>());
        services.AddHostedService<ClockKeeper>();
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<LongRunner>();
        services.AddHostedService(s => s.GetRequiredService<LiveHub>());
        return services;
    }

    private static bool IsAnswer(Type type) => type.Namespace?.EndsWith(".Answers", StringComparison.Ordinal) == true;

    private static NpgsqlDataSource DataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName ??= "InnovationPipeline";
        builder.ConnectionStringBuilder.MaxAutoPrepare = 100;
        return builder.Build();
    }
}
