using System.Diagnostics;

namespace InnovationPipeline.Host.EmbeddedPostgres;

/// <summary>The user the server runs as: PostgreSQL refuses root, so root hands it to an unprivileged one.</summary>
internal sealed record ServerAccount(string Name, string UserId, string GroupId, bool Dropped)
{
    /// <summary>Whoever runs this process.</summary>
    internal static ServerAccount Own { get; } = new(Environment.UserName, "", "", Dropped: false);

    /// <summary>The owner of what the folder already holds, else `postgres`, else `nobody`.</summary>
    internal static async Task<ServerAccount> For(string existing, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return Own;

        var accounts = (await File.ReadAllLinesAsync("/etc/passwd", ct))
            .Select(line => line.Split(':'))
            .Where(fields => fields is [_, _, not "0", not "0", ..])
            .Select(fields => new ServerAccount(fields[0], fields[2], fields[3], Dropped: true))
            .ToList();

        if (Directory.Exists(existing))
        {
            var owner = (await Own.Run(["stat", "-c", "%u", existing], ct: ct)).Output.Trim();
            if (accounts.Find(account => account.UserId == owner) is { } keeper)
                return keeper;
        }

        return accounts.Find(account => account.Name == "postgres")
            ?? accounts.Find(account => account.Name == "nobody")
            ?? throw new EmbeddedPostgresProblem(
                "PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody to run it as. Start the host as an ordinary user."
            );
    }

    /// <summary>How to start a program as this user: nothing of the host's environment that could steer a server goes along.</summary>
    internal ProcessStartInfo Starting(IEnumerable<string> command)
    {
        var start = new ProcessStartInfo
        {
            // The user may not be allowed to read the host's own working directory.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        string[] all = Dropped
            ? ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--reset-env", "--", .. command]
            : [.. command];
        start.FileName = all[0];
        foreach (var argument in all.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    /// <summary>Runs a program to its end. Never for what leaves a server behind: the server would inherit the pipes and they would not end.</summary>
    internal async Task<Outcome> Run(IEnumerable<string> command, string input = "", CancellationToken ct = default)
    {
        var start = Starting(command);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        using var process = Begin(start);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and its words say why.
        }
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a few lines of shell with arguments as this user.</summary>
    internal Task<Outcome> Script(string script, string[] arguments, string input = "", CancellationToken ct = default) =>
        Run(["sh", "-euc", script, "sh", .. arguments], input, ct);

    internal static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new EmbeddedPostgresProblem($"The program {start.FileName} could not be started: {missing.Message}", missing);
        }
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        internal bool Worked => ExitCode == 0;
        internal string Words => $"{Output}{Error}".Trim();
    }
}
