using System.Net;
using System.Net.Sockets;

namespace Telemetry.Collector.Tests.Running;

/// <summary>
/// A port of 127.0.0.1 that nobody listens on, below those that the system hands out: while a service that is started again is down nobody gets it by
/// chance, and nobody connects to itself.
/// </summary>
internal static class FreePort
{
    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 30_000);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken; another one.
            }
        }
    }
}
