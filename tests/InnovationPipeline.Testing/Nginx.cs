using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InnovationPipeline.Testing;

/// <summary>nginx on loopback ports in front of given hosts, with the product's own template and a certificate of its own.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    public X509Certificate2 Certificate { get; }

    private Nginx(Process process, string folder, X509Certificate2 certificate, int http, int https)
    {
        _process = process;
        _folder = folder;
        Certificate = certificate;
        Http = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{http}"));
        Https = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://localhost:{https}"));
    }

    public Uri Http { get; }
    public Uri Https { get; }

    public static bool Installed => Program is not null;

    private static string? Program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            // Debian keeps it where ordinary users do not look.
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, "nginx"))
            .FirstOrDefault(File.Exists);

    public static async Task<Nginx> InFrontOf(params Uri[] hosts)
    {
        var program = Program ?? throw new InvalidOperationException("nginx is not installed: build/test.sh installs it");
        var folder = Directory.CreateTempSubdirectory("ip-nginx-").FullName;
        var certificate = SelfSigned();
        await File.WriteAllTextAsync(Path.Combine(folder, "tls.crt"), certificate.ExportCertificatePem());
        using (var key = certificate.GetECDsaPrivateKey()!)
            await File.WriteAllTextAsync(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());

        var (http, https) = FreePorts();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "hosts.conf"),
            Fill(
                await File.ReadAllTextAsync(Template()),
                ("BACKENDS", string.Concat(hosts.Select(host => $"server {host.Authority}; "))),
                ("HTTP_LISTEN", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{http}")),
                ("HTTPS_LISTEN", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{https}")),
                ("HTTPS_SUFFIX", string.Create(CultureInfo.InvariantCulture, $":{https}")),
                ("CERTIFICATE", Path.Combine(folder, "tls.crt")),
                ("CERTIFICATE_KEY", Path.Combine(folder, "tls.key"))
            )
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
                include {{folder}}/hosts.conf;
            }
            """
        );

        var start = new ProcessStartInfo(
            program,
            ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", Path.Combine(folder, "nginx.conf")]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        var nginx = new Nginx(Process.Start(start)!, folder, certificate, http, https);
        try
        {
            await nginx.Listens(https);
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that trusts this proxy's certificate and no other, keeps cookies, and follows no redirect.</summary>
    public HttpClient Client()
    {
        var thumbprint = Certificate.Thumbprint;
        return new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == thumbprint },
            }
        )
        {
            BaseAddress = Https,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        Certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Listens(int port)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            if (_process.HasExited || clock.Elapsed > TimeSpan.FromSeconds(10))
                throw new InvalidOperationException(
                    $"nginx did not start: {await File.ReadAllTextAsync(Path.Combine(_folder, "error.log"))}"
                );
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }

    private static string Fill(string template, params (string Name, string Value)[] variables) =>
        variables.Aggregate(template, (text, variable) => text.Replace($"${{{variable.Name}}}", variable.Value, StringComparison.Ordinal));

    private static string Template()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "InnovationPipeline.sln")))
                return Path.Combine(folder.FullName, "build/nginx/pipeline.conf");
        throw new InvalidOperationException($"No InnovationPipeline.sln above {AppContext.BaseDirectory}");
    }

    private static (int, int) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
