using InnovationPipeline.Host.EmbeddedPostgres;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Time;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Host;

/// <summary>The serving host: with no connection string it brings, migrates and fills its own database first.</summary>
internal static class Serving
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--port"] = "Port",
        ["--data"] = "Data",
        ["--empty"] = "Empty",
    };

    public static async Task<int> Run(string[] args)
    {
        string[] options = [.. args.Where(a => !string.Equals(a, "serve", StringComparison.Ordinal)).Select(FlagAsPair)];
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = options, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.AddCommandLine(options, Switches);

        await using var cluster = await OwnCluster(builder);
        var app = PipelineHost.Build(
            builder,
            cluster?.ConnectionString ?? builder.Configuration.GetConnectionString("Pipeline") ?? "Host=none"
        );
        if (EF.IsDesignTime)
            return 0;

        if (cluster is not null)
        {
            await app.Services.GetRequiredService<Migrator>().Migrate(appRole: null, CancellationToken.None);
            var seeder = app.Services.GetRequiredService<Seeder>();
            if (!builder.Configuration.GetValue<bool>("Empty") && await seeder.IsEmpty(CancellationToken.None))
            {
                Console.WriteLine("Living the demonstration day once, for the new database…");
                await seeder.Seed(CancellationToken.None);
            }
        }
        await Wait.UntilMigrated(app);
        await app.Services.GetRequiredService<DatabaseClock>().Read(CancellationToken.None);

        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"Ready: {address}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<EmbeddedCluster?> OwnCluster(WebApplicationBuilder builder)
    {
        if (EF.IsDesignTime || builder.Configuration.GetConnectionString("Pipeline") is not null)
            return null;
        // Lives as long as the cluster, which reports its restarts.
        var logs = LoggerFactory.Create(l => l.AddConsole().SetMinimumLevel(LogLevel.Warning));
        return await EmbeddedCluster.Start(
            DataFolder.Of(builder.Configuration),
            logs.CreateLogger("EmbeddedPostgres"),
            CancellationToken.None
        );
    }

    private static string FlagAsPair(string arg) => string.Equals(arg, "--empty", StringComparison.Ordinal) ? "--empty=true" : arg;
}

internal static class DataFolder
{
    public static string Of(IConfiguration configuration) =>
        configuration["Data"] is { Length: > 0 } named ? Path.GetFullPath(named) : EmbeddedCluster.DefaultDataFolder;
}

internal static class Wait
{
    /// <summary>With a database of its own the owner migrates; a host waits for it and says so.</summary>
    public static async Task UntilMigrated(WebApplication app)
    {
        var migrator = app.Services.GetRequiredService<Migrator>();
        for (var said = false; ; said = true)
        {
            try
            {
                if ((await migrator.Pending(CancellationToken.None)).Count == 0)
                    return;
                if (!said)
                    await Console.Error.WriteLineAsync("Waiting for the database to be migrated: run the migrate verb as its owner");
            }
            catch (Npgsql.NpgsqlException problem)
            {
                if (!said)
                    await Console.Error.WriteLineAsync($"Waiting for the database: {problem.Message}");
            }
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
