using System.Diagnostics;
using System.Security.Cryptography;
using InnovationPipeline.Host.EmbeddedPostgres;
using InnovationPipeline.Tests.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

[assembly: AssemblyFixture(typeof(MadeFolder))]

namespace InnovationPipeline.Tests.EmbeddedPostgres;

/// <summary>One folder with a cluster already made, copied for each test: making one takes longer than the tests do.</summary>
public sealed class MadeFolder : IAsyncDisposable
{
    private const UnixFileMode Enterable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _root = Path.Combine(Path.GetTempPath(), $"ip-test-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
    private readonly Lazy<Task<string>> _made;
    private int _copies;

    public MadeFolder()
    {
        _made = new(async () =>
        {
            var folder = Empty("made");
            await using (await EmbeddedCluster.Start(folder, NullLogger.Instance, CancellationToken.None)) { }
            return folder;
        });
    }

    internal string Empty(string name)
    {
        Directory.CreateDirectory(_root, Enterable);
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder, Enterable);
        return folder;
    }

    internal async Task<string> Copy()
    {
        var copy = Path.Combine(_root, $"copy-{Interlocked.Increment(ref _copies)}");
        using var process = Process.Start("cp", ["-a", await _made.Value, copy]);
        await process.WaitForExitAsync();
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
