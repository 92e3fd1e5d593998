using System.Net;

namespace InnovationPipeline.Tests.Operations;

public sealed class LockedJobsTests(SharedHouse house)
{
    private const string Job = "Identity.ForgetGuessesJob";
    private const string IsScheduled = "SELECT count(*) FROM hangfire.hash WHERE key = 'recurring-job:' || $1 AND field = 'Cron'";

    [Fact]
    public async Task A_lock_that_a_killed_host_left_behind_keeps_no_host_from_serving_and_its_job_is_scheduled_once_it_is_gone()
    {
        var ct = TestContext.Current.CancellationToken;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(80));
        // Of a host whose clock ran ahead: no other clears it away in this test's time.
        await house.Scalar<object>(
            """
            INSERT INTO hangfire.lock (resource, updatecount, acquired)
            VALUES ('hangfire:lock:recurring-job:' || $1, 0, now() AT TIME ZONE 'UTC' + interval '1 hour') RETURNING resource
            """,
            Job
        );
        await house.Scalar<object>("DELETE FROM hangfire.hash WHERE key = 'recurring-job:' || $1 RETURNING id", Job);

        await using var host = await HostProcess.Start(house.ConnectionString, "Development", "--urls=http://127.0.0.1:0");
        using var browser = new Browser(host.Address);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/health/ready", ct)).StatusCode);
        while (!host.Said.Any(line => line.Contains("tried again", StringComparison.Ordinal)))
            await Task.Delay(100, patience.Token);
        Assert.Equal(0L, await house.Scalar<long>(IsScheduled, Job));

        await house.Scalar<object>("DELETE FROM hangfire.lock WHERE resource LIKE '%' || $1 RETURNING resource", Job);
        while (await house.Scalar<long>(IsScheduled, Job) == 0)
            await Task.Delay(100, patience.Token);
    }
}
