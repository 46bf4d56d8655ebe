using System.Net;
using System.Net.Sockets;

namespace Telemetry.Collector.Security;

/// <summary>
/// How many requests with a credential that is none an address may send: 500 at once, then 20 a second. A fixed table of places, so that no number of
/// addresses takes more memory; two addresses may share a place. Requests with a valid credential are never counted. Thread-safe, lock-free.
/// </summary>
internal sealed class FailedAttempts(TimeProvider time)
{
    /// <summary>When it is worth trying again.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private const int Places = 4096;
    private const int Burst = 500;
    private const int PerSecond = 20;

    // For each place: when its allowance would be whole again (the "theoretical arrival time" of the generic cell rate algorithm).
    private readonly long[] _whole = new long[Places];

    /// <summary>Counts a failed attempt, or what is worth several; false when it is one too many.</summary>
    public bool TryTake(IPAddress? address, int attempts = 1)
    {
        ref var whole = ref _whole[PlaceOf(address)];
        var one = time.TimestampFrequency / PerSecond;
        var cost = attempts * one;
        while (true)
        {
            var seen = Volatile.Read(ref whole);
            var now = time.GetTimestamp();
            var next = Math.Max(seen, now) + cost;
            if (next - now > Burst * one)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref whole, next, seen) == seen)
            {
                return true;
            }
        }
    }

    /// <summary>What was counted was no failed attempt.</summary>
    public void GiveBack(IPAddress? address, int attempts) => Interlocked.Add(ref _whole[PlaceOf(address)], -attempts * (time.TimestampFrequency / PerSecond));

    // Whoever has one IPv6 address has the 2^64 beside it. String hashes are seeded anew in each process; this one as well.
    private static int PlaceOf(IPAddress? address)
    {
        if (address is null)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[16];
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).TryWriteBytes(bytes, out var length);
        var hash = new HashCode();
        hash.AddBytes(address.AddressFamily == AddressFamily.InterNetworkV6 && length == 16 ? bytes[..8] : bytes[..length]);
        return (hash.ToHashCode() & int.MaxValue) % Places;
    }
}
