using InnovationPipeline.Development.Features.Delivery;
using InnovationPipeline.Development.Features.Reminders;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Development;

public sealed class JobsOfTwoHostsTests(DevelopmentHouse house) : IClassFixture<DevelopmentHouse>
{
    private const int Runs = 6;

    private const string OfReminders = "FROM hangfire.job j WHERE j.arguments::text LIKE '%SendRemindersDaily%'";

    [Fact]
    public async Task Idle_hosts_share_the_jobs_and_a_reminder_that_all_of_them_find_goes_out_once()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var second = await House.Open(database: house.ConnectionString);
        var place = await house.PlaceWithInitiative();
        await house.Send(
            place.Organiser,
            new AddTask(
                Guid.CreateVersion7(),
                place.Initiative,
                "Agree the data flow",
                DevelopmentHouse.Email(place.Owner),
                new DateOnly(2027, 1, 4)
            )
        );
        // A Monday.
        await house.Clock.MoveTo(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero), ct);
        try
        {
            // Whoever takes a run waits here, so that nobody takes all of them.
            await using var held = new NpgsqlConnection(house.ConnectionString);
            await held.OpenAsync(ct);
            await Run(held, "SELECT pg_advisory_lock(hashtext('development.reminders'))");
            var name = JobSchedule.NameOf(typeof(SendRemindersDaily));
            foreach (var host in Enumerable.Repeat<House[]>([house, second], Runs / 2).SelectMany(h => h))
                host.Services.GetRequiredService<JobsOverview>().RunNow(name);
            await Until(
                2,
                "SELECT count(DISTINCT s.data::jsonb ->> 'ServerId') FROM hangfire.state s WHERE s.name = 'Processing' AND s.jobid IN (SELECT j.id "
                    + OfReminders
                    + ")"
            );
            await Run(held, "SELECT pg_advisory_unlock_all()");

            await Until(Runs, "SELECT count(*) " + OfReminders + " AND j.statename = 'Succeeded'");
            Assert.Equal(
                1L,
                await house.Scalar<long>(
                    "SELECT count(*) FROM development.reminders WHERE kind = 'TaskToDo' AND initiative_id = $1",
                    place.Initiative
                )
            );
        }
        finally
        {
            await house.Clock.Reset(ct);
        }

        async Task Until(long wanted, string counting)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(TimeSpan.FromSeconds(25));
            while (await house.Scalar<long>(counting) < wanted)
                await Task.Delay(100, patience.Token);
        }

        async Task Run(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
