using System.Globalization;
using Google.Protobuf;
using Telemetry.Protocol.V1;

namespace Telemetry.Portal.Rpc;

/// <summary>Evidence as the protocol says it: the documents of the JSON endpoints, byte for byte.</summary>
internal static class RpcEvidenceMapper
{
    /// <summary>A document.</summary>
    public static EvidenceDocument Map(byte[] json) => new() { Json = UnsafeByteOperations.UnsafeWrap(json) };

    /// <summary>A checkpoint's size as the endpoints read it.</summary>
    public static string SizeOf(long size) => size == 0 ? "latest" : size.ToString(CultureInfo.InvariantCulture);
}
