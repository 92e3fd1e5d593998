using System.Globalization;
using System.Text.RegularExpressions;

namespace InnovationPipeline.Host.EmbeddedPostgres;

/// <summary>One installed PostgreSQL server: its major version and the folder of its programs.</summary>
internal sealed partial record ServerBinaries(int Major, string Folder)
{
    internal const string Variable = "PIPELINE_POSTGRES_BIN";

    private const int Oldest = 15;

    internal string Postgres => Path.Combine(Folder, "postgres");
    internal string InitDb => Path.Combine(Folder, "initdb");
    internal string Control => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest server, or the one of the version that the folder already holds.</summary>
    internal static async Task<ServerBinaries> For(string? folderVersion, string dataFolder, CancellationToken ct)
    {
        var installed = await Installed(ct);
        if (installed.Count == 0)
            throw new EmbeddedPostgresProblem(
                $"No PostgreSQL server of version {Oldest} or newer was found. Install one (on Debian: apt-get install postgresql), "
                    + $"name the folder of its programs in {Variable}, or set ConnectionStrings__Pipeline to a server that is already running."
            );

        if (folderVersion is null)
            return installed[0];

        return installed.FirstOrDefault(server =>
                string.Equals(server.Major.ToString(CultureInfo.InvariantCulture), folderVersion, StringComparison.Ordinal)
            )
            ?? throw new EmbeddedPostgresProblem(
                $"The data folder {dataFolder} was made by PostgreSQL {folderVersion}, but this machine has PostgreSQL "
                    + $"{string.Join(" and ", installed.Select(server => server.Major).Distinct())}. Install PostgreSQL {folderVersion}"
                    + $"{(IsTooOld(folderVersion) ? $" and upgrade the folder to {Oldest} or newer with pg_upgrade" : "")}, or choose another folder with --data."
            );
    }

    private static bool IsTooOld(string version) =>
        !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major < Oldest;

    private static async Task<IReadOnlyList<ServerBinaries>> Installed(CancellationToken ct)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
            return await Read(named, ct) is { } server
                ? [server]
                : throw new EmbeddedPostgresProblem(
                    $"{Variable} names {named}, but no PostgreSQL server of version {Oldest} or newer is there."
                );

        var found = new List<ServerBinaries>();
        foreach (var folder in Candidates().Distinct(StringComparer.Ordinal))
            if (await Read(folder, ct) is { } server)
                found.Add(server);
        return [.. found.OrderByDescending(server => server.Major)];
    }

    private static IEnumerable<string> Candidates()
    {
        if (Directory.Exists("/usr/lib/postgresql"))
            foreach (var version in Directory.EnumerateDirectories("/usr/lib/postgresql"))
                yield return Path.Combine(version, "bin");

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var postgres = new FileInfo(Path.Combine(folder, "postgres"));
            if (postgres.Exists)
                yield return (postgres.ResolveLinkTarget(returnFinalTarget: true) as FileInfo)?.DirectoryName ?? folder;
        }
    }

    private static async Task<ServerBinaries?> Read(string folder, CancellationToken ct)
    {
        var server = new ServerBinaries(0, folder);
        if (!File.Exists(server.Postgres) || !File.Exists(server.InitDb) || !File.Exists(server.Control))
            return null;

        // Debian keeps one folder for each version: its name saves a process at every start.
        var match = DebianFolder().Match(folder);
        if (!match.Success)
            match = VersionLine().Match((await ServerAccount.Own.Run([server.Postgres, "--version"], ct: ct)).Output);

        return
            match.Success
            && int.Parse(match.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is >= Oldest and var major
            ? server with
            {
                Major = major,
            }
            : null;
    }

    [GeneratedRegex(@"^/usr/lib/postgresql/(?<major>[0-9]+)/bin$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DebianFolder();

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();
}
