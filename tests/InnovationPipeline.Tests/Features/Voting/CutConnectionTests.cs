using System.Net;
using System.Net.Sockets;
using InnovationPipeline.Voting.Features.Ballots;
using Npgsql;

namespace InnovationPipeline.Tests.Features.Voting;

/// <summary>
/// The line to PostgreSQL is cut at every byte of a commit, on its way there and back: what was answered is in, what was not is in once or
/// not at all, and trying again settles it.
/// </summary>
public sealed class CutConnectionTests(VotingHouse house) : IClassFixture<VotingHouse>
{
    private const int Commits = 200;

    [Fact]
    public async Task A_ballot_that_was_answered_is_in_once_wherever_the_line_is_cut()
    {
        var day = await house.NewDay();
        var round = await day.Opened();
        var voters = await day.Voters(Commits);
        await using var line = new CuttingLine(new NpgsqlConnectionStringBuilder(house.ConnectionString));
        var through = new NpgsqlConnectionStringBuilder(house.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = line.Port,
            MaxPoolSize = 4,
        };
        await using var other = await VotingHouse.Over(through.ConnectionString);

        for (var i = 0; i < Commits; i++)
        {
            // Half of the cuts on the way there, half on the way back, at every byte of either.
            line.CutAt(back: i % 2 == 1, i / 2 % CuttingLine.LongestMessage);
            var idea = day.Idea(1 + (i % 3));
            try
            {
                await other.Send(voters[i], new CastBallot(round, idea));
            }
            catch (Exception cut) when (cut is NpgsqlException or IOException or InvalidOperationException)
            {
                Assert.InRange(await Ballots(round, voters[i]), 0, 1);
                await other.Send(voters[i], new CastBallot(round, idea));
            }
            Assert.Equal(1, await Ballots(round, voters[i]));
        }
        Assert.InRange(line.Cuts, Commits / 2, Commits);
        var result = await day.Revealed(round);
        Assert.Equal(Commits, result.Standings.Sum(s => s.Votes));
    }

    private Task<long> Ballots(Guid round, Guid voter) =>
        house.Scalar<long>("SELECT count(*) FROM voting.ballots WHERE round_id = $1 AND ballot_key = $2", round, voter);

    /// <summary>Hands bytes between hosts and PostgreSQL, and breaks the first connection that commits, at the byte it was told.</summary>
    private sealed class CuttingLine : IAsyncDisposable
    {
        /// <summary>"Q", length, "COMMIT", 0: twelve bytes there; its answer is a few more.</summary>
        public const int LongestMessage = 24;
        private static readonly byte[] Commit = "COMMIT"u8.ToArray();
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string _socket;
        private readonly CancellationTokenSource _end = new();
        private readonly Lock _gate = new();
        private (bool Back, int After)? _cut;
        private int _cuts;

        public CuttingLine(NpgsqlConnectionStringBuilder to)
        {
            _socket = Path.Combine(to.Host!, $".s.PGSQL.{to.Port}");
            _listener.Start();
            _ = Accept();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Cuts => _cuts;

        public void CutAt(bool back, int after)
        {
            lock (_gate)
                _cut = (back, after);
        }

        private async Task Accept()
        {
            while (!_end.IsCancellationRequested)
            {
                TcpClient client;
                try
                {
                    client = await _listener.AcceptTcpClientAsync(_end.Token);
                }
                catch (Exception ended) when (ended is OperationCanceledException or SocketException)
                {
                    return;
                }
                _ = Carry(client);
            }
        }

        private async Task Carry(TcpClient client)
        {
            using var there = client;
            using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
            var (near, far) = (there.GetStream(), new NetworkStream(server));
            var cutting = new Cutting();
            await Task.WhenAny(Pump(near, far, forth: true, cutting), Pump(far, near, forth: false, cutting));
            // Reset, not closed in good order.
            there.Client.LingerState = new LingerOption(true, 0);
            there.Close();
            server.Close();
        }

        private async Task Pump(NetworkStream from, NetworkStream to, bool forth, Cutting cutting)
        {
            var buffer = new byte[65_536];
            try
            {
                while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
                {
                    var bytes = buffer.AsMemory(0, read);
                    if (forth && bytes.Span.IndexOf(Commit) is >= 0 and var at)
                        lock (_gate)
                            if (_cut is { } cut)
                            {
                                // The message begins five bytes before its word.
                                cutting.Left = cut.After + (cut.Back ? 0 : Math.Max(0, at - 5));
                                cutting.Back = cut.Back;
                                cutting.Is = true;
                                _cut = null;
                                Interlocked.Increment(ref _cuts);
                            }
                    if (cutting.Is && cutting.Back != forth)
                    {
                        var passed = Math.Min(cutting.Left, bytes.Length);
                        await to.WriteAsync(bytes[..passed], _end.Token);
                        cutting.Left -= passed;
                        if (cutting.Left == 0)
                            return;
                        continue;
                    }
                    await to.WriteAsync(bytes, _end.Token);
                }
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException) { }
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _listener.Stop();
            _end.Dispose();
        }

        private sealed class Cutting
        {
            public volatile bool Is;
            public bool Back;
            public int Left;
        }
    }
}
