using System.Net;
using System.Net.Sockets;

namespace Telemetry.Collector.Tests.Observed;

/// <summary>A port of 127.0.0.1 that nobody listened on a moment ago, for options of which 0 means something else.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
