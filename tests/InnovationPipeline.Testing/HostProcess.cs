using System.Diagnostics;

namespace InnovationPipeline.Testing;

/// <summary>The host as its own process, as it runs in earnest; it can be killed without warning.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    private HostProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The host ended: " + string.Join('\n', Said)));
        _process.EnableRaisingEvents = true;
    }

    public Uri Address { get; private set; } = null!;

    public int Id => _process.Id;

    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_said)
                return [.. _said];
        }
    }

    /// <param name="connectionString">a database of its own is not brought when there is one</param>
    public static async Task<HostProcess> Start(string? connectionString, string environment = "Development", params string[] options)
    {
        // The built host itself: the copy beside the tests has no runtime configuration of its own.
        var dll = Path.Combine(
            SolutionFolder(),
            "src",
            "InnovationPipeline.Host",
            "bin",
            Configuration,
            "net10.0",
            "InnovationPipeline.Host.dll"
        );
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[dll, "serve", .. options])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        if (connectionString is not null)
            start.Environment["ConnectionStrings__Pipeline"] = connectionString;
        var host = new HostProcess(start);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        host.Address = await host._ready.Task.WaitAsync(Patience);
        return host;
    }

    /// <summary>One verb to its end.</summary>
    public static async Task<(int Exit, string Output, string Error)> Verb(string? connectionString, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(connectionString, "Development", arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL: nothing is finished, nothing is said.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    public static string SolutionFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InnovationPipeline.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No InnovationPipeline.sln above the tests");
        return folder;
    }

    private static ProcessStartInfo StartInfo(string? connectionString, string environment, string[] arguments)
    {
        // The built host itself: the copy beside the tests has no runtime configuration of its own.
        var dll = Path.Combine(
            SolutionFolder(),
            "src",
            "InnovationPipeline.Host",
            "bin",
            Configuration,
            "net10.0",
            "InnovationPipeline.Host.dll"
        );
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[dll, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        if (connectionString is not null)
            start.Environment["ConnectionStrings__Pipeline"] = connectionString;
        return start;
    }

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        const string Ready = "Ready: ";
        if (line.StartsWith(Ready, StringComparison.Ordinal))
            _ready.TrySetResult(new Uri(line[Ready.Length..]));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var term = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await term.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
                await _process.WaitForExitAsync();
            }
        }
        _process.Dispose();
    }
}
