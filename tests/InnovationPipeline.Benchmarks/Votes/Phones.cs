using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace InnovationPipeline.Benchmarks.Votes;

/// <summary>
/// Phones with a connection each that change their ballot as fast as they are answered. They share the server's cores, so they do as little
/// as they can: the request is written once, and only its key changes.
/// </summary>
internal sealed class Phones : IDisposable
{
    private const string Key = "00000000-0000-7000-8000-000000000000";
    private readonly List<Phone> _phones;

    private Phones(List<Phone> phones) => _phones = phones;

    public static async Task<Phones> Connect(Uri address, VotingRoom room, IEnumerable<string> cookies)
    {
        var phones = new List<Phone>();
        foreach (var cookie in cookies)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address.Host, address.Port);
            phones.Add(new Phone(socket, [.. room.Ideas.Take(2).Select(idea => Request(address, room.Round, cookie, idea))]));
        }
        return new Phones(phones);
    }

    /// <returns>milliseconds of each ballot that was acknowledged</returns>
    /// <exception cref="InvalidOperationException">when one was not</exception>
    public async Task<IReadOnlyList<double>> Cast(TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(_phones.Select(phone => Task.Run(() => phone.Cast(watch, length))));
        return [.. all.SelectMany(t => t)];
    }

    public void Dispose() => _phones.ForEach(p => p.Dispose());

    private static byte[] Request(Uri address, Guid round, string cookie, Guid idea)
    {
        var body = JsonSerializer.Serialize(new { ideaId = idea });
        return Encoding.ASCII.GetBytes(
            $"PUT /api/v1/rounds/{round}/ballot HTTP/1.1\r\nHost: {address.Authority}\r\nIdempotency-Key: {Key}\r\n"
                + $"Cookie: {cookie}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
    }

    private sealed class Phone(Socket socket, byte[][] requests) : IDisposable
    {
        private readonly int _key = requests[0].AsSpan().IndexOf(Encoding.ASCII.GetBytes(Key));
        private readonly byte[] _answer = new byte[4_096];

        public async Task<List<double>> Cast(Stopwatch watch, TimeSpan length)
        {
            var times = new List<double>();
            for (var i = 0; watch.Elapsed < length; i++)
            {
                var request = requests[i % 2];
                Guid.CreateVersion7().TryFormat(request.AsSpan(_key), out _);
                var began = watch.Elapsed;
                await socket.SendAsync(request, SocketFlags.None);
                var read = 0;
                while (read < 4 || !_answer.AsSpan(read - 4, 4).SequenceEqual("\r\n\r\n"u8))
                    read += await socket.ReceiveAsync(_answer.AsMemory(read)) is var more and > 0
                        ? more
                        : throw new InvalidOperationException("The connection was closed");
                if (!_answer.AsSpan().StartsWith("HTTP/1.1 204"u8))
                    throw new InvalidOperationException(Encoding.ASCII.GetString(_answer, 0, read));
                times.Add((watch.Elapsed - began).TotalMilliseconds);
            }
            return times;
        }

        public void Dispose() => socket.Dispose();
    }
}
