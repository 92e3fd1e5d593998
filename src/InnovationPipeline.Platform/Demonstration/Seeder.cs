using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Platform.Demonstration;

/// <summary>Lives the demonstration day in an empty database, the clock moved from step to step and back at the end.</summary>
public sealed class Seeder(
    IServiceScopeFactory scopes,
    Messenger messenger,
    Deliveries deliveries,
    DatabaseClock clock,
    NpgsqlDataSource source
)
{
    public async Task<bool> IsEmpty(CancellationToken ct)
    {
        await using var ask = source.CreateCommand("SELECT NOT EXISTS (SELECT 1 FROM platform.audit_entries)");
        return (bool)(await ask.ExecuteScalarAsync(ct))!;
    }

    /// <param name="until">the moment before which it stops; none for the whole of it</param>
    /// <returns>how many acts were carried out</returns>
    public async Task<int> Seed(CancellationToken ct, DateTimeOffset? until = null)
    {
        List<Step> steps;
        await using (var scope = scopes.CreateAsyncScope())
            steps = scope.ServiceProvider.GetServices<IDemonstrate>().SelectMany(d => d.Steps()).Where(s => !(s.At >= until)).ToList();
        var stage = new Stage(messenger);
        try
        {
            foreach (var moment in steps.GroupBy(s => s.At).OrderBy(m => m.Key))
            {
                await clock.MoveTo(moment.Key, ct);
                foreach (var step in moment)
                    await step.Act(stage, ct);
                while (await deliveries.TakeOne(ct)) { }
            }
        }
        finally
        {
            await clock.Reset(CancellationToken.None);
        }
        return steps.Count;
    }
}
