using System.Diagnostics;
using System.Runtime.CompilerServices;
using InnovationPipeline.Host.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InnovationPipeline.Tests.EmbeddedPostgres;

/// <summary>A second process that holds a data folder as a host does, so that a test can kill it with no chance to tidy up.</summary>
internal sealed class AnotherHost : IDisposable
{
    private const string Variable = "PIPELINE_TEST_HOLD_FOLDER";
    private const string Ready = "Holding the folder";

    private readonly Process _process;

    private AnotherHost(Process process) => _process = process;

    internal int ProcessId => _process.Id;

    internal static async Task<AnotherHost> Holding(string folder)
    {
        var host = Starting(folder);
        while (await host._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line == Ready)
                return host;
        throw new InvalidOperationException("The other host ended before it was ready");
    }

    internal static AnotherHost Starting(string folder) =>
        new(
            Process.Start(
                new ProcessStartInfo("dotnet", ["exec", typeof(AnotherHost).Assembly.Location])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    Environment = { [Variable] = folder },
                }
            )!
        );

    internal async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // This assembly's own program is the test runner; here the process turns into a host before it begins.
    [ModuleInitializer]
    internal static void BecomeAHost()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
            return;
        EmbeddedCluster.Start(folder, NullLogger.Instance, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine(Ready);
        Thread.Sleep(Timeout.InfiniteTimeSpan);
    }
}
